import type { Rect } from '../graph/geometry.ts';
import type { Topic } from '../sources/roadmap.ts';
import { element, escapeXml, textElement } from './markup.ts';
import type { Look } from './palette.ts';
import { shorten, textLines, widthOf, wrap } from './text.ts';

const LABEL_FONT = 15;
const SMALL_FONT = 10;

/** Space between a text and the edge of its card, in pixels. */
const PADDING = 5;

/** Height of the line at the foot of a card, in pixels. */
const FOOT = 14;

/** Lower cards have no room for a second line, in pixels. */
const MIN_HEIGHT_WITH_FOOT = 32;

/**
 * A topic: its label, and at its foot the number of its category with the rest of its path, and the
 * number of its row. A nested `svg` clips what is too long; the tooltip has it whole.
 */
export function card(
  topic: Topic,
  { x, y, width, height }: Rect,
  { row, ...look }: Look & { /** Position in the table, from 1. */ readonly row: number },
): string {
  const room = {
    width: width - 2 * PADDING,
    height: height >= MIN_HEIGHT_WITH_FOOT ? height - FOOT : height,
  };
  const content = [
    element('title', {}, escapeXml(`${row}. ${[...topic.path, topic.topic].join(' › ')}`)),
    element('rect', {
      x: 1,
      y: 1,
      width: Math.max(0, width - 2),
      height: Math.max(0, height - 2),
      rx: 4,
      fill: look.fill,
      stroke: look.stroke,
      'stroke-width': 2,
    }),
    textLines(
      wrap(topic.topic, LABEL_FONT, room),
      { x: width / 2, y: room.height / 2 + 1, fontSize: LABEL_FONT },
      { fill: '#111111' },
    ),
  ];
  if (room.height < height) {
    const small = { y: height - PADDING, 'font-size': SMALL_FONT, fill: '#333333' };
    const number = `#${row}`;
    const rest = width - 3 * PADDING - widthOf(number, SMALL_FONT);
    const path = [look.number || '?', ...topic.path.slice(1)].join(' › ');
    content.push(
      textElement({ x: PADDING, ...small }, shorten(path, SMALL_FONT, rest)),
      textElement({ x: width - PADDING, ...small, 'text-anchor': 'end' }, number),
    );
  }
  return element('svg', { x, y, width, height }, content.join(''));
}
