import { plural } from '../lib/text/words.ts';
import type { Topic } from '../sources/roadmap.ts';
import { element, textElement } from './markup.ts';
import type { Look } from './palette.ts';
import { shorten } from './text.ts';

/** Measures of the legend, in pixels. */
const COLUMN = 270;
const ROW = 24;
const HEAD = 64;
const FONT = 14;
const SWATCH = { width: 30, height: 18 };

const HELP = 'At the foot: number of the category, then the rest of the path; number of the row.';

/**
 * The headline, what the numbers mean, and one entry per category, in as many columns as fit; with
 * its height in pixels.
 */
export function legend(headline: string, looks: readonly Look[], width: number) {
  const columns = Math.max(1, Math.floor(width / COLUMN));
  const rows = Math.ceil(looks.length / columns);
  const title = { x: 0, y: 22, 'font-size': 20, 'font-weight': 'bold', fill: '#111111' };
  const help = { x: 0, y: 44, 'font-size': FONT, fill: '#333333' };
  return {
    markup: [
      textElement(title, shorten(headline, 20, width)),
      textElement(help, shorten(HELP, FONT, width)),
      ...looks.map((look, index) =>
        entry(look, Math.floor(index / rows) * COLUMN, HEAD + (index % rows) * ROW),
      ),
    ].join('\n'),
    height: HEAD + rows * ROW,
  };
}

/** `3 topics, 2 categories`. */
export function countsOf(topics: readonly Topic[]): string {
  const { size } = new Set(topics.map(({ category }) => category).filter((name) => name !== ''));
  return `${plural(topics.length, 'topic')}, ${size === 1 ? '1 category' : `${size} categories`}`;
}

function entry({ number, category, topics, fill, stroke }: Look, x: number, y: number): string {
  const count = ` (${topics})`;
  const text = { 'font-size': FONT, fill: '#111111' };
  const room = COLUMN - SWATCH.width - 20 - count.length * FONT * 0.55;
  const name = shorten(number === 0 ? '(no category)' : category, FONT, room);
  return [
    element('rect', { x, y, ...SWATCH, rx: 3, fill, stroke, 'stroke-width': 1.5 }),
    textElement(
      { x: x + SWATCH.width / 2, y: y + 14, 'text-anchor': 'middle', ...text },
      number === 0 ? '?' : String(number),
    ),
    textElement({ x: x + SWATCH.width + 8, y: y + 14, ...text }, name + count),
  ].join('');
}
