import { TOPIC_ID } from '../../graph/graph.ts';
import { groupBy } from '../../lib/collections.ts';
import { cleanText } from '../../lib/text/clean.ts';
import type { Topic } from '../../sources/roadmap.ts';
import type { PublishedRow } from './read.ts';

/**
 * Published rows by the id of their topic, the first where several have one. A row without a usable
 * Id, of the old exporter or added by a person, belongs to the topic of its name, if that is the only
 * one without a row and the name is no other row's. Where the table is the list that the topics were
 * read from, it belongs to the topic that it became, as does a copied row.
 */
export function rowsById(
  rows: readonly PublishedRow[],
  topics: readonly Topic[],
): ReadonlyMap<string, PublishedRow> {
  const byId = new Map<string, PublishedRow>();
  for (const row of rows) if (hasId(row) && !byId.has(row.id)) byId.set(row.id, row);
  const found = new Set(byId.values());
  const list = rows.filter((row) => nameOf(row) !== '');
  const origins = isListOf(list, topics) ? list : [];
  for (const [index, row] of origins.entries()) {
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

const hasId = ({ id }: PublishedRow) => TOPIC_ID.test(id);

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
