import { type Content, parseContent } from '../content/content.ts';
import { TOPIC_ID } from '../graph/graph.ts';
import { byCodeUnit, groupBy } from '../lib/collections.ts';
import { takeTurns } from '../lib/signals.ts';
import { countWarning } from '../lib/text/message.ts';
import type { Roadmap, Topic } from './roadmap.ts';
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

/** Whether a file of this name may contain the description of a topic. */
export function isContentName(name: string): boolean {
  return /\.md$/i.test(name) && !NOT_CONTENT.test(name);
}

/**
 * One content file, from its name (`<slug>@<id>.md`, also `.md.md`) and its text. The text is parsed
 * when it is first needed: a folder may hold very many files that belong to no topic.
 */
export function contentFile(name: string, text: string): ContentFile {
  const stem = name.replace(/(?:\.md)+$/i, '');
  const [, slug = '', id = ''] = /^(.*)@(.*)$/s.exec(stem) ?? [];
  const parts = TOPIC_ID.test(id) ? { slug, id } : { slug: stem, id: null };
  let content: Content | undefined;
  return {
    name,
    ...parts,
    get content() {
      content ??= parseContent(text);
      return content;
    },
  };
}

/**
 * Parses a file where the run can be cancelled: many of them at once would be deaf to it. Throws the
 * reason of the signal if that is aborted.
 */
export async function parseNow(file: ContentFile, signal: AbortSignal): Promise<Content> {
  await takeTurns(signal);
  return file.content;
}

/** The id of the topic that a file makes without a graph; it stays as long as the file's name does. */
export const idOfFile = ({ id, slug }: Pick<ContentFile, 'id' | 'slug'>) => id ?? derivedId(slug);

/**
 * The topics of a roadmap without a graph: one per content file, ordered by topic, then id.
 *
 * @param unread Ids of topics whose text is unavailable.
 */
export function topicsOfFiles(
  title: string,
  files: readonly ContentFile[],
  unread: ReadonlySet<string> = new Set(),
): Pick<Roadmap, 'topics' | 'warnings'> {
  const sorted = files.toSorted((a, b) => byCodeUnit(a.name, b.name));
  const byId = groupBy(sorted, idOfFile);
  const ignored = new Set(files.map(({ name }) => name));
  const contents: [string, Content][] = [];
  const topics = [...byId].map(([id, namesakes]): Topic => {
    // Of two files for one id, one was renamed and the old one remained: the new one is named after its H1.
    const file = namesakes.find(isNamedAfterH1) ?? namesakes[0];
    ignored.delete(file.name);
    const { h1, description, resources } = file.content;
    const topic = h1 || titleOfSlug(file.slug) || id;
    contents.push([topic, file.content]);
    return {
      id,
      topic,
      category: title,
      subcategory: '',
      path: [title],
      description,
      resources,
      ...(unread.has(id) && { unread: true }),
    };
  });
  const reason = 'ignored, because another has the same id';
  return {
    topics: topics.sort(
      (a, b) => byCodeUnit(a.topic.toLowerCase(), b.topic.toLowerCase()) || byCodeUnit(a.id, b.id),
    ),
    warnings: [...countWarning([...ignored], 'content file', reason), ...resourceWarning(contents)],
  };
}

/** A warning about the resources without a URL, with the names of their topics, or none. */
export function resourceWarning(contents: readonly (readonly [string, Content])[]): string[] {
  const names = contents.flatMap(([topic, { dropped }]) => dropped.map((it) => `${topic} (${it})`));
  return droppedWarning(names);
}

/** A warning about resources without a URL, or none. */
export function droppedWarning(names: readonly string[]): string[] {
  return countWarning(names, 'resource', 'ignored, because only http(s) URLs are read');
}

function isNamedAfterH1({ slug, content }: ContentFile): boolean {
  return slug === slugOfLabel(content.h1 ?? '');
}
