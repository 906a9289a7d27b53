import { areaOf, bottomOf, type Rect, rightOf } from '../graph/geometry.ts';
import { type Graph, type GraphEdge, type GraphNode, isFrame, isTopic } from '../graph/graph.ts';
import { findLines } from '../graph/hierarchy/lines.ts';
import { smallestAround } from '../graph/hierarchy/pieces.ts';
import { groupBy } from '../lib/collections.ts';
import { type Caption, isBox } from './captions.ts';
import { drawEdge, drawLine } from './lines.ts';
import { element } from './markup.ts';

/** Space between a text without a box and the end of a line, in pixels. */
const TEXT_MARGIN = 5;

/**
 * What is drawn behind the topics: boxes, the larger first, edges and lines. An edge is above the boxes
 * that its ends are in and beneath those that it passes.
 */
export function backdrop(
  { nodes, edges }: Graph,
  captions: ReadonlyMap<string, Caption>,
): readonly string[] {
  const boxes = nodes.filter(isBox).toSorted((a, b) => areaOf(b.rect) - areaOf(a.rect));
  const frames = boxes.filter(isFrame);
  const edgesIn = groupBy(edges, homeOf(edges, frames));
  const edgesAbove = (box: GraphNode | undefined) =>
    (edgesIn.get(box) ?? []).map(({ source, target, dashed }) =>
      drawEdge(placeOf(source, captions), placeOf(target, captions), dashed),
    );
  const opaque = [
    ...nodes.filter((node) => isTopic(node) || node.type === 'button').map(({ rect }) => rect),
    ...[...captions.values()].map(({ rect }) => withGap(rect)),
  ];
  const lines = findLines(nodes).map(({ stroke, dotted }) => {
    const passed = frames.map(({ rect }) => rect).filter((rect) => !holds(rect, stroke));
    return drawLine(stroke, dotted, [...opaque, ...passed]);
  });
  const drawn = [
    ...edgesAbove(undefined),
    ...boxes.flatMap((box) => [drawBox(box), ...edgesAbove(box)]),
    ...lines,
  ];
  // Two edges between the same nodes are one line.
  return [...new Set(drawn)].filter((markup) => markup !== '');
}

/** Finds the smallest frame that an end of an edge is in; frames are given by size. */
function homeOf(
  edges: readonly GraphEdge[],
  frames: readonly GraphNode[],
): (edge: GraphEdge) => GraphNode | undefined {
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const homes = new Map([...ends].map((node) => [node, smallestAround(node, frames)] as const));
  return ({ source, target }) => {
    const [a, b] = [homes.get(source), homes.get(target)];
    return frames.findLast((frame) => frame === a || frame === b);
  };
}

/** Where an edge ends: a text without a box takes less room, or more, than its node. */
function placeOf(node: GraphNode, captions: ReadonlyMap<string, Caption>): Rect {
  const caption = isBox(node) ? undefined : captions.get(node.id);
  return caption === undefined ? node.rect : withGap(caption.rect);
}

/** A text with the space beside it. Its lines have enough above and below them. */
function withGap({ x, width, ...rect }: Rect): Rect {
  return { ...rect, x: x - TEXT_MARGIN, width: width + 2 * TEXT_MARGIN };
}

/** Whether a line is whole in a box. */
function holds(box: Rect, stroke: Rect): boolean {
  return (
    stroke.x >= box.x &&
    stroke.y >= box.y &&
    rightOf(stroke) <= rightOf(box) &&
    bottomOf(stroke) <= bottomOf(box)
  );
}

function drawBox({ rect }: GraphNode): string {
  return element('rect', { class: 'frame', ...rect, rx: 4 });
}
