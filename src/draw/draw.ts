import type { Graph } from '../graph/graph.ts';
import type { Roadmap } from '../sources/roadmap.ts';
import { unfoldChecklist } from './checklists.ts';
import { countsOf, legend } from './legend.ts';
import { element, escapeXml, short } from './markup.ts';
import { looksOf } from './palette.ts';
import { drawPicture } from './picture.ts';
import { styleOf } from './style.ts';

/** Space around the picture and the legend, in pixels. */
const MARGIN = 40;

/** Narrower drawings would make the legend unreadable, in pixels. */
const MIN_WIDTH = 640;

/**
 * An SVG of a roadmap as the table has it: every node in its place, every topic in the colour of
 * its category, with the number of its row. Opaque, so that it is readable on any background, and dark
 * where the reader prefers it; without scripts, links and fonts of its own. The same roadmap gives the
 * same bytes.
 */
export function drawRoadmap({
  title,
  graph,
  topics,
}: Pick<Roadmap, 'title' | 'topics'> & { readonly graph: Graph }): string {
  const nodes = [...graph.nodes, ...graph.checklists.flatMap(unfoldChecklist)];
  const looks = looksOf(topics);
  const { markup, rect } = drawPicture({ ...graph, nodes }, topics, looks);
  const headline = `${title}: ${countsOf(topics)}`;
  const width = Math.max(MIN_WIDTH, rect.width);
  const key = legend(headline, topics, { looks: looks.values(), width });
  const size = { width: width + 2 * MARGIN, height: rect.height + key.height + 3 * MARGIN };
  // The picture is where its nodes are, in the middle, and the legend above it.
  const [x, top] = [rect.x - (width - rect.width) / 2, rect.y - MARGIN - key.height];
  const origin = { x: x - MARGIN, y: top - MARGIN };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'roadmap',
    ...size,
    viewBox: [origin.x, origin.y, size.width, size.height].map(short).join(' '),
    'font-family': 'system-ui, -apple-system, "Segoe UI", Arial, sans-serif',
  };
  const content = [
    element('title', {}, escapeXml(headline)),
    element('style', {}, `\n${styleOf(looks.values())}\n`),
    element('rect', { class: 'paper', ...origin, ...size, rx: 8 }),
    element(
      'svg',
      { x, y: top, width, height: key.height },
      `\n${element('title', {}, 'Legend')}\n${key.markup}\n`,
    ),
    markup,
  ].join('\n');
  return `${element('svg', attributes, `\n${content}\n`)}\n`;
}
