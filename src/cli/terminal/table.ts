import Table from 'cli-table3';
import { type Column, cellOf } from '../../columns/column.ts';
import { oneLine } from '../../lib/log.ts';
import { ellipsize } from '../../lib/text/truncate.ts';
import { plural } from '../../lib/text/words.ts';
import type { RunReport } from '../../report/run-report.ts';
import type { FinishedRow } from '../../values/finish.ts';

/** Width of the output where it is not a terminal. */
const DEFAULT_WIDTH = 80;

/** Rows shown of all tables together, and of each at least; the rest is in the files. */
const MAX_ROWS = 12;
const MIN_ROWS = 3;

/** Widths of the columns that every table has, padding included. */
const CATEGORY_WIDTH = 22;
const TOPIC_WIDTH = 26;
const NARROW_TOPIC_WIDTH = 18;

/** Texts share the rest of the terminal, but get no less than this. */
const MIN_TEXT_WIDTH = 20;

/** Lines of a cell; a TLDR has fewer. */
const MAX_LINES = 8;

/** A space on either side of a cell. */
const PADDING = 2;

/** A narrower terminal has no room for the category, or for a whole topic. */
const MIN_WIDTH_WITH_CATEGORY = 96;
const MIN_WIDTH_WITH_WIDE_TOPIC = 72;

/** The first rows of every table that has values, as text for a terminal of this width. */
export function showTables({ tables, columns }: RunReport, width = DEFAULT_WIDTH): string {
  const rows = Math.max(MIN_ROWS, Math.floor(MAX_ROWS / tables.length));
  return tables
    .filter((table) => table.rows.some(({ values }) => hasValues(values)))
    .map((table) => tableText(table.rows, columns, { rows, width }))
    .join('');
}

/**
 * The first rows of a table as text for a terminal. Columns without values are left out, except for
 * the first, which shows the state of rows without a value, and so are those that do not fit.
 */
export function tableText(
  rows: readonly FinishedRow[],
  columns: readonly Column[],
  size: { readonly rows: number; readonly width: number },
): string {
  const filled = columns.filter(
    (column, i) => i === 0 || rows.some(({ values }) => cellOf(values, column) !== ''),
  );
  const withCategory = size.width >= MIN_WIDTH_WITH_CATEGORY;
  const fixedWidths = [
    ...(withCategory ? [CATEGORY_WIDTH] : []),
    size.width < MIN_WIDTH_WITH_WIDE_TOPIC ? NARROW_TOPIC_WIDTH : TOPIC_WIDTH,
  ];
  // There is a border before every column, and one at the end.
  const room = size.width - fixedWidths.reduce((sum, width) => sum + width + 1, 1);
  const shownColumns = fitting(filled, room);
  const columnWidths = widthsOf(shownColumns, room);
  const table = new Table({
    head: [...(withCategory ? ['Category'] : []), 'Topic', ...shownColumns.map(({ name }) => name)],
    colWidths: [...fixedWidths, ...columnWidths],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  // Why rows wait is said elsewhere, and a screen full of them says no more.
  const shownRows = rows.filter(({ values, state }) => state !== 'pending' || hasValues(values));
  for (const { topic, values, state } of shownRows.slice(0, size.rows)) {
    const [first, ...others] = shownColumns.map((column, i) =>
      ellipsize(cellOf(values, column), ((columnWidths[i] ?? 0) - PADDING) * MAX_LINES),
    );
    const names = withCategory ? [topic.category, topic.topic] : [topic.topic];
    // Stale values may be somebody else's, and are in the table as they were found.
    table.push([...names, first || `(${state})`, ...others].map(oneLine));
  }
  const more = rows.length - Math.min(shownRows.length, size.rows);
  const hidden = filled.filter((column) => !shownColumns.includes(column));
  return [
    `${table.toString()}\n`,
    ...(more > 0 ? [`and ${plural(more, 'more row')} in the file\n`] : []),
    ...(hidden.length > 0 ? [`not shown: ${hidden.map(({ name }) => name).join(', ')}\n`] : []),
  ].join('');
}

const hasValues = (values: FinishedRow['values']) => Object.values(values).some(Boolean);

/** The columns that there is room for, and the first in any case. */
function fitting(columns: readonly Column[], room: number): readonly Column[] {
  let left = room;
  return columns.filter(({ width }, i) => {
    const needed = (width === null ? MIN_TEXT_WIDTH : width + PADDING) + 1;
    if (i > 0 && needed > left) return false;
    left -= needed;
    return true;
  });
}

/** Columns of short values get the width they need, the others equal shares of what is left. */
function widthsOf(columns: readonly Column[], room: number): readonly number[] {
  const widths = columns.map(({ width }) => width && width + PADDING);
  const texts = widths.filter((width) => width === null).length;
  const left = widths.reduce<number>((sum, width) => sum - (width ?? 0) - 1, room);
  const share = Math.max(MIN_TEXT_WIDTH, Math.floor(left / texts));
  return widths.map((width) => width ?? share);
}
