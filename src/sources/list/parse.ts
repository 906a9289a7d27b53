import { type CsvRecord, readRecords } from '../../lib/csv-records.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { sanitize } from '../../lib/text/message.ts';

/** Rows of a list: more than anybody learns. Ten million short ones would fill the memory. */
const MAX_ROWS = 100_000;

/** Cells of a list, rows times columns: one long row makes every other as long in the table. */
const MAX_CELLS = 2_000_000;

/** Splits the text of a list into header and rows; throws a `RoadmapError` where it is no CSV. */
export function parseList(
  text: string,
  path: string,
): { readonly header: readonly string[]; readonly records: readonly CsvRecord[] } {
  const separator = otherSeparator(text);
  if (separator !== null) {
    throw new RoadmapError(`${sanitize(path)} is separated by ${separator}. Save it with commas.`);
  }
  const [header, ...records] = parse(text, path);
  if (header === undefined) {
    throw new RoadmapError(
      `${sanitize(path)} is empty. Its first row must name the columns, one of them Topic.`,
    );
  }
  if (records.length > MAX_ROWS) {
    throw new RoadmapError(`${sanitize(path)} has more than ${MAX_ROWS} rows. Split it.`);
  }
  const width = records.reduce((most, row) => Math.max(most, lengthOf(row)), header.cells.length);
  if (records.length * width > MAX_CELLS) {
    throw new RoadmapError(
      `${sanitize(path)} has ${width} columns in ${records.length} rows, more than ${MAX_CELLS} cells. Split it.`,
    );
  }
  return { header: header.cells, records };
}

/** Cells of a record up to the last that holds something. */
export function lengthOf({ cells }: CsvRecord): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

function parse(text: string, path: string): readonly CsvRecord[] {
  try {
    // The header, and one row beyond the limit, to see that it is exceeded.
    return readRecords(text, MAX_ROWS + 2);
  } catch (cause) {
    throw new RoadmapError(
      `${sanitize(path)} cannot be read as CSV (${sanitize(messageOf(cause))}). Repair it there.`,
      { cause },
    );
  }
}

/**
 * What a list is separated by instead of commas; null where it is commas. The first line names a
 * Topic column only when it is split at the right character.
 */
function otherSeparator(text: string): 'semicolons' | 'tabs' | null {
  const [line = ''] = /[^\r\n]*/.exec(text.replace(/^[\uFEFF\r\n]+/, '')) ?? [];
  const namesTopic = (separator: string) =>
    line.split(separator).some((part) => nameOf(part.replaceAll('"', '')) === 'topic');
  if (namesTopic(',')) return null;
  if (namesTopic(';')) return 'semicolons';
  return namesTopic('\t') ? 'tabs' : null;
}

/** Columns of a list that are read, in lower case. */
const READ = ['topic', 'category', 'subcategory', 'description', 'resources', 'id'] as const;

/**
 * Columns that every table of ours has. They are neither read from a list nor kept as a column of
 * its own: only the published table says what they hold.
 */
const OURS = ['tldr', 'challenge', 'revision'] as const;

/** Positions from 0; -1 for a column that the list does not have. */
type Positions = Readonly<Record<(typeof READ)[number], number>>;

/**
 * Finds the columns by their names, trimmed and whatever their case; `others` are neither read nor
 * ours. Throws a `RoadmapError`.
 */
export function findColumns(
  header: readonly string[],
  path: string,
): { readonly at: Positions; readonly others: readonly number[] } {
  const names = header.map(nameOf);
  const find = (name: string) => {
    const first = names.indexOf(name);
    if (first === names.lastIndexOf(name)) return first;
    throw new RoadmapError(
      `${sanitize(path)} has two columns named ${sanitize(header[first] ?? '')}. Rename one of them.`,
    );
  };
  const at = Object.fromEntries(READ.map((name) => [name, find(name)])) as Positions;
  if (at.topic < 0) {
    throw new RoadmapError(
      `${sanitize(path)} has no Topic column. Its first row must name the columns, one of them Topic.`,
    );
  }
  const known = [...Object.values(at), ...OURS.map(find)];
  return { at, others: [...names.keys()].filter((index) => !known.includes(index)) };
}

/** A column's name as it is compared. */
const nameOf = (cell: string) => cell.trim().toLowerCase();
