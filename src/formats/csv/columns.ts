/** The old exporter's seven columns: how a table of ours is known. */
export const EXPORTER_COLUMNS = [
  'Category',
  'Subcategory',
  'Topic',
  'Description',
  'Resources',
  'TLDR',
  'Challenge',
] as const;

/** All columns, in order. */
export const COLUMNS = [...EXPORTER_COLUMNS, 'Id', 'Revision'] as const;
