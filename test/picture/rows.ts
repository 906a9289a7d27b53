import { escapeMarkdown } from '../../src/lib/text/markdown.ts';
import { markdownTable, words } from '../../src/report/markdown.ts';
import type { TableRow } from '../e2e/refresh.ts';

/** Topics that show what a table is like: with and without subcategory, of either challenge. */
const SHOWN = [
  '2bjkko8nQoMxfJPZuUKmR',
  'j5kQHtO4zcVAfk2thMnuq',
  'FfVty71yEOJJDKwrFMjdA',
  '8fLsc8ZEn1pAfd956cYEK',
  'wTzu3Njy9s4IziSeWPHQX',
];

const COLUMNS = ['Category', 'Subcategory', 'Topic', 'TLDR', 'Challenge'] as const;

/** What begins and ends the rows in README.md. */
const MARKERS = ['<!-- rows -->', '<!-- /rows -->'] as const;

/** A few rows of the table, in its order, as README.md shows them. */
export function shownRows(rows: readonly TableRow[]): string {
  const shown = rows.filter(({ Id }) => SHOWN.includes(Id));
  return markdownTable(
    COLUMNS.map(words),
    shown.map((row) => COLUMNS.map((column) => escapeMarkdown(row[column]))),
  );
}

/** What stands between the markers, and the text with something else there; null without markers. */
export function between(text: string, now = ''): { was: string; changed: string } | null {
  const [begin, end] = MARKERS;
  const start = text.indexOf(begin) + begin.length;
  const stop = text.indexOf(end);
  if (start < begin.length || stop < start) return null;
  const changed = `${text.slice(0, start)}\n\n${now}\n\n${text.slice(stop)}`;
  return { was: text.slice(start, stop).trim(), changed };
}
