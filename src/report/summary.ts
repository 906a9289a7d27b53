import { STATES } from '../enrichment/finish.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import type { RunReport, Table } from './model.ts';
import { facts, headline } from './text.ts';
import { plural } from './words.ts';

/**
 * What is listed at most, of rows with their reason, of roadmaps and of errors, and the length of a
 * cell in code points: a summary over 1 MiB would be dropped whole.
 */
const ROWS_LISTED = 100;
const ROADMAPS_LISTED = 200;
const ERRORS_LISTED = 20;
const CELL_POINTS = 200;

/** The job summary, in Markdown. */
export function summaryMarkdown(report: RunReport): string {
  const { stats, tables, errors } = report;
  const blocks = [
    `## roadmap-enrich`,
    `**${headline(report)}**`,
    errors
      .slice(0, ERRORS_LISTED)
      .map((error) => `> ${cell(error)}`)
      .join('\n>\n'),
    markdownTable(
      ['Roadmap', 'Topics', ...STATES, 'Table'],
      stats.roadmaps
        .slice(0, ROADMAPS_LISTED)
        .map(({ slug, rows, csv, changed, error }) => [
          cell(slug),
          String(rows.total),
          ...STATES.map((state) => String(rows[state])),
          `${cell(csv)}${error !== undefined ? ' (error)' : changed ? ' (changed)' : ''}`,
        ]),
    ),
    markdownTable(
      ['', ''],
      facts(report).map(([label, value]) => [label, escapeMarkdown(value)]),
    ),
    unfinished(tables),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The rows without a fresh value, folded away. */
function unfinished(tables: readonly Table[]): string {
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ ...row, slug: table.slug })));
  const open = rows.filter(({ state }) => state !== 'enriched' && state !== 'cached');
  if (open.length === 0) return '';
  const table = markdownTable(
    ['Roadmap', 'Topic', 'State', 'Reason'],
    open
      .slice(0, ROWS_LISTED)
      .map(({ slug, topic, state, reason }) => [
        cell(slug),
        cell(topic.topic),
        state,
        cell(reason),
      ]),
  );
  const more = open.length - ROWS_LISTED;
  const rest = more > 0 ? `\n\nand ${plural(more, 'more row')}` : '';
  const title = `${plural(open.length, 'row')} stale, failed or pending`;
  return `<details><summary>${title}</summary>\n\n${table}${rest}\n\n</details>`;
}

/** Foreign text as a cell, cut to what a reader takes in. */
function cell(text: string): string {
  const points = [...text];
  const short = points.length > CELL_POINTS ? `${points.slice(0, CELL_POINTS).join('')}…` : text;
  return escapeMarkdown(short);
}
