import { describe, expect, it } from 'vitest';
import { looksOf } from '../../../src/draw/palette.ts';
import { topicOf } from '../samples.ts';

const topics = Array.from({ length: 40 }, (_, i) => topicOf({ category: `Category ${i + 1}` }));

describe.each(['light', 'dark'] as const)('the colours of categories, %s', (mode) => {
  const fillsOf = (all: typeof topics) => [...looksOf(all).values()].map((look) => look[mode].fill);
  const fills = fillsOf(topics);

  it('are different for forty', () => {
    expect(new Set(fills).size).toBe(40);
  });

  it('differ most between neighbours', () => {
    const hues = fills.map((fill) => Number(/\d+/.exec(fill)?.[0]));
    for (const [i, hue] of hues.slice(1).entries()) {
      const apart = Math.abs(hue - (hues[i] ?? 0));
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(120);
    }
  });

  it('stay as they are when a category is added at the end', () => {
    expect(fillsOf([...topics, topicOf({ category: 'New' })]).slice(0, 40)).toEqual(fills);
  });
});
