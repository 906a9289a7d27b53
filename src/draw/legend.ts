import { plural } from '../lib/text/words.ts';
import { element, escapeXml } from './markup.ts';
import type { Look } from './palette.ts';
import { shorten } from './text.ts';

/** Measures of the legend, in pixels. */
const COLUMN = 270;
const ROW = 24;
const HEAD = 64;
const FONT = 14;
const SWATCH = { width: 30, height: 18 };

/** What is drawn, and how high it is, in pixels. */
export interface Drawn {
  readonly markup: string;
  readonly height: number;
}

/** The headline, what the numbers mean, and one entry per category, in as many columns as fit. */
export function legend(headline: string, looks: readonly Look[], width: number): Drawn {
  const columns = Math.max(1, Math.floor(width / COLUMN));
  const rows = Math.ceil(looks.length / columns);
  const entries = looks.map((look, index) =>
    entry(look, Math.floor(index / rows) * COLUMN, HEAD + (index % rows) * ROW),
  );
  const help = 'At the foot: number of the category, then the rest of the path; number of the row.';
  return {
    markup: [
      element(
        'text',
        { x: 0, y: 22, 'font-size': 20, 'font-weight': 'bold', fill: '#111111' },
        escapeXml(shorten(headline, 20, width)),
      ),
      element(
        'text',
        { x: 0, y: 44, 'font-size': FONT, fill: '#333333' },
        shorten(help, FONT, width),
      ),
      ...entries,
    ].join('\n'),
    height: HEAD + rows * ROW,
  };
}

/** `3 topics, 2 categories`. */
export function countsOf(looks: readonly Look[]): string {
  const topics = looks.reduce((sum, look) => sum + look.topics, 0);
  const categories = looks.filter((look) => look.number > 0).length;
  return `${plural(topics, 'topic')}, ${
    categories === 1 ? '1 category' : `${categories} categories`
  }`;
}

function entry({ number, category, topics, fill, stroke }: Look, x: number, y: number): string {
  const name = number === 0 ? '(no category)' : category;
  const count = ` (${topics})`;
  const text = { 'font-size': FONT, fill: '#111111' };
  const room = COLUMN - SWATCH.width - 20 - count.length * FONT * 0.55;
  return [
    element('rect', { x, y, ...SWATCH, rx: 3, fill, stroke, 'stroke-width': 1.5 }),
    element(
      'text',
      { x: x + SWATCH.width / 2, y: y + 14, 'text-anchor': 'middle', ...text },
      number === 0 ? '?' : String(number),
    ),
    element(
      'text',
      { x: x + SWATCH.width + 8, y: y + 14, ...text },
      escapeXml(shorten(name, FONT, room) + count),
    ),
  ].join('');
}
