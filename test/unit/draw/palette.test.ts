import { describe, expect, it } from 'vitest';
import { looksOf } from '../../../src/draw/palette.ts';
import { topicOf } from '../samples.ts';

/** Contrast ratio that WCAG 2.2 asks of text (level AA). */
const READABLE = 4.5;

const ink = luminance([0x11, 0x11, 0x11]);

/** Relative luminance (WCAG 2.2) of red, green and blue from 0 to 255. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** CSS Color 4, section 7.1. */
function rgbOf(hsl: string): readonly number[] {
  const [h = 0, s = 0, l = 0] = (hsl.match(/\d+/g) ?? []).map(Number);
  const a = (s / 100) * Math.min(l / 100, 1 - l / 100);
  return [0, 8, 4].map((n) => {
    const k = (n + h / 30) % 12;
    return 255 * (l / 100 - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  });
}

const topics = Array.from({ length: 40 }, (_, i) => topicOf({ category: `Category ${i + 1}` }));
const fills = [...looksOf(topics).values()].map(({ fill }) => fill);

describe('the colours of categories', () => {
  it('are different for forty', () => {
    expect(new Set(fills).size).toBe(40);
  });

  it('leave black text readable', () => {
    for (const fill of fills) {
      expect((luminance(rgbOf(fill)) + 0.05) / (ink + 0.05)).toBeGreaterThan(READABLE);
    }
  });

  it('differ most between neighbours', () => {
    const hues = fills.map((fill) => Number(/\d+/.exec(fill)?.[0]));
    for (const [i, hue] of hues.slice(1).entries()) {
      const apart = Math.abs(hue - (hues[i] ?? 0));
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(120);
    }
  });

  it('stay as they are when a category is added at the end', () => {
    const more = [...topics, topicOf({ category: 'New' })];
    expect([...looksOf(more).values()].map(({ fill }) => fill).slice(0, 40)).toEqual(fills);
  });
});
