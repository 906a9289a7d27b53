/** The seed's seven columns: how a table of ours is known. */
export const SEED_COLUMNS = [
  'Category',
  'Subcategory',
  'Topic',
  'Description',
  'Resources',
  'TLDR',
  'Challenge',
] as const;

/** All columns, in order. */
export const COLUMNS = [...SEED_COLUMNS, 'Id', 'Revision'] as const;
