import { TOPIC_ID } from '../../graph/graph.ts';
import { groupBy } from '../../lib/collections.ts';
import { cleanText } from '../../lib/text/clean.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { PublishedRow } from './read.ts';

/**
 * Published rows by the id of their topic, the first if several have one. A row without a usable Id
 * (of the old exporter, or added by a person) belongs to the topic with its name, if that is the only
 * such topic without a row and no other row has the name. If the table is the list that the topics
 * were read from, it belongs to the topic that it became, and so does a copied row.
 */
export function rowsById(
  rows: readonly PublishedRow[],
  topics: readonly Topic[],
): ReadonlyMap<string, PublishedRow> {
  const hasId = ({ id }: PublishedRow) => TOPIC_ID.test(id);
  const byId = new Map<string, PublishedRow>();
  for (const row of rows) if (hasId(row) && !byId.has(row.id)) byId.set(row.id, row);
  const found = new Set(byId.values());
  const list = rows.filter((row) => nameOf(row) !== '');
  const isSource = list.length === topics.length && list.every((row, i) => isOf(row, topics[i]));
  for (const [index, row] of isSource ? list.entries() : []) {
    const { id = '' } = topics[index] ?? {};
    if (!byId.has(id) && !found.has(row)) byId.set(id, row);
  }
  const byName = uniqueByName(rows.filter((row) => !hasId(row)));
  for (const [name, { id }] of uniqueByName(topics.filter((topic) => !byId.has(topic.id)))) {
    const row = byName.get(name);
    if (row !== undefined) byId.set(id, row);
  }
  return byId;
}

/** Whether the topic was read from this row, or might have been. */
function isOf(row: PublishedRow, topic: Topic | undefined): boolean {
  return (
    topic?.topic === nameOf(row) &&
    topic.category === cleanText(row.category) &&
    topic.subcategory === cleanText(row.subcategory)
  );
}

/** As a topic has it: what a person typed may have a space too many. */
const nameOf = ({ topic }: { readonly topic: string }) => cleanText(topic);

/** Items by their topic's name, without those that share it. */
function uniqueByName<T extends { readonly topic: string }>(
  items: readonly T[],
): ReadonlyMap<string, T> {
  const groups = [...groupBy(items, nameOf)].filter(([, { length }]) => length === 1);
  return new Map(groups.map(([name, [item]]) => [name, item]));
}
