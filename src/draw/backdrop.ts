import { areaOf, centreOf } from '../graph/geometry.ts';
import { type Graph, type GraphNode, isFrame, isLine, isTopic } from '../graph/graph.ts';
import { findLines } from '../graph/hierarchy/lines.ts';
import { type Attributes, element } from './markup.ts';
import { textLines, wrap } from './text.ts';

/** Default font size of a text, in pixels: that of most topics. */
const USUAL_FONT = 17;

const INK = '#5b6470';
const FAINT = '#8d97a5';

/** Keeps lines clear of the letters they cross. */
const HALO = { 'paint-order': 'stroke', stroke: '#ffffff', 'stroke-width': 5 };

/** What is drawn behind the topics: boxes, lines, edges, and texts that are not topics. */
export function backdrop({ nodes, edges }: Graph): string {
  const boxes = nodes
    .filter((node) => isFrame(node) || node.type === 'button')
    .sort((a, b) => areaOf(b.rect) - areaOf(a.rect));
  const ways = edges.map(({ source, target, dashed }) => {
    const [a, b] = [centreOf(source.rect), centreOf(target.rect)];
    return stroke({ x1: a.x, y1: a.y, x2: b.x, y2: b.y }, dashed);
  });
  const lines = findLines(nodes).map(({ stroke: { x, y, width, height }, dotted }) =>
    stroke({ x1: x, y1: y, x2: x + width, y2: y + height }, dotted),
  );
  const texts = nodes.filter((node) => node.label !== '' && !isTopic(node) && !isLine(node));
  return [...boxes.map(frame), ...ways, ...lines, ...texts.map(text)].join('\n');
}

function frame({ rect }: GraphNode): string {
  return element('rect', {
    ...rect,
    rx: 4,
    fill: INK,
    'fill-opacity': 0.06,
    stroke: FAINT,
    'stroke-width': 1.5,
  });
}

function stroke(ends: Attributes, dotted: boolean): string {
  return element('line', {
    ...ends,
    stroke: FAINT,
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
    ...(dotted ? { 'stroke-dasharray': '0.8 8' } : {}),
  });
}

/** A text in its place; that of a box at its top, above the items. */
function text(node: GraphNode): string {
  const { rect, label, type } = node;
  const fontSize = node.fontSize || USUAL_FONT;
  // A caption is one line, and its node is often narrower than the text.
  const lines = type === 'label' || type === 'title' ? [label] : wrap(label, fontSize, rect);
  const { x, y } = centreOf(rect);
  const inBox = rect.y + fontSize * (0.4 + lines.length * 0.625);
  return textLines(
    lines,
    { x, y: isFrame(node) ? inBox : y, fontSize },
    { fill: INK, ...HALO, ...(type === 'title' ? { 'font-weight': 'bold' } : {}) },
  );
}
