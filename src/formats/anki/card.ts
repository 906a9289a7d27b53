import { cellOf } from '../../columns/column.ts';
import type { FinishedRow } from '../../values/finish.ts';
import type { FinishedTable } from '../format.ts';
import { linkOf } from '../link.ts';
import { summaryColumn, summaryOf } from '../summary-column.ts';
import { cellText, typedCell } from '../typed.ts';
import { escapeAttribute, escapeField } from './html.ts';

/** The topic and its place, as HTML. Never empty: Anki skips such a note. */
export function frontOf({ topic }: FinishedRow): string {
  const name = escapeField(topic.topic) || escapeField(topic.id);
  const place = [topic.category, topic.subcategory].map(escapeField).filter((part) => part !== '');
  return place.length === 0 ? name : `${name}<br><small>${place.join(' › ')}</small>`;
}

/** What the topic is, then every other column that says anything, then the links, as HTML. */
export function backOf(row: FinishedRow, table: FinishedTable): string {
  const { topic, values } = row;
  const summary = summaryColumn(table.columns);
  const others = table.columns.filter((column) => column !== summary);
  const cells = [
    ...others.map((column) => {
      return { name: column.name, text: cellText(typedCell(column, cellOf(values, column))) };
    }),
    ...table.extraColumns.map((name, at) => ({ name, text: topic.extra?.[at] ?? '' })),
  ];
  const parts = [
    escapeField(summaryOf(row, table.columns)),
    ...cells.map(({ name, text }) => labelled(name, escapeField(text))),
    ...topic.resources.map(linkTo),
  ];
  return parts.filter((part) => part !== '').join('<br>');
}

/** Empty if there is nothing to say. */
function labelled(name: string, html: string): string {
  if (html === '') return '';
  const label = escapeField(name);
  // A text of several lines begins on its own.
  const gap = html.includes('<br>') ? '<br>' : ' ';
  return label === '' ? html : `<b>${label}:</b>${gap}${html}`;
}

/** Empty if the URL is none of http or https. */
function linkTo(url: string): string {
  const link = linkOf(url);
  if (link === null) return '';
  return `<a href="${escapeAttribute(link.href)}">${escapeField(link.label)}</a>`;
}
