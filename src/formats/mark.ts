import { cellOf } from '../columns/column.ts';
import { sha256 } from '../lib/hash.ts';
import { marksIn } from '../lib/text/marks.ts';
import type { FinishedTable, View } from './format.ts';
import { typedCell } from './typed.ts';

/** Hex digits of the hash in a mark. */
const HASH_DIGITS = 16;

/**
 * What a view's file carries to be known as ours: the format, its version, and the hash of all that the
 * file is made from. A file with the same mark is not written again, whatever else a new version of the
 * tool would write.
 *
 * @param record The table as it is written.
 */
export function markOf(
  view: Pick<View, 'name' | 'version'>,
  { slug, title, columns, graph, rows }: FinishedTable,
  record: string,
): string {
  const definitions = columns.map(({ name, kind, schema }) => [name, kind, schema.enum ?? []]);
  // What the record does not tell: whole paths, and which cells keep the limits of their columns.
  const unrecorded = rows.map(({ topic, values }) => [
    topic.path,
    columns.map((column) => typeof typedCell(column, cellOf(values, column))),
  ]);
  return markOfContent(view, [slug, title, definitions, graph, record, unrecorded]);
}

/** The mark of a file that is made from something else, as a value of JSON. */
export function markOfContent(
  { name, version }: Pick<View, 'name' | 'version'>,
  content: unknown,
): string {
  return `roadmap-enrich ${name} ${version} ${sha256(JSON.stringify(content), HASH_DIGITS)}`;
}

/** The mark of a file that is ours; null of any other, and of another format's. */
export function markIn(text: string, { name }: Pick<View, 'name'>): string | null {
  return marksIn(text).find(({ format }) => format === name)?.text ?? null;
}
