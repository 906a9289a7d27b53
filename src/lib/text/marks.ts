/** A line with a mark, as each format can hold one: a comment, or the first member of an object. */
const MARKED_LINE =
  /^(?:<!-- |#|[ \t]*"generator": ")(roadmap-enrich ([a-z]+) \d+ [0-9a-f]{16})(?: -->|"|$)/m;

/** Where a mark is looked for, in UTF-16 units from either end of the file. */
const MARK_RANGE = 2_000;

/** What a file carries that this tool made of a table. */
interface Mark {
  /** As a whole. */
  readonly text: string;
  /** The name of the file's format. */
  readonly format: string;
}

/** The marks of a file, from its beginning and its end: whatever a topic says is further in. */
export function marksIn(text: string): readonly Mark[] {
  const tail = text.slice(-MARK_RANGE);
  const isShort = text.length <= MARK_RANGE;
  const ends = isShort ? [text] : [text.slice(0, MARK_RANGE), tail.slice(tail.indexOf('\n'))];
  return ends.flatMap((end) => {
    const [, mark, format] = MARKED_LINE.exec(end) ?? [];
    return mark === undefined || format === undefined ? [] : [{ text: mark, format }];
  });
}

/** Whether this tool made a file of a table: it is no part of a roadmap, whatever its name. */
export const isView = (text: string) => marksIn(text).length > 0;
