import type { Rect } from '../graph/geometry.ts';
import type { Topic } from '../sources/roadmap.ts';
import { element, escapeXml, textElement } from './markup.ts';
import type { Look } from './palette.ts';
import { classOf } from './style.ts';
import { type Font, layOut, MIN_FONT, shorten, textLines, widthOf } from './text.ts';

/** The smaller one, which leaves room for a second line, is for a label that is too wide. */
const LABEL_FONTS = [{ size: 15 }, { size: 13 }] as const;
const SMALL: Font = { size: MIN_FONT };

/** Space between a text and the edge of its card, in pixels. */
const PADDING = 6;

/** Height of the line at the foot of a card, in pixels. */
const FOOT = 16;

/** Lower cards have no room for a foot, in pixels. */
const MIN_HEIGHT_WITH_FOOT = 36;

/** A path of which fewer code points would be left is not worth its place. */
const MIN_PATH = 8;

/** What the tooltip of a card and the legend call a topic whose place was a guess. */
export const GUESSED = 'placed by nearness';

/**
 * A topic: its label, and at its foot the number of its category with the rest of its path, and the
 * number of its row. A nested `svg` clips what is too long; the tooltip has it whole.
 *
 * @param options `row`: position in the table, from 1.
 */
export function card(
  topic: Topic,
  { x, y, width, height }: Rect,
  { look, row }: { readonly look: Look; readonly row: number },
): string {
  const hasFoot = height >= MIN_HEIGHT_WITH_FOOT;
  const room = { width: width - 2 * PADDING, height: hasFoot ? height - FOOT : height };
  const note = topic.guessed ? ` (${GUESSED})` : '';
  const content = [
    element('title', {}, escapeXml(`${row}. ${[...topic.path, topic.topic].join(' › ')}${note}`)),
    element('rect', {
      class: cardClass(look, topic.guessed),
      x: 1,
      y: 1,
      width: Math.max(0, width - 2),
      height: Math.max(0, height - 2),
      rx: 4,
    }),
    textLines(
      layOut(topic.topic, LABEL_FONTS, room),
      { x: width / 2, y: room.height / 2 + 1 },
      { class: 'ink' },
    ),
    ...(hasFoot ? foot(topic, { row, number: look.number, width, y: height - PADDING }) : []),
  ];
  return element('svg', { x, y, width, height }, content.join(''));
}

/** Classes of a card, or of its like in the legend. */
export function cardClass(look: Pick<Look, 'number'>, isGuessed = false): string {
  return `card ${classOf(look)}${isGuessed ? ' guess' : ''}`;
}

function foot(
  topic: Topic,
  { row, number, width, y }: { row: number; number: number; width: number; y: number },
): readonly string[] {
  const style = { y, 'font-size': SMALL.size, class: 'ink' };
  const right = `#${row}`;
  const room = width - 3 * PADDING - widthOf(right, SMALL);
  const path = pathIn(room, String(number || '?'), topic.path.slice(1));
  return [
    ...(path === '' ? [] : [textElement({ x: PADDING, ...style }, path)]),
    textElement({ x: width - PADDING, ...style, 'text-anchor': 'end' }, right),
  ];
}

/**
 * What a width has room for of a category and the rest of a path, of which the last part says most.
 * An ellipsis stands for a rest without room, so that a topic never looks as if it had none.
 */
function pathIn(width: number, category: string, rest: readonly string[]): string {
  const fits = (text: string) => widthOf(text, SMALL) <= width;
  const whole = [category, ...rest].join(' › ');
  const last = [category, '…', ...rest.slice(-1)].join(' › ');
  if (fits(whole)) return whole;
  if (rest.length > 1 && fits(last)) return last;
  const start = shorten(whole, SMALL, width);
  if ([...start].length > category.length + MIN_PATH) return start;
  const unseen = [category, '…'].join(' › ');
  if (rest.length > 0 && fits(unseen)) return unseen;
  return fits(category) ? category : '';
}
