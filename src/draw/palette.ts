import { groupBy } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';

/** How the topics of one category look. */
export interface Look {
  /** Position of the category in reading order, from 1; 0 for topics without one. */
  readonly number: number;
  readonly category: string;
  readonly topics: number;
  readonly fill: string;
  readonly stroke: string;
}

/** In degrees: successive multiples are as far from all earlier ones as possible. */
const GOLDEN_ANGLE = 137.508;

/** Lightness of successive fills in percent, all light enough for black text. */
const LIGHTNESS = [84, 74, 91, 79];

const NO_CATEGORY = { fill: '#ffffff', stroke: '#d00000' };

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
      const hue = Math.round((200 + ++number * GOLDEN_ANGLE) % 360);
      const lightness = LIGHTNESS[number % LIGHTNESS.length] ?? 80;
      const fill = `hsl(${hue}, 75%, ${lightness}%)`;
      return [category, { ...base, number, fill, stroke: `hsl(${hue}, 70%, 30%)` }];
    }),
  );
}
