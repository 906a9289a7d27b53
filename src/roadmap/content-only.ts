import { createHash } from 'node:crypto';
import type { ContentFile } from './match.ts';
import { listed } from './message.ts';
import { slugOfLabel, titleOfSlug } from './slug.ts';
import type { Roadmap, RoadmapSource, Topic } from './topic.ts';

/** Length of a derived id: that of the ids roadmap.sh makes. */
const ID_LENGTH = 21;

/** A roadmap without a graph: one topic a content file, ordered by topic, then id. */
export function contentOnlyRoadmap(parts: {
  readonly slug: string;
  readonly files: readonly ContentFile[];
  readonly source: RoadmapSource;
}): Roadmap {
  const title = titleOfSlug(parts.slug);
  const topics = new Map<string, { readonly topic: Topic; readonly isNamesake: boolean }>();
  const dropped: string[] = [];
  for (const file of [...parts.files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const topic = toTopic(file, title);
    const isNamesake = file.slug === slugOfLabel(topic.topic);
    const other = topics.get(topic.id);
    // Two files for one id: an old name was left behind. The one named after its H1 is the new.
    if (other === undefined || (isNamesake && !other.isNamesake)) {
      topics.set(topic.id, { topic, isNamesake });
    }
    if (other !== undefined) dropped.push(topic.id);
  }
  return {
    slug: parts.slug,
    title,
    topics: [...topics.values()].map(({ topic }) => topic).sort(byTopic),
    warnings: [
      ...(dropped.length === 0
        ? []
        : [
            `${dropped.length} content files have the id of another one and were left out: ${listed(dropped)}.`,
          ]),
    ],
    source: parts.source,
  };
}

function toTopic(file: ContentFile, category: string): Topic {
  const { h1, description, resources } = file.content;
  const id = file.id ?? derivedId(file.slug);
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

/** An id for a file that has none in its name: the same as long as the name is. */
function derivedId(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, ID_LENGTH);
}

function byTopic(a: Topic, b: Topic): number {
  return compare(a.topic.toLowerCase(), b.topic.toLowerCase()) || compare(a.id, b.id);
}

/** By code unit: the same everywhere, whatever the language of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
