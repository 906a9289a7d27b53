import type { GraphNode } from '../graph.ts';
import { isCaption, isLarge, isText } from './captions.ts';
import type { Network } from './network.ts';
import type { Picture } from './picture.ts';
import { touch } from './pieces.ts';
import type { Walk } from './walk.ts';

/** Fewer headings than this do not divide a roadmap into parts. */
const MIN_HEADINGS = 3;

/** The heading that each stop is under; none for what comes before the first. */
export type HeadingOf = ReadonlyMap<string, GraphNode>;

/** Headings of the whole picture among texts in no box: large or on the solid reading order. */
export function findHeadings(
  nodes: readonly GraphNode[],
  isOnLine: (node: GraphNode) => boolean,
): readonly GraphNode[] {
  return nodes.filter(
    (node) => isText(node) && isCaption(node) && (isLarge(node) || isOnLine(node)),
  );
}

/** Whether the headings of a picture divide it into parts. */
export function doDivide({ headings }: Picture): boolean {
  return headings.length >= MIN_HEADINGS;
}

/**
 * Gives each piece the heading it is under. With three headings or more, it is the last one passed
 * on the walk to the piece. With fewer, a heading names what comes next on the line, and the boxes
 * joined directly to it.
 */
export function headingsOnTheWay(picture: Picture, network: Network, walk: Walk): HeadingOf {
  if (!doDivide(picture)) return joinedDirectly(picture, network, walk);
  const { headings } = picture;
  const headingOf = new Map<string, GraphNode>();
  const named = new Map(headings.map((heading) => [heading.id, heading] as const));
  for (const id of walk.order) {
    const before = walk.before.get(id);
    const heading = named.get(id) ?? (before == null ? undefined : headingOf.get(before));
    if (heading !== undefined) headingOf.set(id, heading);
  }
  return headingOf;
}

function joinedDirectly(
  { pieces, headings, leading, lineIds }: Picture,
  network: Network,
  walk: Walk,
): HeadingOf {
  const headingOf = new Map<string, GraphNode>();
  const kinds = new Map(pieces.map(({ id, kind }) => [id, kind] as const));
  const solid = (id: string) =>
    (network.get(id) ?? []).filter(({ kind }) => kind === 'solid').map(({ to }) => to);
  /** The stop from which the walk comes to another one, over drawn lines at most. */
  const comesFrom = (id: string) => {
    let at = walk.before.get(id);
    while (at != null && lineIds.has(at)) at = walk.before.get(at);
    return at;
  };
  // What is glued below a topic is a note on it.
  const isNote = ({ rect }: GraphNode) =>
    leading.some((topic) => topic.rect.y < rect.y && touch(topic.rect, rect));
  for (const heading of headings.filter((node) => !isNote(node))) {
    const next = solid(heading.id);
    const overLines = next.filter((id) => lineIds.has(id)).flatMap(solid);
    for (const id of [...next, ...overLines]) {
      const kind = kinds.get(id);
      if (kind === undefined || headingOf.has(id)) continue;
      if (kind === 'box' || comesFrom(id) === heading.id) headingOf.set(id, heading);
    }
  }
  return headingOf;
}
