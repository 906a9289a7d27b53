import { TOPIC_ID } from '../../graph/graph.ts';
import { groupBy } from '../../lib/collections.ts';
import { cleanText } from '../../lib/text/clean.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { PublishedRow } from './read.ts';

/**
 * Published rows by the id of their topic, the first where several have one. A row without an Id, of
 * the old exporter or added by a person, belongs to the topic of its name that has no other row, where
 * only one has that name; in a list that is its own table, to the topic that was read from it, as do a
 * copied row and one whose Id is none.
 */
export function rowsById(
  rows: readonly PublishedRow[],
  topics: readonly Topic[],
): ReadonlyMap<string, PublishedRow> {
  const byId = new Map<string, PublishedRow>();
  for (const row of rows) if (row.id !== '' && !byId.has(row.id)) byId.set(row.id, row);
  const list = rows.filter((row) => nameOf(row) !== '');
  if (isListOf(list, topics)) giveRows(list, topics, byId);
  const byName = uniqueByName(rows.filter(({ id }) => id === ''));
  for (const [name, { id }] of uniqueByName(topics.filter((topic) => !byId.has(topic.id)))) {
    const row = byName.get(name);
    if (row !== undefined) byId.set(id, row);
  }
  return byId;
}

/** Gives the topics of a list their rows that have no Id, or none that can be theirs. */
function giveRows(
  list: readonly PublishedRow[],
  topics: readonly Topic[],
  byId: Map<string, PublishedRow>,
): void {
  for (const [index, row] of list.entries()) {
    const { id = '' } = topics[index] ?? {};
    if (byId.has(id)) continue;
    const isNone = !TOPIC_ID.test(row.id);
    if (isNone) byId.delete(row.id);
    if (isNone || byId.get(row.id) !== row) byId.set(id, row);
  }
}

/** Whether the topics were read from these very rows, or might have been: one of each, in order. */
function isListOf(rows: readonly PublishedRow[], topics: readonly Topic[]): boolean {
  return (
    rows.length === topics.length &&
    topics.every(({ topic, category, subcategory }, index) => {
      const row = rows[index];
      return (
        row !== undefined &&
        nameOf(row) === topic &&
        cleanText(row.category) === category &&
        cleanText(row.subcategory) === subcategory
      );
    })
  );
}

/** As a topic has it: what a person typed may have a space too many. */
const nameOf = ({ topic }: { readonly topic: string }) => cleanText(topic);

/** Items by their topic's name, without those that share it. */
function uniqueByName<T extends { readonly topic: string }>(
  items: readonly T[],
): ReadonlyMap<string, T> {
  const unique = [...groupBy(items, nameOf)].flatMap(([name, [first, ...others]]) =>
    first !== undefined && others.length === 0 ? [[name, first] as const] : [],
  );
  return new Map(unique);
}
