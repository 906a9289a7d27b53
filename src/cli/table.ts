import Table from 'cli-table3';
import { type Column, cellOf } from '../columns/column.ts';
import { oneLine } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';
import type { FinishedRow } from '../values/finish.ts';

/** Widths of the columns that every table has, padding included. */
const CATEGORY_WIDTH = 22;
const TOPIC_WIDTH = 26;
const NARROW_TOPIC_WIDTH = 18;

/** Texts share what is left of the terminal, but get no less than this. */
const MIN_TEXT_WIDTH = 20;

/** A space on either side of a cell. */
const PADDING = 2;

/** A terminal of fewer columns has no room for the category; of still fewer, for a whole topic. */
const WIDE_TERMINAL = 96;
const MEDIUM_TERMINAL = 72;

export interface TableSize {
  /** Rows to show at most. */
  readonly rows: number;
  /** Width of the terminal in characters. */
  readonly width: number;
}

/**
 * The first rows of a table as text for a terminal. Columns without a value are left out, but for the
 * first, in which the state of a row stands that has none.
 */
export function tableText(
  rows: readonly FinishedRow[],
  columns: readonly Column[],
  size: TableSize,
): string {
  const shownColumns = columns.filter(
    (column, i) => i === 0 || rows.some(({ values }) => cellOf(values, column) !== ''),
  );
  const withCategory = size.width >= WIDE_TERMINAL;
  const fixed = [
    ...(withCategory ? [CATEGORY_WIDTH] : []),
    size.width < MEDIUM_TERMINAL ? NARROW_TOPIC_WIDTH : TOPIC_WIDTH,
  ];
  const table = new Table({
    head: [...(withCategory ? ['Category'] : []), 'Topic', ...shownColumns.map(({ name }) => name)],
    colWidths: [
      ...fixed,
      ...widthsOf(shownColumns, size.width - fixed.reduce((a, b) => a + b + 1, 1)),
    ],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { topic, values, state } of rows.slice(0, size.rows)) {
    const cells = shownColumns.map((column) => cellOf(values, column));
    const [first = '', ...others] = cells;
    const shown = first === '' ? [`(${state})`, ...others] : cells;
    const names = [...(withCategory ? [topic.category] : []), topic.topic];
    // A stale value is a stranger's: it stands in the table as it was found.
    table.push([...names, ...shown].map(oneLine));
  }
  const more = rows.length - size.rows;
  return `${table.toString()}\n${more > 0 ? `and ${plural(more, 'more row')} in the file\n` : ''}`;
}

/** What each column takes of the room: those of short values as much as they need. */
function widthsOf(columns: readonly Column[], room: number): readonly number[] {
  const widths = columns.map(({ width }) => width && width + PADDING);
  const texts = widths.filter((width) => width === null).length;
  // A border stands before every column.
  const left = widths.reduce<number>((sum, width) => sum - (width ?? 0) - 1, room);
  const share = Math.max(MIN_TEXT_WIDTH, Math.floor(left / texts));
  return widths.map((width) => width ?? share);
}
