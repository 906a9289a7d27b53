import { sha256 } from '../lib/hash.ts';
import type { FinishedTable, View } from './format.ts';

/** Hex digits of the hash in a mark. */
const HASH_DIGITS = 16;

/** A line with a mark, as each format can hold one: a comment, or the first member of an object. */
const MARKED_LINE =
  /^(?:<!-- |#|[ \t]*"generator": ")(roadmap-enrich ([a-z]+) \d+ [0-9a-f]{16})(?: -->|"|$)/m;

/** Where a mark is looked for, in UTF-16 units from either end of the file. */
const MARK_RANGE = 2_000;

/**
 * What a view's file carries to be known as ours: the format, its version, and the hash of all that the
 * file is made from. A file with the same mark is not written again, whatever else a new version of the
 * tool would write.
 *
 * @param record The table as it is written.
 */
export function markOf(
  view: Pick<View, 'name' | 'version'>,
  { slug, title, columns, graph }: FinishedTable,
  record: string,
): string {
  const definitions = columns.map(({ name, kind }) => [name, kind]);
  return markOfContent(view, [slug, title, definitions, graph, record]);
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
  // Near its ends alone: whatever a topic says is further in.
  const tail = text.slice(-MARK_RANGE);
  const isShort = text.length <= MARK_RANGE;
  const ends = isShort ? [text] : [text.slice(0, MARK_RANGE), tail.slice(tail.indexOf('\n'))];
  for (const end of ends) {
    const [, mark, format] = MARKED_LINE.exec(end) ?? [];
    if (mark !== undefined && format === name) return mark;
  }
  return null;
}
