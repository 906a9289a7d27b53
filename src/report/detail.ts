/** More roadmaps than these are summed up, and listed folded away. */
export const FEW_ROADMAPS = 10;

/** How much a report shows. Everything is counted at every level; what varies is what is listed. */
export interface Detail {
  /** Stale, failed and pending rows listed. */
  readonly rows: number;
  /** Changes listed, of each kind. */
  readonly changes: number;
  /** Changes are shown with what stood there before and what does now, not only by name. */
  readonly values: boolean;
  /** Roadmaps listed. */
  readonly roadmaps: number;
  /** Errors and notes listed, of each. */
  readonly messages: number;
  /** Length of a foreign text in a table, in code points. */
  readonly cell: number;
  /** Length of an error or a note, in code points. */
  readonly message: number;
}

/** Everything, as far as a reader takes it in: longer cells are read in the table itself. */
const FULL: Detail = {
  rows: Infinity,
  changes: Infinity,
  values: true,
  roadmaps: Infinity,
  messages: 100,
  cell: 300,
  message: 500,
};

/**
 * The levels of detail, from everything down to counts: a report that is too long is not cut, it
 * is told at the highest level at which it fits. The last one fits whatever a run holds: every
 * list in it is bounded, and so is the length of each item.
 */
export const LEVELS: readonly Detail[] = [
  FULL,
  { ...FULL, rows: 1000, changes: 500, roadmaps: 300, messages: 50 },
  { ...FULL, rows: 300, changes: 200, roadmaps: 100, messages: 20, cell: 200 },
  { ...FULL, rows: 100, changes: 60, roadmaps: 50, messages: 20, cell: 150 },
  { ...FULL, rows: 40, changes: 20, roadmaps: 20, messages: 10, cell: 120, message: 200 },
  {
    ...FULL,
    rows: 10,
    changes: 10,
    values: false,
    roadmaps: 10,
    messages: 5,
    cell: 80,
    message: 200,
  },
  { ...FULL, rows: 0, changes: 0, values: false, roadmaps: 5, messages: 5, cell: 50, message: 120 },
];
