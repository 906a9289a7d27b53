import { TOPIC_ID } from '../../graph/graph.ts';
import { groupBy, uniqueBy } from '../../lib/collections.ts';
import { comparable } from '../../lib/text/comparable.ts';
import type { Topic } from '../../sources/roadmap.ts';
import { isOfText, isRevision, revisionOf, toItem } from '../../values/key.ts';
import type { PublishedRow } from './read.ts';

/** A topic, and the row that belongs to it. */
type Match = readonly [topic: Topic, row: PublishedRow];

/**
 * Published rows by the id of their topic, and those of no topic by their own Id.
 *
 * A row belongs to the topic of its Id and name; else to the only one of its name and Revision, as a
 * spreadsheet may rewrite an Id (`001` as `1`), even to that of another topic; else, in a list that is
 * its own table, to the topic that was read from it; else to the topic of its Id, renamed since. Where
 * several topics share a name, name and Revision come first: an Id that was derived from the name is
 * another row's once one of that name was added above. A row whose Id is no topic's (added by a person,
 * or of the old exporter) belongs to the only one of its name. Of several rows, the first counts.
 */
export function rowsById(
  rows: readonly PublishedRow[],
  topics: readonly Topic[],
): ReadonlyMap<string, PublishedRow> {
  const byId = new Map<string, PublishedRow>();
  const free = new Set(rows);
  const assign = (matches: readonly Match[]) => {
    for (const [{ id }, row] of matches) {
      if (!byId.has(id) && free.delete(row)) byId.set(id, row);
    }
  };
  const findMatches = (
    match: (rows: readonly PublishedRow[], topics: readonly Topic[]) => readonly Match[],
  ) => {
    const open = topics.filter(({ id }) => !byId.has(id));
    // A second row of one Id and name is no other topic's.
    const others = [...free].filter((row) => {
      const first = byId.get(row.id);
      return first === undefined || nameOf(first) !== nameOf(row);
    });
    assign(match(others, open));
  };
  const isShared = sharedNames(topics);
  assign(
    matchById(rows, topics, true).filter(([topic, { revision }]) => {
      return !isShared(topic) || !isOfText(revision) || isRevision(revision, toItem(topic).key);
    }),
  );
  findMatches(matchByText);
  findMatches((rows, topics) => matchById(rows, topics, true));
  assign(matchBySource(rows, topics));
  findMatches(matchById);
  findMatches(matchByName);
  for (const row of free) {
    if (TOPIC_ID.test(row.id) && !byId.has(row.id)) byId.set(row.id, row);
  }
  return byId;
}

/** By Id, and where asked by name. */
function matchById(
  rows: readonly PublishedRow[],
  topics: readonly Topic[],
  named = false,
): readonly Match[] {
  const groups = groupBy(rows, ({ id }) => id);
  return topics.flatMap((topic) => {
    const row = groups.get(topic.id)?.find((row) => !named || nameOf(row) === nameOf(topic));
    return row === undefined ? [] : [[topic, row] as const];
  });
}

/** Row by row, if the table is the list that the topics were read from. */
function matchBySource(rows: readonly PublishedRow[], topics: readonly Topic[]): readonly Match[] {
  const list = rows.filter((row) => nameOf(row) !== '');
  if (list.length !== topics.length) return [];
  const matches = list.flatMap((row, i) => {
    const topic = topics[i];
    return topic !== undefined && isOf(row, topic) ? [[topic, row] as const] : [];
  });
  return matches.length === topics.length ? matches : [];
}

/** Whether the topic was read from this row, or might have been. */
function isOf(row: PublishedRow, topic: Topic): boolean {
  return (
    nameOf(topic) === nameOf(row) &&
    comparable(topic.category) === comparable(row.category) &&
    comparable(topic.subcategory) === comparable(row.subcategory)
  );
}

/** By name and Revision, where no other topic and no other row has both. */
function matchByText(rows: readonly PublishedRow[], topics: readonly Topic[]): readonly Match[] {
  if (rows.length === 0) return [];
  // A list may have thousands of rows of one name: only those that may be of a key are compared with it.
  const groups = groupBy(rows, (row) => `${formOf(row.revision)} ${nameOf(row)}`);
  const matches = topics.flatMap((topic) => {
    const { key } = toItem(topic);
    const alike = [formOf(revisionOf(key)), NUMBER].flatMap((form) => {
      return groups.get(`${form} ${nameOf(topic)}`) ?? [];
    });
    const found = alike.filter(({ revision }) => isRevision(revision, key));
    return found.map((row) => [topic, row] as const);
  });
  const perTopic = groupBy(matches, ([topic]) => topic);
  const perRow = groupBy(matches, ([, row]) => row);
  return matches.filter(([topic, row]) => {
    return perTopic.get(topic)?.length === 1 && perRow.get(row)?.length === 1;
  });
}

/** The form of a Revision that looks like a number, as a spreadsheet may have rewritten any such one. */
const NUMBER = 'number';

/** What Revisions of one key have in common, in all their forms but that of a number. */
function formOf(revision: string): string {
  const lower = revision.trim().toLowerCase();
  return /^[\d.,e+]+$/.test(lower) ? NUMBER : lower.replace(/^r/, '');
}

/** By name, where no other topic and no other row has it. */
function matchByName(rows: readonly PublishedRow[], topics: readonly Topic[]): readonly Match[] {
  const byName = uniqueBy(rows, nameOf);
  return [...uniqueBy(topics, nameOf)].flatMap(([name, topic]) => {
    const row = byName.get(name);
    return row === undefined ? [] : [[topic, row] as const];
  });
}

/** What a person typed may have a space too many, and tables of earlier versions lack joiners. */
export const nameOf = ({ topic }: { readonly topic: string }) => comparable(topic);

/** Tells whether several topics have the name of one. */
export function sharedNames(topics: readonly Topic[]) {
  const groups = groupBy(topics, nameOf);
  return (topic: Topic) => (groups.get(nameOf(topic))?.length ?? 0) > 1;
}
