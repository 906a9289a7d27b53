import { type CsvRecord, rowNames } from '../../lib/csv.ts';
import { columnName, MAX_HEADER_LINES, OWN_TOPIC_NAME, TOPIC_NAMES } from '../../lib/csv-layout.ts';
import { RoadmapError } from '../../lib/error.ts';
import { cleanText } from '../../lib/text/clean.ts';
import { joinSome, sanitize } from '../../lib/text/message.ts';
import { ellipsize } from '../../lib/text/truncate.ts';
import { likeliestTopics } from './likeliest.ts';

/** Columns that an error lists, and code points of each. */
const MAX_COLUMNS = 10;
const MAX_NAME_POINTS = 40;

/** The header of a list, found among its records. */
export interface ListHeader {
  readonly header: CsvRecord;
  /** Position of the column of topics. */
  readonly topicAt: number;
  /** What stands above the header: lines of a title. */
  readonly title: readonly CsvRecord[];
  /** What stands below it. */
  readonly rows: readonly CsvRecord[];
}

/**
 * Finds the header of a list, which is its first record, or stands below a title: records of one cell.
 * Throws a `RoadmapError` if there is no column of topics: it lists the columns there are.
 *
 * @param list What messages call the list.
 * @param isOutput Whether the list is its own table, which has no place for a title: it is an error.
 */
export function findHeader(
  records: readonly CsvRecord[],
  list: string,
  isOutput: boolean,
): ListHeader {
  const [first] = records;
  if (first === undefined) {
    throw new RoadmapError(`${list} is empty. Add a header row with a Topic column.`);
  }
  const at = topicColumn(first.cells) === null ? headerBelowTitle(records) : 0;
  const header = records[at] ?? first;
  const rows = records.slice(at + 1);
  const topicAt = topicColumn(header.cells);
  if (topicAt === null) throw new RoadmapError(`${list} ${noTopicColumn(header.cells, rows)}`);
  const title = records.slice(0, at).filter((record) => filledCells(record) > 0);
  if (isOutput && title.length > 0) {
    throw new RoadmapError(
      `${list} is both source and output, so the title above its header would be lost: ${rowNames(title)}. Remove it, or set another output.`,
    );
  }
  return { header, topicAt, title, rows };
}

/**
 * The header of a list that is its own table, as it stands in a table of ours: the columns that are
 * read are called as ours, the others as they are, trimmed. That of a table of ours stays as it is.
 *
 * @param columns Names of our columns.
 */
export function tableHeader(
  header: readonly string[],
  columns: readonly string[],
): readonly string[] {
  const trimmed = header.map((cell) => cell.trim());
  const names = header.map(columnName);
  const ours = new Map<number, string>();
  for (const name of columns) {
    const exact = trimmed.indexOf(name);
    const alike = exact === -1 ? names.indexOf(columnName(name)) : exact;
    const at = alike === -1 && name === 'Topic' ? topicColumn(header) : alike;
    if (at !== null && at !== -1 && !ours.has(at)) ours.set(at, name);
  }
  return trimmed.map((cell, at) => ours.get(at) ?? cell);
}

/** Position of `Topic`, else of the only column that may be it; null if there is none. */
function topicColumn(header: readonly string[]): number | null {
  const names = header.map(columnName);
  if (names.includes(OWN_TOPIC_NAME)) return names.indexOf(OWN_TOPIC_NAME);
  const candidates = [...names.keys()].filter((at) => TOPIC_NAMES.includes(names[at] ?? ''));
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Position of a header below records of one cell, which are a title; 0 if there is none. */
function headerBelowTitle(records: readonly CsvRecord[]): number {
  const below = records.slice(0, MAX_HEADER_LINES).findIndex(({ cells }) => {
    return filledCells({ cells }) > 1 || cells.some((cell) => columnName(cell) === OWN_TOPIC_NAME);
  });
  const isHeader = records[below]?.cells.some((cell) => TOPIC_NAMES.includes(columnName(cell)));
  return isHeader ? below : 0;
}

const filledCells = ({ cells }: Pick<CsvRecord, 'cells'>) =>
  cells.filter((cell) => cleanText(cell) !== '').length;

/** What is wrong with a list without a column of topics, and what to do: the end of a sentence. */
function noTopicColumn(header: readonly string[], rows: readonly CsvRecord[]): string {
  const names = header.map((cell) => ellipsize(cleanText(cell), MAX_NAME_POINTS));
  const shown = joinSome(
    names.filter((name) => name !== ''),
    MAX_COLUMNS,
  );
  const likeliest = likeliestTopics(header, rows);
  const probably = likeliest === null ? '' : ` (probably ${sanitize(names[likeliest] ?? '')})`;
  const columns = shown === '' ? '' : `; its columns are ${shown}`;
  return `has no Topic column${columns}. Rename the column of topics to Topic${probably}, or add a header if there is none.`;
}
