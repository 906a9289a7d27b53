import { element, escapeXml } from '../../draw/markup.ts';
import { plural } from '../../lib/text/words.ts';
import { groupsOf, NO_CATEGORY } from '../groups.ts';
import { cellText } from '../typed.ts';
import type { PageData, PageRow } from './page-data.ts';

/** The whole table as headings and lists, for readers whose browser runs no scripts. */
export function plainList({ title, columns, rows }: PageData): string {
  const lines = [
    heading(1, title),
    paragraph(`${plural(rows.length, 'topic')}. Search, ticks and notes need scripts.`),
  ];
  const names = columns.map(({ name }) => name);
  for (const group of groupsOf(rows.map((row) => ({ row })))) {
    if (group.showsCategory) lines.push(heading(2, group.category || NO_CATEGORY));
    if (group.subcategory !== '') lines.push(heading(3, group.subcategory));
    for (const { row } of group.entries) lines.push(plainTopic(row, names));
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

const heading = (level: number, text: string) =>
  element(`h${level}`, { dir: 'auto' }, escapeXml(text));

const paragraph = (text: string) => element('p', {}, escapeXml(text));
