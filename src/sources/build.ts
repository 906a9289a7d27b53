import { NO_TEXTS, type Texts } from '../content/content.ts';
import { type Graph, isTopic } from '../graph/graph.ts';
import { pathOf, placeTopics } from '../graph/hierarchy/places.ts';
import { inReadingOrder } from '../graph/order.ts';
import type { ContentFile } from './content-file.ts';
import { matchContent } from './match.ts';
import type { Roadmap, RoadmapSource } from './roadmap.ts';
import { titleOfSlug } from './slug.ts';

/** Joins a graph with its texts: one topic a row, in reading order. */
export function buildRoadmap(parts: {
  readonly slug: string;
  readonly graph: Graph;
  readonly files: readonly ContentFile[];
  /** Texts that came without a file. */
  readonly texts?: Texts;
  readonly source: RoadmapSource;
}): Roadmap {
  const { slug, graph, files, texts = NO_TEXTS, source } = parts;
  const topics = graph.nodes.filter(isTopic);
  const places = placeTopics(graph);
  const { contentOf, warnings } = matchContent(topics, files);
  return {
    slug,
    title: graph.title ?? titleOfSlug(slug),
    topics: inReadingOrder(topics, places).map((node) => {
      const path = pathOf(places.get(node.id) ?? []);
      const { description, resources } = texts.found.get(node.id) ?? contentOf(node.id);
      // A topic on the reading order with no heading over it is itself what others stand under.
      const [category = node.type === 'topic' ? node.label : '', subcategory = ''] = path;
      return {
        id: node.id,
        topic: node.label,
        category,
        subcategory,
        path,
        description,
        resources,
        ...(texts.unread.has(node.id) && { unread: true }),
      };
    }),
    graph,
    warnings,
    notes: graph.notes,
    source,
  };
}
