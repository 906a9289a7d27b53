import { type CsvRecord, lengthOf, readRecords } from '../../lib/csv.ts';
import { columnName, MAX_HEADER_LINES } from '../../lib/csv-layout.ts';
import { messageOf, RoadmapError } from '../../lib/error.ts';
import { damageOf } from '../../lib/text/damage.ts';
import { lettersApart } from '../../lib/text/distance.ts';
import { sanitize } from '../../lib/text/message.ts';
import { findHeader } from './header.ts';

/** More rows than anybody learns; ten million short ones would fill the memory. */
export const MAX_ROWS = 100_000;

/** Rows times columns: one long row makes every other as long in the table. */
const MAX_CELLS = 2_000_000;

/** So many letters of a name may be wrong for it to be called mistyped. */
const MAX_MISTYPED = 2;

/** Longer than every name that is read, and short enough to be compared at once. */
const MAX_NAME_LENGTH = 20;

/** Columns of a list that are read, in lower case. */
const READ = ['topic', 'category', 'subcategory', 'description', 'resources', 'id'] as const;

/** A list, split into cells. */
export interface List {
  readonly header: readonly string[];
  /** What stands above the header: lines of a title. */
  readonly title: readonly CsvRecord[];
  readonly records: readonly CsvRecord[];
  /** Positions of the columns that are read, from 0; -1 for one that the list does not have. */
  readonly at: Readonly<Record<(typeof READ)[number], number>>;
  /** Positions of the user's own columns. */
  readonly others: readonly number[];
  /** Positions of the columns that the model fills in and the list has too, by their names. */
  readonly given: ReadonlyMap<string, number>;
}

/**
 * Splits the text of a list into cells, and finds the columns by their names, trimmed and in any
 * case. Throws a `RoadmapError` if it is not a list.
 *
 * @param columns Names of the columns that the model fills in. Cells under these names are values that
 * a person gave. In a list that is its own table, or has a Revision, they are those of the table, which
 * is read elsewhere.
 * @param isOutput Whether the list is its own table, which is the list of the next run.
 */
export function parseList(
  text: string,
  path: string,
  columns: readonly string[],
  isOutput: boolean,
): List {
  const list = sanitize(path);
  const damage = damageOf(text);
  if (damage !== null) throw new RoadmapError(`${list} ${damage}`);
  const { header, topicAt, title, rows: records } = findHeader(parse(text, path), list, isOutput);
  if (records.length > MAX_ROWS) {
    throw new RoadmapError(`${list} has more than ${MAX_ROWS} rows. Split it.`);
  }
  const names = header.cells.map(columnName);
  const ofTable = [...columns, 'Revision'].map(columnName);
  const ours = [...READ, ...ofTable];
  const missing = isOutput ? ours.filter((name) => !names.includes(name)).length : 0;
  const width = Math.max(header.cells.length, ...new Set(records.map(lengthOf))) + missing;
  if (records.length * width > MAX_CELLS) {
    throw new RoadmapError(
      `${list} has ${width} columns in ${records.length} rows; the limit is ${MAX_CELLS} cells. Split it.`,
    );
  }
  const find = (name: string) => {
    const first = names.indexOf(name);
    if (first === names.lastIndexOf(name)) return first;
    throw new RoadmapError(
      `${list} has two columns named ${sanitize(header.cells[first] ?? '')}. Rename one of them.`,
    );
  };
  const found = Object.fromEntries(READ.map((name) => [name, find(name)])) as List['at'];
  const at = { ...found, topic: topicAt };
  const known = [...Object.values(at), ...ofTable.map(find)];
  const others = [...names.keys()].filter((index) => !known.includes(index));
  const isTable = isOutput || names.includes('revision');
  const given = columns.map((name) => [name, find(columnName(name))] as const);
  return {
    header: header.cells,
    title,
    records,
    at,
    others,
    given: new Map(isTable ? [] : given.filter(([, index]) => index !== -1)),
  };
}

/** Columns of a list that are almost, but not quite, called like one that is read and missing. */
export function mistypedColumns({ header, at, others }: List) {
  const missing = (['Category', 'Subcategory', 'Description', 'Resources'] as const).filter(
    (name) => at[name.toLowerCase() as Lowercase<typeof name>] < 0,
  );
  return others.flatMap((index) => {
    const name = columnName(header[index] ?? '').slice(0, MAX_NAME_LENGTH);
    const meant = missing.find((read) => lettersApart(name, columnName(read)) <= MAX_MISTYPED);
    return meant === undefined ? [] : [[header[index] ?? '', meant] as const];
  });
}

function parse(text: string, path: string): readonly CsvRecord[] {
  try {
    // A title, the header, and one row beyond the limit, to see that it is exceeded.
    const max = MAX_HEADER_LINES + MAX_ROWS + 1;
    return readRecords(text, { max, ...(/\.tsv$/i.test(path) && { defaultSeparator: '\t' }) });
  } catch (cause) {
    throw new RoadmapError(
      `${sanitize(path)} is not valid CSV (${sanitize(messageOf(cause))}). Correct it.`,
      { cause },
    );
  }
}
