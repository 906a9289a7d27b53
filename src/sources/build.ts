import type { Content } from '../content/content.ts';
import { type Graph, type GraphNode, isTopic } from '../graph/graph.ts';
import { pathOf, placeTopics } from '../graph/hierarchy/places.ts';
import { inReadingOrder } from '../graph/order.ts';
import { byCodeUnit, groupBy } from '../lib/collections.ts';
import { countWarning } from '../lib/text/message.ts';
import type { ContentFile } from './content-files.ts';
import type { Origin, Roadmap } from './roadmap.ts';
import { slugOfLabel, titleOfSlug } from './slug.ts';

/** The texts of topics that came without a file, by id. */
export interface Texts {
  readonly found: ReadonlyMap<string, Content>;
  /** Ids whose text is unavailable, so nothing is known about it. An id in neither has none. */
  readonly unread: ReadonlySet<string>;
}

const NO_CONTENT: Content = { h1: null, description: '', resources: [] };

/** Words that unrelated topics may share. */
const SMALL_WORDS = new Set(
  'a an and are as at by for from how in into is it of on or s the to vs what when why with'.split(
    ' ',
  ),
);

/** Joins a graph with its texts: one topic per row, in reading order. */
export function buildRoadmap(parts: {
  readonly slug: string;
  readonly graph: Graph;
  readonly files: readonly ContentFile[];
  readonly texts?: Texts;
  readonly source: Origin;
}): Roadmap {
  const { slug, graph, files, texts, source } = parts;
  const topics = graph.nodes.filter(isTopic);
  const places = placeTopics(graph);
  const { contentOf, warnings } = matchContent(topics, files);
  return {
    slug,
    title: graph.title ?? titleOfSlug(slug),
    topics: inReadingOrder(topics, places).map((node) => {
      const path = pathOf(places.get(node.id) ?? []);
      const { description, resources } =
        texts?.found.get(node.id) ?? contentOf.get(node.id) ?? NO_CONTENT;
      // A topic on the reading order without a heading above it is its own category.
      const [category = node.type === 'topic' ? node.label : '', subcategory = ''] = path;
      return {
        id: node.id,
        topic: node.label,
        category,
        subcategory,
        path,
        description,
        resources,
        ...(texts?.unread.has(node.id) && { unread: true }),
      };
    }),
    graph,
    warnings,
    notes: graph.notes,
    source,
  };
}

/** Finds the content of each topic, by id. The order of nodes and files does not matter. */
export function matchContent(
  topics: readonly GraphNode[],
  files: readonly ContentFile[],
): { readonly contentOf: ReadonlyMap<string, Content>; readonly warnings: readonly string[] } {
  const candidates = groupBy(files, ({ id }) => id);
  const contentOf = new Map<string, Content>();
  const outdated: string[] = [];
  for (const { id, label } of topics) {
    // The file named after the label, then the one whose H1 is the label, then one that shares a
    // word with it, then the first by name.
    const rank = (file: ContentFile) => {
      if (file.slug === slugOfLabel(label)) return 0;
      if (file.content.h1?.toLowerCase() === label.toLowerCase()) return 1;
      return isOutdated(label, file) ? 3 : 2;
    };
    const [file] = (candidates.get(id) ?? []).toSorted(
      (a, b) => rank(a) - rank(b) || byCodeUnit(a.name, b.name),
    );
    if (file === undefined) continue;
    contentOf.set(id, file.content);
    if (isOutdated(label, file)) outdated.push(`${label} (${file.name})`);
  }
  const ids = new Set<string | null>(topics.map((topic) => topic.id));
  const orphans = files.filter((file) => !ids.has(file.id)).map((file) => file.name);
  const mismatch = 'whose description seems to be about something else';
  return {
    contentOf,
    warnings: [
      ...countWarning(orphans, 'content file', 'without a matching topic ignored'),
      ...countWarning(outdated, 'topic', mismatch),
    ],
  };
}

/** Whether neither the file's name nor its H1 shares a word with the label. */
function isOutdated(label: string, file: ContentFile): boolean {
  if (file.slug === slugOfLabel(label)) return false;
  const words = wordsOf(label);
  const own = wordsOf(`${file.slug} ${file.content.h1 ?? ''}`);
  // A label such as `==` has no words to compare.
  return words.size > 0 && ![...words].some((word) => own.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // A plural is the same word.
  const large = words.filter((word) => !SMALL_WORDS.has(word));
  return new Set(large.map((word) => word.replace(/s$/, '')));
}
