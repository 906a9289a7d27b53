import { byCodeUnit } from '../lib/collections.ts';
import { countWarning } from '../lib/text/message.ts';
import type { ContentFile } from './content-file.ts';
import { derivedId } from './derived-id.ts';
import type { Roadmap, RoadmapSource, Topic } from './roadmap.ts';
import { slugOfLabel, titleOfSlug } from './slug.ts';

/** A roadmap without a graph: one topic a content file, ordered by topic, then id. */
export function contentOnlyRoadmap(parts: {
  readonly slug: string;
  readonly title: string;
  readonly files: readonly ContentFile[];
  readonly source: RoadmapSource;
}): Roadmap {
  const { title } = parts;
  const chosen = new Map<string, ContentFile>();
  const dropped: string[] = [];
  for (const file of [...parts.files].sort((a, b) => byCodeUnit(a.name, b.name))) {
    // The same as long as the file's name is.
    const id = file.id ?? derivedId(file.slug);
    const other = chosen.get(id);
    // Two files for one id: an old name was left behind. The one named after its H1 is the new.
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
