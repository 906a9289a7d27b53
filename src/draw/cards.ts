import type { Rect } from '../graph/geometry.ts';
import type { Topic } from '../sources/roadmap.ts';
import { element, escapeXml } from './markup.ts';
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
  parts: {
    readonly rect: Rect;
    readonly look: Look;
    /** Position of the topic in the table, from 1. */
    readonly row: number;
  },
): string {
  const { rect, look, row } = parts;
  const { width, height } = rect;
  const foot = height >= MIN_HEIGHT_WITH_FOOT ? FOOT : 0;
  const room = { width: width - 2 * PADDING, height: height - foot };
  const lines = wrap(topic.topic, LABEL_FONT, room);
  const label = { x: width / 2, y: room.height / 2 + 1, fontSize: LABEL_FONT };
  const whole = `${row}. ${[...topic.path, topic.topic].join(' › ')}`;
  return element(
    'svg',
    { x: rect.x, y: rect.y, width, height },
    [
      element('title', {}, escapeXml(whole)),
      paper(rect, look),
      textLines(lines, label, { fill: '#111111' }),
      foot === 0 ? '' : footOf(rect, [look.number || '?', ...topic.path.slice(1)].join(' › '), row),
    ].join(''),
  );
}

function paper({ width, height }: Rect, { fill, stroke }: Look): string {
  return element('rect', {
    x: 1,
    y: 1,
    width: Math.max(0, width - 2),
    height: Math.max(0, height - 2),
    rx: 4,
    fill,
    stroke,
    'stroke-width': 2,
  });
}

function footOf({ width, height }: Rect, path: string, row: number): string {
  const look = { y: height - PADDING, 'font-size': SMALL_FONT, fill: '#333333' };
  const number = `#${row}`;
  const room = width - 3 * PADDING - widthOf(number, SMALL_FONT);
  return [
    element('text', { x: PADDING, ...look }, escapeXml(shorten(path, SMALL_FONT, room))),
    element('text', { x: width - PADDING, ...look, 'text-anchor': 'end' }, number),
  ].join('');
}
