import { type Content, parseContent } from '../content/content.ts';
import { TOPIC_ID } from '../graph/graph.ts';
import { byCodeUnit } from '../lib/collections.ts';
import { RoadmapError } from '../lib/error.ts';
import { countWarning, sanitize } from '../lib/text/message.ts';
import type { Origin, Roadmap, Topic } from './roadmap.ts';
import { derivedId, slugOfLabel, titleOfSlug } from './slug.ts';

/** A content file that was read. */
export interface ContentFile {
  /** File name without its folder. */
  readonly name: string;
  /** The part of the name before the last `@`; without one, the whole name. */
  readonly slug: string;
  /** The part after the last `@` if it is a valid id, else null. */
  readonly id: string | null;
  readonly content: Content;
}

/** Files that describe a folder rather than a topic, and hidden files of editors and systems. */
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

/** A roadmap without a graph: one topic per content file, ordered by topic, then id. */
export function contentOnlyRoadmap(parts: {
  readonly slug: string;
  readonly title: string;
  readonly files: readonly ContentFile[];
  readonly source: Origin;
}): Roadmap {
  const { title } = parts;
  const chosen = new Map<string, ContentFile>();
  const dropped: string[] = [];
  for (const file of [...parts.files].sort((a, b) => byCodeUnit(a.name, b.name))) {
    // Stays the same as long as the file's name does.
    const id = file.id ?? derivedId(file.slug);
    const other = chosen.get(id);
    // Of two files for one id, one has an old name that was left behind: the new one is named after its H1.
    const isBetter = other === undefined || (isNamesake(file) && !isNamesake(other));
    if (isBetter) chosen.set(id, file);
    if (other !== undefined) dropped.push(isBetter ? other.name : file.name);
  }
  return {
    slug: parts.slug,
    title,
    topics: [...chosen].map(([id, file]) => toTopic(id, file, title)).sort(byTopic),
    graph: null,
    notes: [],
    warnings: countWarning(
      dropped,
      'content file has the id of another one and was left out',
      'content files have the ids of others and were left out',
    ),
    source: parts.source,
  };
}

function toTopic(id: string, file: ContentFile, category: string): Topic {
  const { h1, description, resources } = file.content;
  return {
    id,
    topic: h1 || titleOfSlug(file.slug) || id,
    category,
    subcategory: '',
    path: [category],
    description,
    resources,
  };
}

function isNamesake(file: ContentFile): boolean {
  return file.slug === slugOfLabel(file.content.h1 ?? '');
}

function byTopic(a: Topic, b: Topic): number {
  return byCodeUnit(a.topic.toLowerCase(), b.topic.toLowerCase()) || byCodeUnit(a.id, b.id);
}
