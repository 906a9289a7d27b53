/** What cells may be separated by; of two that fit alike, the first counts. */
const SEPARATORS = [',', ';', '\t', '|'] as const;

/** Lines in which the header is looked for: a spreadsheet may have a title above it. */
export const MAX_HEADER_LINES = 6;

/** Characters in which the header is looked for: many times the longest that people write. */
const MAX_HEAD = 100_000;

/** Our name of the column of topics, as it is compared. It counts before all others. */
export const OWN_TOPIC_NAME = 'topic';

/** The names of the column of topics, ours and those that a list may have instead. */
export const TOPIC_NAMES: readonly string[] = [
  OWN_TOPIC_NAME,
  ...['name', 'title', 'skill', 'subject', 'course', 'item', 'term'],
];

/** The name of a column as it is compared. */
export const columnName = (cell: string) => cell.trim().toLowerCase();

/** A first line that says what cells are separated by, as spreadsheets write and obey it. */
const STATED = /^\uFEFF?"?sep=([^"\w\r\n])\1*"?(?:\r\n|\n|\r|$)/i;

/** Text in quotes. They begin with a cell, or with what follows a doubled quote; others are inches. */
const QUOTED = /(?<![^,;\t|\r\n"])"[^"]*"/g;

/** A line that is not blank. A line break in quotes does not end it. */
const LINE = new RegExp(`(?:${QUOTED.source}|[^\\r\\n])+`, 'g');

/** How the cells of a CSV file are laid out. */
export interface CsvLayout {
  readonly separator: string;
  /** Characters before the first record: those of a line such as `sep=;`. */
  readonly start: number;
}

/**
 * Finds what a CSV file is separated by: what a first line `sep=;` says, else what gives its header a
 * column of topics, else what stands most often in its first line. Quoted text does not count.
 *
 * @param defaultSeparator Separator of a file whose header is a single column.
 */
export function layoutOf(text: string, defaultSeparator = ','): CsvLayout {
  const [stated, named] = STATED.exec(text) ?? [];
  if (stated !== undefined && named !== undefined) {
    return { separator: named, start: stated.length };
  }
  const lines = (
    text
      .slice(0, MAX_HEAD)
      .replace(/^\uFEFF/, '')
      .match(LINE) ?? []
  )
    .slice(0, MAX_HEADER_LINES)
    .map(withoutQuotes);
  const all = [...new Set([defaultSeparator, ...SEPARATORS])];
  for (const line of lines) {
    const fitting = all.filter((separator) => line.split(separator).some(isTopicName));
    if (fitting.length > 0) return { separator: mostFrequent(fitting, line), start: 0 };
  }
  return { separator: mostFrequent(all, lines[0] ?? ''), start: 0 };
}

const isTopicName = (cell: string) => TOPIC_NAMES.includes(columnName(cell));

/** A line without quotes, and without separators inside them. */
const withoutQuotes = (line: string) =>
  line.replace(QUOTED, (quoted) => quoted.slice(1, -1).replace(/[,;\t|]/g, ' '));

/** The separator that a line holds most often; of several, the first. */
function mostFrequent(separators: readonly string[], line: string): string {
  const count = (separator: string) => line.split(separator).length;
  const most = Math.max(...separators.map(count));
  return separators.find((separator) => count(separator) === most) ?? ',';
}
