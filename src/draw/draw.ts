import { around } from '../graph/geometry.ts';
import type { Graph } from '../graph/graph.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { backdrop } from './backdrop.ts';
import { card } from './cards.ts';
import { unfoldChecklist } from './checklists.ts';
import { countsOf, legend } from './legend.ts';
import { element, escapeXml, short } from './markup.ts';
import { looksOf } from './palette.ts';

/** Space around the drawing, in pixels. */
const MARGIN = 40;

/** Narrower drawings would make the legend unreadable, in pixels. */
const MIN_WIDTH = 640;

/**
 * An SVG of a roadmap as the table has it: every node in its place, every topic in the colour of
 * its category, with the number of its row. Opaque, so that it is readable on any background; without
 * scripts, links and fonts of its own. The same roadmap gives the same bytes.
 */
export function drawRoadmap({
  title,
  graph,
  topics,
}: Pick<Roadmap, 'title' | 'topics'> & { readonly graph: Graph }): string {
  const nodes = [...graph.nodes, ...graph.checklists.flatMap(unfoldChecklist)];
  const looks = looksOf(topics);
  const picture = around(nodes.map((node) => node.rect));
  const width = Math.max(MIN_WIDTH, picture.width);
  const headline = `${title}: ${countsOf(topics)}`;
  const key = legend(headline, [...looks.values()], width);
  const rects = new Map(nodes.map((node) => [node.id, node.rect] as const));
  const cards = topics.map((topic, index) => {
    const rect = rects.get(topic.id);
    const look = looks.get(topic.category);
    return rect && look ? card(topic, rect, { ...look, row: index + 1 }) : '';
  });
  const drawing = [backdrop({ ...graph, nodes }), ...cards].join('\n');
  const size = { width: width + 2 * MARGIN, height: picture.height + key.height + 3 * MARGIN };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: `0 0 ${short(size.width)} ${short(size.height)}`,
    'font-family': 'system-ui, -apple-system, "Segoe UI", Arial, sans-serif',
  };
  const content = [
    element('title', {}, escapeXml(headline)),
    element('rect', { ...size, rx: 8, fill: '#ffffff' }),
    shifted(MARGIN, MARGIN, key.markup),
    shifted(MARGIN - picture.x, 2 * MARGIN + key.height - picture.y, drawing),
  ].join('\n');
  return `${element('svg', attributes, `\n${content}\n`)}\n`;
}

function shifted(x: number, y: number, markup: string): string {
  return element('g', { transform: `translate(${short(x)} ${short(y)})` }, markup);
}
