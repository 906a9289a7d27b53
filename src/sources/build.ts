import type { Content } from '../content/content.ts';
import { type Graph, isTopic, type TopicNode, topicsOf } from '../graph/graph.ts';
import { pathOf } from '../graph/hierarchy/path.ts';
import { type Placement, placeTopics } from '../graph/hierarchy/places.ts';
import { inReadingOrder } from '../graph/order.ts';
import { byCodeUnit, groupBy } from '../lib/collections.ts';
import { removeJoiners } from '../lib/text/clean.ts';
import { comparable } from '../lib/text/comparable.ts';
import { countWarning } from '../lib/text/message.ts';
import { type ContentFile, resourceWarning, topicsOfFiles } from './content-files.ts';
import type { Origin, Roadmap, Topic } from './roadmap.ts';
import { slugOfLabel, titleOfSlug } from './slug.ts';

/** What is known of topics without a text, by their ids; one that is in neither set has none. */
export interface MissingTexts {
  /** Their texts are unavailable, so nothing is known about them. */
  readonly unread: ReadonlySet<string>;
  /** They seem to have none, but not every place could be read. */
  readonly doubtful?: ReadonlySet<string>;
}

/** Rank of a file that has nothing in common with the label. */
const MISMATCH = 3;

/** Words that unrelated topics may share. */
const SMALL_WORDS = new Set(
  'a an and are as at by for from how in into is it of on or s the to vs what when why with'.split(
    ' ',
  ),
);

/** Joins a graph with its texts: one topic per row. Without a graph, each file is a topic. */
export function buildRoadmap(parts: {
  readonly slug: string;
  /** Of a roadmap whose graph states none. */
  readonly title?: string | undefined;
  readonly graph: Graph | null;
  readonly files: readonly ContentFile[];
  readonly missing?: MissingTexts;
  readonly origin: Pick<Origin, 'texts' | 'commit'>;
}): Roadmap {
  const { slug, graph, files, missing, origin } = parts;
  const title = graph?.title ?? parts.title ?? titleOfSlug(slug);
  return {
    slug,
    title,
    ...(graph === null
      ? topicsOfFiles(title, files, missing?.unread)
      : topicsOfGraph(graph, files, missing)),
    graph,
    origin: { graph: graph?.path ?? null, ...origin, graphHash: graph?.hash ?? null },
  };
}

/** The topics of a graph, in reading order. */
function topicsOfGraph(
  graph: Graph,
  files: readonly ContentFile[],
  missing: MissingTexts | undefined,
): Pick<Roadmap, 'topics' | 'warnings'> {
  const { contentOf, warnings } = matchContent(topicsOf(graph), files);
  const placement = placeTopics(graph);
  const placed = [...drawnTopics(graph, placement), ...listedTopics(graph)];
  const topics = placed.map((topic): Topic => {
    const { id } = topic;
    const content = contentOf.get(id);
    return {
      ...topic,
      description: content?.description ?? '',
      resources: content?.resources ?? [],
      ...(missing?.unread.has(id) && { unread: true }),
      ...(missing?.doubtful?.has(id) && { doubtful: true }),
    };
  });
  const empty = countWarning(placement.emptyHeadings, 'heading', 'without a row under it');
  return { topics, warnings: [...graph.warnings, ...empty, ...warnings] };
}

type PlacedTopic = Pick<Topic, 'id' | 'topic' | 'category' | 'subcategory' | 'path' | 'guessed'>;

/** Topics that are nodes: where they belong is read from the picture. */
function drawnTopics(graph: Graph, placement: Placement): readonly PlacedTopic[] {
  const nodes = graph.nodes.filter(isTopic);
  return inReadingOrder(nodes, placement).map(({ id, type, label }) => {
    const path = pathOf(placement.placeOf.get(id) ?? []);
    // A topic on the reading order without a heading above it is its own category.
    const [category = type === 'topic' ? label : '', subcategory = ''] = path;
    const guessed = placement.guessed.has(id) && { guessed: true as const };
    return { id, topic: label, category, subcategory, path, ...guessed };
  });
}

/** The entries of checklists, under the headings of these. */
function listedTopics({ checklists }: Graph): readonly PlacedTopic[] {
  return checklists.flatMap(({ heading, entries }) => {
    const place = { category: heading, subcategory: '', path: heading === '' ? [] : [heading] };
    return entries.map(({ id, label }) => ({ id, topic: label, ...place }));
  });
}

/** Finds the content of each topic, by id. The order of nodes and files does not matter. */
export function matchContent(
  topics: readonly TopicNode[],
  files: readonly ContentFile[],
): { readonly contentOf: ReadonlyMap<string, Content>; readonly warnings: readonly string[] } {
  const candidates = groupBy(files, ({ id }) => id);
  const contentOf = new Map<string, Content>();
  const contents: [string, Content][] = [];
  const outdated: string[] = [];
  const labels = new Set(topics.map(({ label }) => folded(label)));
  /** Whether a file, whatever its name, begins with the name of another topic. */
  const isOfAnother = ({ content }: ContentFile, label: string) => {
    const h1 = folded(content.h1 ?? '');
    return labels.has(h1) && !sharesWord(h1, folded(label));
  };
  for (const { id, label } of topics) {
    const [file] = (candidates.get(id) ?? []).toSorted(
      (a, b) => rankOf(a, label) - rankOf(b, label) || byCodeUnit(a.name, b.name),
    );
    if (file === undefined) continue;
    contentOf.set(id, file.content);
    contents.push([label, file.content]);
    if (rankOf(file, label) === MISMATCH || isOfAnother(file, label)) {
      // A text of the site has no name of its own.
      outdated.push(file.slug === '' ? label : `${label} (${file.name})`);
    }
  }
  const ids = new Set<string | null>(topics.map((topic) => topic.id));
  const orphans = files.filter((file) => !ids.has(file.id)).map((file) => file.name);
  const mismatch = 'with a description that seems to be about something else';
  return {
    contentOf,
    warnings: [
      ...countWarning(orphans, 'content file', 'without a matching topic ignored'),
      ...countWarning(outdated, 'topic', mismatch),
      ...resourceWarning(contents),
    ],
  };
}

/** First the file named after the label, then one whose H1 it is, then one that shares a word with it. */
function rankOf({ slug, content }: ContentFile, name: string): number {
  const label = folded(name);
  const h1 = folded(content.h1 ?? '');
  if (slug === slugOfLabel(removeJoiners(name))) return 0;
  if (h1 === label) return 1;
  return sharesWord(label, `${slug} ${h1}`) ? 2 : MISMATCH;
}

/** A label or a heading as they are compared: authors do not mind its case either. */
const folded = (name: string) => comparable(name).toLowerCase();

/**
 * Whether two texts have a word in common, or one of them has none to compare: a label such as `==`,
 * or a text without a heading that came by id.
 */
function sharesWord(a: string, b: string): boolean {
  const words = wordsOf(b);
  const own = [...wordsOf(a)];
  return own.length === 0 || words.size === 0 || own.some((word) => words.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // A plural is the same word.
  const large = words.filter((word) => !SMALL_WORDS.has(word));
  return new Set(large.map((word) => word.replace(/s$/, '')));
}
