import type { Rect } from '../graph/geometry.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { type Attributes, textElement } from './markup.ts';

/**
 * Mean width of a character in shares of the font size: over English words about 0.5 in Arial and
 * Segoe UI, 0.55 in Verdana-like fonts. Text that turns out wider is clipped.
 */
const MEAN_WIDTH = 0.54;

/** Ideographs, kana, hangul and emoji are as wide as they are high. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;

/** Height of a line in shares of the font size. */
const LINE = 1.25;

/** Code points of a text that may be drawn; what fits is tried one by one. */
const MAX_POINTS = 500;

/** Estimated width of a text, in pixels. */
export function widthOf(text: string, fontSize: number): number {
  let em = 0;
  for (const char of text) em += WIDE.test(char) ? 1 : MEAN_WIDTH;
  return em * fontSize;
}

/** A text truncated to a width, with an ellipsis. */
export function shorten(text: string, fontSize: number, width: number): string {
  const start = ellipsize(text, MAX_POINTS);
  if (widthOf(start, fontSize) <= width) return start;
  const kept = [...start];
  while (kept.length > 0 && widthOf(`${kept.join('')}…`, fontSize) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}

type Size = Pick<Rect, 'width' | 'height'>;

/** A text in lines of a width, truncated to what the height has room for. */
export function wrap(text: string, fontSize: number, room: Size): readonly string[] {
  const lines: string[] = [];
  for (const word of ellipsize(text, MAX_POINTS).split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer, fontSize) > room.width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const max = Math.max(1, Math.floor(room.height / (fontSize * LINE)));
  const shown = lines.slice(0, max);
  if (lines.length > max) shown[max - 1] += ' …';
  return shown.map((line) => shorten(line, fontSize, room.width));
}

/** Lines of text around a centre. */
export function textLines(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly fontSize: number },
  more: Attributes,
): string {
  const top = at.y - ((lines.length - 1) * at.fontSize * LINE) / 2;
  return lines
    .map((line, index) =>
      textElement(
        {
          x: at.x,
          y: top + index * at.fontSize * LINE,
          'font-size': at.fontSize,
          'text-anchor': 'middle',
          'dominant-baseline': 'central',
          ...more,
        },
        line,
      ),
    )
    .join('');
}
