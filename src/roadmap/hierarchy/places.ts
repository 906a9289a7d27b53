import type { Graph, GraphNode } from '../graph.ts';
import { captionsByBox, headingsInside } from './captions.ts';
import { findHeadings } from './headings.ts';
import { findLines } from './lines.ts';
import { buildNetwork } from './network.ts';
import { findOwners } from './owners.ts';
import { findPieces, type Piece } from './pieces.ts';
import { headingsOnTheWay } from './spine.ts';

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
  const picture = { graph, pieces, headings, lines };
  const network = buildNetwork(picture);
  const title = graph.nodes.find((node) => node.type === 'title') ?? null;
  const headingOf = headingsOnTheWay({ pieces, headings, network, title });
  const captions = captionsByBox(
    graph.nodes,
    pieces.filter((piece) => piece.kind === 'box'),
  );
  // What the reading order leads to needs no owner, if anything names it.
  const placed = pieces.filter(
    ({ id }) =>
      (network.get(id) ?? []).some((link) => link.kind === 'solid') &&
      (headingOf.has(id) || captions.has(id)),
  );
  const owners = findOwners(picture, network, new Set(placed.map((piece) => piece.id)));
  const pieceOf = new Map(
    pieces.flatMap((piece) => piece.members.map((member) => [member.id, piece] as const)),
  );

  function placeIn(piece: Piece, member: GraphNode): Place {
    const owner = owners.ofMember.get(member.id) ?? owners.ofPiece.get(piece.id);
    const outside = owner === undefined ? underHeading(piece) : underOwner(owner);
    if (piece.kind !== 'box') return outside;
    return [...outside, ...headingsInside(piece, member, captions.get(piece.id) ?? [])];
  }

  function underOwner(owner: GraphNode): Place {
    const home = pieceOf.get(owner.id);
    return home === undefined ? [owner] : [...placeIn(home, owner), owner];
  }

  function underHeading(piece: Piece): Place {
    const heading = headingOf.get(piece.id);
    return heading === undefined ? [] : [heading];
  }

  return new Map(
    pieces.flatMap((piece) =>
      piece.members.map((member) => [member.id, placeIn(piece, member)] as const),
    ),
  );
}
