import { adjoins, distance } from '../geometry.ts';
import { type GraphNode, isTopic } from '../graph.ts';
import { TOUCHING_GAP, touch } from './clusters.ts';
import { isGlued, isHeader } from './inside.ts';
import { brackets, distanceAlong, type Line, linesMeet, meets } from './lines.ts';
import type { Network } from './network.ts';
import type { Picture } from './picture.ts';
import { bodyOf, isLeading, type Piece, pieceTouches } from './pieces.ts';

/** Share of the narrower box's width that boxes of one stack have in common. */
const STACK_SHARE = 0.8;

/**
 * Other ends of the dashed edges of a piece or of one member, best first: topics, then headings,
 * then items that point here. Among equals the nearest.
 */
export function byDashedEdge(
  own: ReadonlySet<string>,
  from: { readonly rect: Piece['rect'] },
  { nodeOf, dashedEdges, headings }: Picture,
): readonly GraphNode[] {
  const ranked: { readonly node: GraphNode; readonly rank: number }[] = [];
  for (const edge of dashedEdges) {
    if (own.has(edge.source) === own.has(edge.target)) continue;
    const pointsHere = own.has(edge.target);
    const node = nodeOf.get(pointsHere ? edge.source : edge.target);
    const here = nodeOf.get(pointsHere ? edge.target : edge.source);
    if (node === undefined || here === undefined) continue;
    const rank = isLeading(node) ? 0 : headings.includes(node) ? 1 : 2;
    // Between two subtopics only the direction tells which one the other belongs to.
    if (rank < 2 || (pointsHere && isTopic(node) && !isLeading(here))) ranked.push({ node, rank });
  }
  return ranked
    .sort(
      (a, b) =>
        a.rank - b.rank || distance(a.node.rect, from.rect) - distance(b.node.rect, from.rect),
    )
    .map(({ node }) => node);
}

/** Topics, then headings, at the other end of a dotted line that ends at the piece. */
export function byDottedLine(piece: Piece, picture: Picture): readonly GraphNode[] {
  const dotted = picture.lines.filter((line) => line.dotted);
  const mine = dotted.filter((line) => bodyOf(piece).some((rect) => meets(line, rect)));
  const own = [...mine, ...picture.lines.filter((line) => brackets(line, piece.rect))];
  const beyond = dotted.filter((line) => own.some((other) => linesMeet(other, line)));
  for (const lines of [mine, beyond]) {
    // A line that crosses several topics ends at the nearest.
    const found = lines.flatMap((line) =>
      targetsOf(line, picture).map((node) => ({
        node,
        along: distanceAlong(line, node.rect, piece.rect),
      })),
    );
    if (found.length > 0) return found.sort((a, b) => a.along - b.along).map(({ node }) => node);
  }
  return [];
}

function targetsOf(line: Line, picture: Picture): readonly GraphNode[] {
  return [...picture.leading, ...picture.headings].filter((node) => meets(line, node.rect));
}

/** The topic to which alone a solid edge or line leads: a branch of the reading order that ends. */
export function byBranch(piece: Piece, picture: Picture, network: Network): readonly GraphNode[] {
  const lines = new Set(picture.lines.map((line) => line.id));
  // Notes and links to other roadmaps on the way lead nowhere.
  const stops = new Set([...picture.pieces, ...picture.headings].map(({ id }) => id));
  const ends = new Set<string>();
  const walked = new Set([piece.id]);
  const open = [piece.id];
  for (const stop of open) {
    for (const { to, kind } of network.get(stop) ?? []) {
      if (kind !== 'solid' || walked.has(to)) continue;
      walked.add(to);
      if (lines.has(to)) open.push(to);
      else if (stops.has(to)) ends.add(to);
    }
  }
  return ends.size === 1 ? picture.leading.filter((topic) => ends.has(topic.id)) : [];
}

/** An item that lies on the top edge of a box like a header, without being in it. */
export function byHeader(piece: Piece, { pieces }: Picture): readonly GraphNode[] {
  const { rect, kind, members } = piece;
  if (kind !== 'box' || members.some((item) => isGlued(item.rect, rect, 'top'))) return [];
  return pieces
    .filter((other) => other.kind !== 'box')
    .flatMap((other) => other.members)
    .filter((item) => isHeader(item.rect, rect));
}

/** Topics that the piece touches. */
export function byTouch(piece: Piece, picture: Picture): readonly GraphNode[] {
  return picture.leading.filter((topic) => pieceTouches(piece, topic.rect));
}

/** The owner of a box or cluster above or below in the same stack. */
export function byStack(
  piece: Piece,
  { pieces }: Picture,
  owners: ReadonlyMap<string, GraphNode>,
): readonly GraphNode[] {
  return pieces
    .filter((other) => other !== piece && isStacked(piece, other))
    .flatMap((other) => owners.get(other.id) ?? []);
}

function isStacked(a: Piece, b: Piece): boolean {
  if (a.kind === 'box' && b.kind === 'box') {
    return adjoins(a.rect, b.rect, { gap: TOUCHING_GAP, share: STACK_SHARE });
  }
  return a.kind !== b.kind && b.kind !== 'topic' && touch(a.rect, b.rect);
}

/** Topics by their distance: the nearest is right more often than wrong, and better than none. */
export function byDistance(piece: Piece, { leading }: Picture): readonly GraphNode[] {
  return leading
    .map((node) => ({ node, length: distance(node.rect, piece.rect) }))
    .sort((a, b) => a.length - b.length)
    .map(({ node }) => node);
}
