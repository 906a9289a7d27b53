import type { Rect } from '../graph/geometry.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { type Attributes, textElement } from './markup.ts';

/** Smaller text is hard to read, in pixels. */
export const MIN_FONT = 12;

/**
 * Widths of characters in shares of the font size; the first that matches counts. Those of DejaVu Sans,
 * which are Verdana's: among the usual fonts the widest, so that text which fits in it fits in all.
 */
const WIDTHS: readonly (readonly [chars: RegExp, width: number])[] = [
  [/[\p{M}\u200c\u200d]/u, 0],
  [/[ijlI|!.,:;'’·\s]/u, 0.33],
  [/[frt()[\]{}/\\"“”›-]/u, 0.4],
  [/[mwMW@%—…]/u, 0.98],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
  [/\p{Emoji_Presentation}/u, 1.25],
  [/[\p{Lu}#&+<=>~]/u, 0.74],
];

/** Width of all other characters: most small letters, and digits. */
const OTHER_WIDTH = 0.63;

/** Bold letters are wider by this factor. */
const BOLD = 1.12;

/** Height of a line in shares of the font size. */
const LINE = 1.2;

/** From the middle of a line down to where its letters stand, in shares of the font size. */
const BASELINE = 0.36;

/** Code points of a text that may be drawn. */
const MAX_POINTS = 500;

/** How large a text is drawn; the size is in pixels. */
export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

/** Estimated width of a text, in pixels: seldom too small. */
export function widthOf(text: string, { size, bold = false }: Font): number {
  let em = 0;
  for (const char of text) em += WIDTHS.find(([chars]) => chars.test(char))?.[1] ?? OTHER_WIDTH;
  return em * size * (bold ? BOLD : 1);
}

/** A text truncated to a width, with an ellipsis. */
export function shorten(text: string, font: Font, width: number): string {
  const start = ellipsize(text, MAX_POINTS);
  if (widthOf(start, font) <= width) return start;
  let kept = '';
  let used = widthOf('…', font);
  for (const char of start) {
    used += widthOf(char, font);
    if (used > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in lines of a width. */
export function wrap(text: string, font: Font, width: number): readonly string[] {
  const space = widthOf(' ', font);
  const lines: { text: string; width: number }[] = [];
  for (const word of ellipsize(text, MAX_POINTS).split(' ')) {
    const line = lines.at(-1);
    const length = widthOf(word, font);
    if (line === undefined || line.width + space + length > width) {
      lines.push({ text: word, width: length });
    } else {
      line.text += ` ${word}`;
      line.width += space + length;
    }
  }
  return lines.map((line) => line.text);
}

/** Lines of text around the middle of a place, in one font. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly font: Font;
}

type Size = Pick<Rect, 'width' | 'height'>;

/** A text in the first of several fonts in which it fits; truncated, in the last, if in none. */
export function layOut(text: string, fonts: readonly [Font, ...Font[]], room: Size): TextBlock {
  const [font, ...smaller] = fonts;
  const lines = wrap(text, font, room.width);
  const count = Math.max(1, Math.floor(room.height / (font.size * LINE)));
  const fits = lines.length <= count && lines.every((line) => widthOf(line, font) <= room.width);
  const [next, ...others] = smaller;
  if (!fits && next !== undefined) return layOut(text, [next, ...others], room);
  const shown = lines.slice(0, count);
  if (lines.length > count) shown[count - 1] += ' …';
  return { font, lines: shown.map((line) => shorten(line, font, room.width)) };
}

/** Size of a text as it is drawn, in pixels. */
export function sizeOf({ lines, font }: TextBlock): Size {
  return {
    width: Math.max(0, ...lines.map((line) => widthOf(line, font))),
    height: lines.length * font.size * LINE,
  };
}

/** Draws a text around the middle of a place. */
export function textLines(
  { lines, font }: TextBlock,
  middle: Pick<Rect, 'x' | 'y'>,
  more: Attributes,
): string {
  const step = font.size * LINE;
  const first = middle.y - ((lines.length - 1) * step) / 2 + font.size * BASELINE;
  return lines
    .map((line, index) =>
      textElement(
        {
          x: middle.x,
          y: first + index * step,
          'font-size': font.size,
          ...(font.bold ? { 'font-weight': 'bold' } : {}),
          'text-anchor': 'middle',
          ...more,
        },
        line,
      ),
    )
    .join('');
}
