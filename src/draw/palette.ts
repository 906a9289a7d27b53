import { groupBy } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';

/** Colours of a card, as in CSS. */
interface Colours {
  readonly fill: string;
  readonly stroke: string;
}

/** How the topics of one category look. */
export interface Look {
  /** Position of the category in reading order, from 1; 0 for topics without one. */
  readonly number: number;
  readonly category: string;
  readonly topics: number;
  readonly light: Colours;
  readonly dark: Colours;
}

/** In degrees: successive multiples are as far from all earlier ones as possible. */
const GOLDEN_ANGLE = 137.508;

/** Lightness of successive fills in percent: all light enough for black text, or dark enough for white. */
const LIGHT_FILLS = [84, 74, 91, 79];
const DARK_FILLS = [22, 29, 17, 25];

const NO_CATEGORY = {
  light: { fill: '#ffffff', stroke: '#d00000' },
  dark: { fill: '#0d1117', stroke: '#ff7b72' },
};

/**
 * One look per category, in reading order: neighbours in the picture differ most. Colour and number
 * together distinguish forty categories.
 */
export function looksOf(topics: readonly Topic[]): ReadonlyMap<string, Look> {
  let number = 0;
  return new Map(
    [...groupBy(topics, (topic) => topic.category)].map(([category, { length }]) => {
      const base = { category, topics: length };
      if (category === '') return [category, { ...base, number: 0, ...NO_CATEGORY }];
      return [category, { ...base, number: ++number, ...coloursOf(number) }];
    }),
  );
}

function coloursOf(number: number): Pick<Look, 'light' | 'dark'> {
  const hue = Math.round((200 + number * GOLDEN_ANGLE) % 360);
  const index = number % LIGHT_FILLS.length;
  return {
    light: { fill: `hsl(${hue}, 75%, ${LIGHT_FILLS[index]}%)`, stroke: `hsl(${hue}, 70%, 30%)` },
    dark: { fill: `hsl(${hue}, 50%, ${DARK_FILLS[index]}%)`, stroke: `hsl(${hue}, 55%, 65%)` },
  };
}
