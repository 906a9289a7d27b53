import type { Graph, GraphNode } from '../graph.ts';
import { captionsByBox, headingsInside } from './captions.ts';
import { findHeadings } from './headings.ts';
import { findLines } from './lines.ts';
import { buildNetwork } from './network.ts';
import { findOwners } from './owners.ts';
import { findPieces, type Piece } from './pieces.ts';
import { reachPieces } from './spine.ts';

/**
 * The headings a topic stands under, from the outermost inwards, without the topic itself:
 * a heading of the whole picture, the owning topic, the heading in its box. Any may be missing.
 */
export type Place = readonly GraphNode[];

/**
 * Finds where each topic belongs. Most topics have no edge, so it is read from how the picture is
 * drawn: boxes and clusters, what they are joined to, and the headings on the reading order.
 */
export function placeTopics(graph: Graph): ReadonlyMap<string, Place> {
  const pieces = findPieces(graph.nodes);
  const lines = findLines(graph.nodes);
  const headings = findHeadings(graph, pieces, lines);
  const network = buildNetwork({ graph, pieces, headings, lines });
  const title = graph.nodes.find((node) => node.type === 'title') ?? null;
  const reached = reachPieces({ pieces, headings, network, title });

  const onSpine = [...reached].filter(([, at]) => at.isSolid && at.heading !== null);
  const owners = findOwners({ graph, pieces, headings, lines }, new Set(onSpine.map(([id]) => id)));
  const boxes = pieces.filter((piece) => piece.kind === 'box');
  const captions = captionsByBox(graph.nodes, boxes);
  const pieceOf = new Map(
    pieces.flatMap((piece) => piece.members.map((member) => [member.id, piece] as const)),
  );

  function placeOfPiece(piece: Piece): Place {
    const owner = owners.get(piece.id);
    const home = owner === undefined ? undefined : pieceOf.get(owner.id);
    if (owner !== undefined && home !== undefined) return [...placeIn(home, owner), owner];
    if (owner !== undefined) return [owner];
    return [reached.get(piece.id)?.heading ?? []].flat();
  }

  function placeIn(piece: Piece, member: GraphNode): Place {
    const outside = placeOfPiece(piece);
    if (piece.kind !== 'box') return outside;
    return [...outside, ...headingsInside(piece, member, captions.get(piece.id) ?? [])];
  }

  return new Map(
    pieces.flatMap((piece) =>
      piece.members.map((member) => [member.id, placeIn(piece, member)] as const),
    ),
  );
}
