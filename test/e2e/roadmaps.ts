import { createHash } from 'node:crypto';

/** Files of a roadmap by path, for `tempWorkspace`. */
export type RoadmapFiles = Readonly<Record<string, string>>;

/** What an invented roadmap looks like. */
export interface Invention {
  readonly count: number;
  /** Number of the first topic: equal numbers of two roadmaps have equal texts, but not ids. */
  readonly first?: number;
  /** Another text for a topic than the invented one; null for none. */
  readonly text?: (n: number) => string | null | undefined;
  /** Another label for a topic than the invented one. */
  readonly label?: (n: number) => string | undefined;
}

const DOINGS = 'Wedging Centering Throwing Trimming Glazing Firing Drying Carving'.split(' ');
const THINGS =
  'bowls vases lids handles spouts tiles plates mugs teapots pitchers jars beads lamps pipes bricks stamps moulds'.split(
    ' ',
  );
/** The distance, in topics, between two without a text of their own. */
const BARE_EVERY = 7;
/** So many topics stand under one heading. */
const GROUP = 8;

/** Label of the n-th invented topic; different for 136 of them. */
export function topicOf(n: number): string {
  return `${DOINGS[n % DOINGS.length]} ${THINGS[Math.floor(n / DOINGS.length) % THINGS.length]}`;
}

/** Text of the n-th invented topic, or null where it has none. */
export function textOf(n: number): string | null {
  if (n % BARE_EVERY === BARE_EVERY - 1) return null;
  return `${topicOf(n)} is what apprentices learn in week ${n + 1} of the workshop, before the kiln is lit.`;
}

/** Id of the n-th topic of a roadmap, as long as those of roadmap.sh. */
export function idOf(slug: string, n: number): string {
  return createHash('sha256').update(`${slug} ${n}`).digest('base64url').slice(0, 21);
}

/** A roadmap of pottery: a graph and its content files, in the folder `plans/<slug>`. */
export function invented(slug: string, invention: Invention): RoadmapFiles {
  const { count, first = 0, text = () => undefined, label = () => undefined } = invention;
  const topics = Array.from({ length: count }, (_, i) => {
    const n = first + i;
    const own = text(n);
    return {
      i,
      id: idOf(slug, n),
      label: label(n) ?? topicOf(n),
      text: own === undefined ? textOf(n) : own,
    };
  });
  const nodes = topics.map(({ i, id, label }) => ({
    id,
    type: i % GROUP === 0 ? 'topic' : 'subtopic',
    position: i % GROUP === 0 ? { x: 0, y: i * 60 } : { x: 400, y: i * 60 },
    width: 250,
    height: 49,
    data: { label, style: { fontSize: 17 } },
  }));
  const edges = topics.flatMap(({ i, id }) => {
    const heading = topics[i - (i % GROUP)]?.id ?? id;
    return i % GROUP === 0
      ? []
      : [{ id: `e${i}`, source: heading, target: id, data: { edgeStyle: 'dashed' } }];
  });
  const contents = topics.flatMap(({ i, id, label, text: words }) =>
    words === null ? [] : [[`plans/${slug}/content/${fileName(label, id)}`, page(label, words, i)]],
  );
  return {
    [`plans/${slug}/${slug}.json`]: JSON.stringify({ nodes, edges }, null, 1),
    ...Object.fromEntries(contents),
  };
}

function fileName(label: string, id: string): string {
  return `${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@${id}.md`;
}

function page(label: string, text: string, i: number): string {
  return [
    `# ${label}`,
    text,
    'Visit the following resources to learn more:',
    `- [@article@A potter's note](https://example.com/notes/${i})\n`,
  ].join('\n\n');
}
