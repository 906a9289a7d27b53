import { element, escapeXml } from '../../draw/markup.ts';
import { plural } from '../../lib/text/words.ts';
import type { PageCell, PageData, PageRow } from './page-data.ts';

/** The whole table as headings and lists, for readers whose browser runs no scripts. */
export function plainList({ title, columns, rows }: PageData): string {
  const lines = [
    heading(1, title),
    paragraph(`${plural(rows.length, 'topic')}. Search, ticks and notes need scripts.`),
  ];
  let [category, subcategory] = ['', ''];
  for (const row of rows) {
    if (row.category !== category) {
      lines.push(heading(2, row.category || 'Other topics'));
      subcategory = '';
    }
    if (row.under !== subcategory && row.under !== '') {
      lines.push(heading(3, row.under));
    }
    [category, subcategory] = [row.category, row.under];
    lines.push(
      plainTopic(
        row,
        columns.map(({ name }) => name),
      ),
    );
  }
  return lines.join('\n');
}

function plainTopic(
  { id, topic, description, links, cells }: PageRow,
  names: readonly string[],
): string {
  const items = [
    ...cells.flatMap((cell, index) =>
      cell === null ? [] : [`${names[index]}: ${cellText(cell)}`],
    ),
    ...(description === '' ? [] : [description]),
  ].map((text) => element('li', { dir: 'auto' }, escapeXml(text)));
  const addresses = links.map(({ href, label }) =>
    element('li', {}, element('a', { href, rel: 'noopener noreferrer' }, escapeXml(label))),
  );
  const list = [...items, ...addresses].join('');
  const name = element('p', { id, dir: 'auto' }, element('strong', {}, escapeXml(topic)));
  return list === '' ? name : `${name}${element('ul', {}, list)}`;
}

/** A cell in one line. */
function cellText(cell: NonNullable<PageCell>): string {
  return typeof cell === 'object' ? cell.join(', ') : String(cell);
}

const heading = (level: number, text: string) =>
  element(`h${level}`, { dir: 'auto' }, escapeXml(text));

const paragraph = (text: string) => element('p', {}, escapeXml(text));
