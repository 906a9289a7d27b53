import { type FinishedRow, STATES } from '../enrichment/finish.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import type { RunReport } from './model.ts';
import { facts, headline } from './text.ts';
import { plural } from './words.ts';

/** Rows that are listed with their reason; a summary over 1 MiB would be dropped whole. */
const ROWS_LISTED = 100;

/** The job summary, in Markdown. */
export function summaryMarkdown(report: RunReport): string {
  const { stats, tables, errors } = report;
  const blocks = [
    `## roadmap-enrich`,
    `**${headline(report)}**`,
    errors.map((error) => `> ${escapeMarkdown(error)}`).join('\n>\n'),
    markdownTable(
      ['Roadmap', 'Topics', ...STATES, 'Table'],
      stats.roadmaps.map(({ slug, rows, csv, changed, error }) => [
        escapeMarkdown(slug),
        String(rows.total),
        ...STATES.map((state) => String(rows[state])),
        `${escapeMarkdown(csv)}${error !== undefined ? ' (error)' : changed ? ' (changed)' : ''}`,
      ]),
    ),
    markdownTable(
      ['', ''],
      facts(report).map(([label, value]) => [label, escapeMarkdown(value)]),
    ),
    ...tables.map(({ slug, rows }) => unfinished(slug, rows)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The rows without a fresh value, folded away. */
function unfinished(slug: string, rows: readonly FinishedRow[]): string {
  const listed = rows.filter(({ state }) => state !== 'enriched' && state !== 'cached');
  if (listed.length === 0) return '';
  const table = markdownTable(
    ['Topic', 'State', 'Reason'],
    listed
      .slice(0, ROWS_LISTED)
      .map(({ topic, state, reason }) => [
        escapeMarkdown(topic.topic),
        state,
        escapeMarkdown(reason),
      ]),
  );
  const more = listed.length - ROWS_LISTED;
  const rest = more > 0 ? `\n\nand ${plural(more, 'more row')}` : '';
  const title = `${escapeMarkdown(slug)}: ${plural(listed.length, 'row')} stale, failed or pending`;
  return `<details><summary>${title}</summary>\n\n${table}${rest}\n\n</details>`;
}
