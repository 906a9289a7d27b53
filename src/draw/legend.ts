import { plural } from '../lib/text/words.ts';
import { countGuessed, type Topic } from '../sources/roadmap.ts';
import { cardClass, GUESSED } from './cards.ts';
import { element, textElement } from './markup.ts';
import type { Look } from './palette.ts';
import { type Font, shorten, textLines, widthOf, wrap } from './text.ts';

/** Measures of the legend, in pixels; down to the letters of the headline, and of the first line of help. */
const HEADLINE_Y = 22;
const HELP_Y = 48;
const HELP_LINE = 20;
const ROW = 26;
const SWATCH = { width: 32, height: 20 };
const SWATCH_GAP = 10;
const COLUMN_GAP = 28;
const MAX_NAME = 360;

const HEADLINE: Font = { size: 20, bold: true };
const FONT: Font = { size: 14 };

const HELP =
  'At the foot of a card: the number of its category, then the rest of its path; the number of its row in the table.';

/** What an entry shows: a small card with a sign on it, and what that means. */
interface Entry {
  readonly class: string;
  readonly sign: string;
  readonly text: string;
}

/** The headline, what the numbers mean, and one entry per category, in columns; with its height in pixels. */
export function legend(
  headline: string,
  topics: readonly Topic[],
  { looks, width }: { readonly looks: Iterable<Look>; readonly width: number },
): { readonly markup: string; readonly height: number } {
  const help = wrap(HELP, FONT, width);
  const top = HELP_Y + help.length * HELP_LINE - 4;
  const entries = [...[...looks].map(categoryEntry), ...guessEntry(topics)];
  const column =
    SWATCH.width + SWATCH_GAP + Math.max(...entries.map(({ text }) => widthOf(text, FONT)));
  const columns = Math.max(1, Math.floor((width + COLUMN_GAP) / (column + COLUMN_GAP)));
  const rows = Math.ceil(entries.length / columns);
  return {
    markup: [
      textElement(
        { class: 'ink', x: 0, y: HEADLINE_Y, 'font-size': HEADLINE.size, 'font-weight': 'bold' },
        shorten(headline, HEADLINE, width),
      ),
      ...help.map((line, index) =>
        textElement(
          { class: 'soft', x: 0, y: HELP_Y + index * HELP_LINE, 'font-size': FONT.size },
          line,
        ),
      ),
      ...entries.map((entry, index) =>
        drawEntry(
          entry,
          Math.floor(index / rows) * (column + COLUMN_GAP),
          top + (index % rows) * ROW,
        ),
      ),
    ].join('\n'),
    height: top + rows * ROW,
  };
}

/** `3 topics, 2 categories`, and how many topics were placed by a guess, if any. */
export function countsOf(topics: readonly Topic[]): string {
  const { size } = new Set(topics.map(({ category }) => category).filter((name) => name !== ''));
  const guessed = countGuessed(topics);
  return [
    plural(topics.length, 'topic'),
    size === 1 ? '1 category' : `${size} categories`,
    ...(guessed === 0 ? [] : [`${guessed} ${GUESSED}`]),
  ].join(', ');
}

function categoryEntry(look: Look): Entry {
  const count = ` (${look.topics})`;
  const name = look.number === 0 ? '(no category)' : look.category;
  return {
    class: cardClass(look),
    sign: String(look.number || '?'),
    text: shorten(name, FONT, MAX_NAME - widthOf(count, FONT)) + count,
  };
}

function guessEntry(topics: readonly Topic[]): readonly Entry[] {
  const count = countGuessed(topics);
  if (count === 0) return [];
  return [{ class: 'frame guess', sign: '', text: `${GUESSED} (${count})` }];
}

function drawEntry(entry: Entry, x: number, y: number): string {
  const middle = y + SWATCH.height / 2;
  return [
    element('rect', { class: entry.class, x: x + 1, y, ...SWATCH, rx: 3 }),
    textLines(
      { lines: entry.sign === '' ? [] : [entry.sign], font: FONT },
      { x: x + 1 + SWATCH.width / 2, y: middle },
      { class: 'ink' },
    ),
    textElement(
      { class: 'ink', x: x + SWATCH.width + SWATCH_GAP, y: middle + 5, 'font-size': FONT.size },
      entry.text,
    ),
  ].join('');
}
