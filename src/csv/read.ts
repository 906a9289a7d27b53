import { cleanText } from '../clean.ts';
import { readRecords } from '../csv-records.ts';
import type { PublishedValue } from '../enrichment/rows.ts';
import { messageOf } from '../error.ts';
import { TOPIC_ID, type Topic } from '../roadmap/topic.ts';
import { COLUMNS, EXPORTER_COLUMNS } from './columns.ts';

/** A file at `output` that is not a table of ours: it must not be overwritten. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** A row of a published table, its cells as they were before they were guarded. */
export interface PublishedRow extends PublishedValue {
  /** Empty where the table has none. */
  readonly id: string;
  readonly category: string;
  readonly subcategory: string;
  readonly topic: string;
  /** Empty where the table withholds it. */
  readonly description: string;
  readonly resources: readonly string[];
}

/**
 * The rows of a published table, in its order; none where there is no table.
 *
 * Throws a `TableError` where the header does not begin with the seven columns.
 */
export function readPublished(text: string, path: string): readonly PublishedRow[] {
  if (text.trim() === '') return [];
  if (/^\uFEFF?"?Category"?;/.test(text)) {
    throw new TableError(`${path} is separated by semicolons. Save it with commas.`);
  }
  const [header = [], ...records] = parseRecords(text, path);
  if (EXPORTER_COLUMNS.some((column, i) => header[i]?.trim() !== column)) {
    throw new TableError(
      `${path} is not a table of this tool: its header does not begin with ${EXPORTER_COLUMNS.join(',')}. ` +
        'Move it away, or set another output.',
    );
  }
  const cell = (record: readonly string[], column: (typeof COLUMNS)[number]) =>
    record[header.findIndex((name) => name.trim() === column)] ?? '';
  return records.map((record) => {
    return {
      id: cell(record, 'Id'),
      category: cell(record, 'Category'),
      subcategory: cell(record, 'Subcategory'),
      topic: cell(record, 'Topic'),
      description: cell(record, 'Description'),
      resources: cell(record, 'Resources')
        .split('|')
        .filter((url) => url !== ''),
      tldr: cell(record, 'TLDR'),
      challenge: cell(record, 'Challenge'),
      revision: cell(record, 'Revision'),
    };
  });
}

/** Columns of a table that are not ours, such as those of a list that was its source. */
export function otherColumns(text: string): readonly string[] {
  const [header] = readRecords(text, 1);
  const ours: readonly string[] = COLUMNS;
  return (header?.cells ?? []).map((name) => name.trim()).filter((name) => !ours.includes(name));
}

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
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return new Map(
    items.filter((item) => counts.get(nameOf(item)) === 1).map((item) => [nameOf(item), item]),
  );
}

function parseRecords(text: string, path: string): readonly (readonly string[])[] {
  try {
    return readRecords(text).map(({ cells }) => cells);
  } catch (error) {
    throw new TableError(
      `${path} cannot be read as CSV (${messageOf(error)}). Repair or remove it.`,
      { cause: error },
    );
  }
}
