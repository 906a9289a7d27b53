import type { PublishedRow } from '../../../src/formats/csv/read.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import type { Roadmap, Topic } from '../../../src/sources/roadmap.ts';
import { graphText, topic } from '../graph/drawing.ts';
import { publishedOf } from '../samples.ts';

/** A roadmap of these topics; its graph is there, whatever it shows. */
export function roadmapOf(topics: readonly Topic[], changes: Partial<Roadmap> = {}): Roadmap {
  return {
    slug: 'pottery',
    title: 'Pottery',
    topics,
    graph: parseGraph(graphText([topic('kiln', [0, 0])]), 'pottery.json'),
    warnings: [],
    origin: { graph: null, texts: null, commit: null, graphHash: null },
    ...changes,
  };
}

/** A topic's row as it was published. */
export function publishedRowOf(of: Topic, changes: Partial<PublishedRow> = {}): PublishedRow {
  const { id, category, subcategory, topic: name, description, resources } = of;
  const row = { id, category, subcategory, topic: name, description, resources };
  return { ...row, own: new Map(), ...publishedOf(of), ...changes };
}
