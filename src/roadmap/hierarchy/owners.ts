import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import { adjoins, distance } from './geometry.ts';
import { brackets, distanceAlong, type Line, linesMeet, meets } from './lines.ts';
import { type Piece, pieceTouches, TOUCHING_GAP, TOUCHING_SHARE } from './pieces.ts';
import { nearest } from './spine.ts';

/** How far boxes of one stack lie apart at most, in pixels. */
const STACK_GAP = 24;

/** Share of the narrower box's width that boxes of one stack have in common. */
const STACK_SHARE = 0.8;

export interface Picture {
  readonly graph: Graph;
  readonly pieces: readonly Piece[];
  readonly headings: readonly GraphNode[];
  readonly lines: readonly Line[];
}

/**
 * The topic, or else the heading, that a box or cluster belongs to, by piece. The ways to tell are
 * tried in the order of their certainty. Loose topics stand for themselves.
 *
 * @param placed Pieces that need no owner, because the reading order leads to them.
 */
export function findOwners(
  picture: Picture,
  placed: ReadonlySet<string>,
): ReadonlyMap<string, GraphNode> {
  const owners = new Map<string, GraphNode>();
  const pieceOf = new Map(
    picture.pieces.flatMap((piece) => piece.members.map((member) => [member.id, piece] as const)),
  );
  const wanting = picture.pieces.filter((piece) => piece.kind !== 'topic');

  function assign(find: (piece: Piece) => readonly GraphNode[]): boolean {
    let isChanged = false;
    for (const piece of wanting) {
      if (owners.has(piece.id)) continue;
      const owner = find(piece).find((candidate) => !belongsTo(candidate, piece));
      if (owner === undefined) continue;
      owners.set(piece.id, owner);
      isChanged = true;
    }
    return isChanged;
  }

  /** Whether an owner would belong to what it is to own. */
  function belongsTo(owner: GraphNode, piece: Piece): boolean {
    let at: GraphNode | undefined = owner;
    while (at !== undefined) {
      const own = pieceOf.get(at.id);
      if (own === piece) return true;
      at = own === undefined ? undefined : owners.get(own.id);
    }
    return false;
  }

  assign((piece) => byDashedEdge(piece, picture));
  assign((piece) => byDottedLine(piece, picture));
  assign((piece) => byTouch(piece, picture));
  while (assign((piece) => byStack(piece, picture, owners)));
  assign((piece) => (placed.has(piece.id) ? [] : byDistance(piece, picture)));
  return owners;
}

/** Other ends of the dashed edges, best first: topics, headings, then other items that point here. */
function byDashedEdge(piece: Piece, { graph, headings }: Picture): readonly GraphNode[] {
  const own = new Set([piece.id, ...piece.members.map((member) => member.id)]);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node] as const));
  const ranked: { readonly node: GraphNode; readonly rank: number }[] = [];
  for (const edge of graph.edges.filter((candidate) => candidate.dashed)) {
    const node = nodes.get(otherEnd(edge, own) ?? '');
    if (node === undefined) continue;
    const rank = rankOf(node, headings, own.has(edge.target));
    if (rank !== null) ranked.push({ node, rank });
  }
  return ranked
    .sort(
      (a, b) =>
        a.rank - b.rank || distance(a.node.rect, piece.rect) - distance(b.node.rect, piece.rect),
    )
    .map(({ node }) => node);
}

function rankOf(
  node: GraphNode,
  headings: readonly GraphNode[],
  pointsHere: boolean,
): number | null {
  if (node.type === 'topic') return 0;
  if (headings.includes(node)) return 1;
  if (node.type !== 'subtopic' && node.type !== 'todo') return null;
  return pointsHere ? 2 : 3;
}

function otherEnd(edge: GraphEdge, own: ReadonlySet<string>): string | null {
  if (own.has(edge.source) === own.has(edge.target)) return null;
  return own.has(edge.source) ? edge.target : edge.source;
}

/** Topics, then headings, at the other end of a dotted line that ends at the piece. */
function byDottedLine(piece: Piece, picture: Picture): readonly GraphNode[] {
  const dotted = picture.lines.filter((line) => line.dotted);
  const targets = [...looseTopics(picture), ...picture.headings];
  const mine = dotted.filter((line) => lineMeetsPiece(line, piece));
  for (const lines of [mine, dotted.filter((line) => mine.some((own) => linesMeet(own, line)))]) {
    // A line that crosses several topics ends at the nearest.
    const found = lines.flatMap((line) =>
      targets
        .filter((target) => meets(line, target.rect))
        .map((node) => ({ node, along: distanceAlong(line, node.rect, piece.rect) })),
    );
    if (found.length > 0) return found.sort((a, b) => a.along - b.along).map(({ node }) => node);
  }
  return [];
}

function lineMeetsPiece(line: Line, piece: Piece): boolean {
  const rects = piece.frame === null ? piece.members.map((member) => member.rect) : [piece.rect];
  return rects.some((rect) => meets(line, rect)) || brackets(line, piece.rect);
}

function byTouch(piece: Piece, picture: Picture): readonly GraphNode[] {
  return looseTopics(picture).filter((topic) => pieceTouches(piece, topic.rect));
}

/** The owner of a box above or below in the same stack. */
function byStack(
  piece: Piece,
  { pieces }: Picture,
  owners: ReadonlyMap<string, GraphNode>,
): readonly GraphNode[] {
  return pieces
    .filter((other) => other !== piece && isStacked(piece, other))
    .flatMap((other) => owners.get(other.id) ?? []);
}

function isStacked(a: Piece, b: Piece): boolean {
  if (a.kind === 'box' && b.kind === 'box') return adjoins(a.rect, b.rect, STACK_GAP, STACK_SHARE);
  return (
    a.kind !== b.kind && b.kind !== 'topic' && adjoins(a.rect, b.rect, TOUCHING_GAP, TOUCHING_SHARE)
  );
}

/** The nearest topic: right more often than wrong, and better than none. */
function byDistance(piece: Piece, picture: Picture): readonly GraphNode[] {
  const topic = nearest(piece, looseTopics(picture));
  return topic === undefined ? [] : [topic];
}

function looseTopics({ pieces }: Picture): readonly GraphNode[] {
  return pieces.filter((piece) => piece.kind === 'topic').flatMap((piece) => piece.members);
}
