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
 * together tell forty categories apart.
 */
export function looksOf(topics: readonly Topic[]): ReadonlyMap<string, Look> {
  const counts = new Map<string, number>();
  for (const { category } of topics) counts.set(category, (counts.get(category) ?? 0) + 1);
  const looks = new Map<string, Look>();
  let number = 0;
  for (const [category, count] of counts) {
    const base = { category, topics: count };
    if (category === '') looks.set('', { ...base, number: 0, ...NO_CATEGORY });
    else looks.set(category, { ...base, number: ++number, ...colours(number) });
  }
  return looks;
}

function colours(number: number): Pick<Look, 'fill' | 'stroke'> {
  const hue = Math.round((200 + number * GOLDEN_ANGLE) % 360);
  const lightness = LIGHTNESS[number % LIGHTNESS.length] ?? 80;
  return { fill: `hsl(${hue}, 75%, ${lightness}%)`, stroke: `hsl(${hue}, 70%, 30%)` };
}
