import { type Content, parseContent } from '../content/content.ts';
import { TOPIC_ID } from '../graph/graph.ts';
import { RoadmapError } from '../lib/error.ts';
import { sanitize } from '../lib/text/message.ts';

/** A content file, read. */
export interface ContentFile {
  /** File name without its folder. */
  readonly name: string;
  /** The part of the name before the last `@`; without one, the whole name. */
  readonly slug: string;
  /** The part after the last `@` if it is a valid id, else null. */
  readonly id: string | null;
  readonly content: Content;
}

/** Files that describe a folder, not a topic; and what editors and systems hide beside others. */
const NOT_CONTENT = /^(?:index\.md|readme\.md|\..*)$/i;

/** Whether a file of this name may hold the text of a topic. */
export function isContentName(name: string): boolean {
  return /\.md$/i.test(name) && !NOT_CONTENT.test(name);
}

/** Reads one content file from its name (`<slug>@<id>.md`, also `.md.md`) and its text. */
export function contentFile(name: string, text: string): ContentFile {
  const stem = name.replace(/(?:\.md)+$/i, '');
  const at = stem.lastIndexOf('@');
  const id = at < 0 ? '' : stem.slice(at + 1);
  return {
    name,
    slug: TOPIC_ID.test(id) ? stem.slice(0, at) : stem,
    id: TOPIC_ID.test(id) ? id : null,
    content: readMarkdown(name, text),
  };
}

function readMarkdown(name: string, text: string): Content {
  try {
    return parseContent(text);
  } catch (cause) {
    throw new RoadmapError(
      `${sanitize(name)} cannot be read as Markdown: it is nested too deep, or one block is too long. Simplify it.`,
      { cause },
    );
  }
}
