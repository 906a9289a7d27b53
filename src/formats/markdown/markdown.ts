import type { FinishedRow } from '../../values/finish.ts';
import { doneColumn, isDone } from '../done-column.ts';
import type { FinishedTable, View } from '../format.ts';
import { linkOf } from '../link.ts';
import { summaryOf } from '../summary-column.ts';
import { escapeDestination, escapeText } from './escape.ts';
import { outlineOf } from './outline.ts';

/** A checklist, for GitHub and to import into Notion or Obsidian. */
export const markdown: View = { name: 'md', extension: '.md', version: 1, render };

/** GitHub cuts a README at 512,000 bytes without a word. */
const MAX_BYTES = 500_000;

/** How many links of a topic are listed, and what the reader is told. */
interface LinkLimit {
  readonly max: number;
  readonly note: string;
}

/** In the order in which they are tried, until the file is small enough. */
const LINK_LIMITS: readonly LinkLimit[] = [
  { max: Number.POSITIVE_INFINITY, note: '' },
  { max: 1, note: ' To keep this file small, it has only the first link of each topic.' },
  { max: 0, note: ' To keep this file small, it has no links.' },
];

function render(table: FinishedTable, mark: string): string {
  let text = '';
  for (const limit of LINK_LIMITS) {
    text = checklist(table, mark, limit);
    if (Buffer.byteLength(text) <= MAX_BYTES) break;
  }
  return text;
}

function checklist(table: FinishedTable, mark: string, limit: LinkLimit): string {
  const title = escapeText(table.title) || escapeText(table.slug);
  const blocks = [
    `# ${title}`,
    `${aboutTicks(table)}${limit.note}`,
    ...outlineOf(table.rows).flatMap(({ headings, rows }) => [
      ...headings,
      rows.flatMap((row) => itemOf(row, table, limit.max)).join('\n'),
    ]),
    `<!-- ${mark} -->`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Why a tick in this file is lost, and where one is kept. */
function aboutTicks(table: FinishedTable): string {
  const at = doneColumn(table);
  const column = at === null ? '' : escapeText(table.extraColumns[at] ?? '');
  const where =
    at === null
      ? 'add a Status column to the table and write "done" in it'
      : `write "done" in the column ${column} of the table`;
  return `Ticks made in this file are not kept: ${where}, or tick topics on the page (format html).`;
}

/** A topic as an item of a task list, and its links as items of a list within it. */
function itemOf(row: FinishedRow, table: FinishedTable, maxLinks: number): readonly string[] {
  const { topic } = row;
  const at = doneColumn(table);
  const box = at !== null && isDone(topic.extra?.[at] ?? '') ? '[x]' : '[ ]';
  const name = escapeText(topic.topic) || escapeText(topic.id);
  const summary = escapeText(summaryOf(row, table.columns));
  const links = topic.resources
    .flatMap((url) => linkOf(url) ?? [])
    .slice(0, maxLinks)
    .map(({ href, label }) => `  - [${escapeText(label)}](${escapeDestination(href)})`);
  return [`- ${box} **${name}**${summary === '' ? '' : ` - ${summary}`}`, ...links];
}
