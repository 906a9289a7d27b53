import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src/graph/geometry.ts';
import { bottomOf, centreOf, overlapX, overlapY, rightOf } from '../../../src/graph/geometry.ts';
import { CROWDED, drawJson, pictures, SAMPLE } from './pictures.ts';
import { endsOf, type Painted, paintedIn, viewBoxOf } from './svg.ts';

/** Smaller text is not readable, in pixels. */
const MIN_FONT = 12;

/** Numbers in a drawing are rounded to tenths of a pixel. */
const ROUNDED = 0.11;

/** What is wrong with a drawing, by what it should have. */
const CHECKS: Readonly<Record<string, (svg: string) => readonly unknown[]>> = {
  'no text below 12 px': (svg) =>
    named(svg, 'text').filter(({ attributes }) => !(Number(attributes['font-size']) >= MIN_FONT)),

  'no text outside of its view': (svg) =>
    // A card clips what is too long for it.
    named(svg, 'text').filter(({ part, rect, clip }) => {
      const seen = part === 'card' ? clip : rect;
      return !isInside(seen, viewBoxOf(svg)) || (part === 'legend' && !isInside(rect, clip));
    }),

  'a legend that does not touch the picture': (svg) => {
    const [paper, ...painted] = paintedIn(svg);
    const key = painted.find(({ part }) => part === 'legend')?.clip;
    const places = painted.filter(({ part }) => part !== 'legend').flatMap(placesOf);
    return key === undefined ? ['no legend', paper] : places.filter((rect) => overlap(rect, key));
  },

  'entries in the legend that do not touch each other': (svg) => {
    const key = paintedIn(svg).filter(({ part }) => part === 'legend');
    const swatches = key.filter(({ name }) => name === 'rect');
    // The number of a category is in its swatch.
    const all = key.filter((one) => !swatches.some((other) => isWithin(one.rect, other.rect)));
    const places = [...swatches, ...all.filter(({ name }) => name === 'text')];
    return places.flatMap((a, i) => places.slice(i + 1).filter((b) => overlap(a.rect, b.rect)));
  },

  'captions above cards': (svg) => {
    const painted = paintedIn(svg);
    const lastCard = painted.findLastIndex(({ part }) => part === 'card');
    return painted.slice(0, lastCard).filter(({ classes }) => classes.includes('halo'));
  },

  'lines beneath cards, which end at their edges': (svg) => {
    const painted = paintedIn(svg);
    const firstCard = painted.findIndex(({ part }) => part === 'card');
    const cards = painted.filter(({ part }) => part === 'card').map(({ clip }) => clip);
    const isWrong = (line: Painted) =>
      painted.indexOf(line) > firstCard ||
      endsOf(line).some((end) => cards.some((rect) => isWithin(end, rect)));
    return painted.filter(({ name }) => name === 'path').filter(isWrong);
  },
};

const named = (svg: string, name: string) => paintedIn(svg).filter((one) => one.name === name);

/** Where something is painted; of a line its ends. */
const placesOf = (one: Painted) => (one.name === 'path' ? endsOf(one) : [one.rect]);

const overlap = (a: Rect, b: Rect) => overlapX(a, b) > 0 && overlapY(a, b) > 0;

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x - ROUNDED &&
    inner.y >= outer.y - ROUNDED &&
    rightOf(inner) <= rightOf(outer) + ROUNDED &&
    bottomOf(inner) <= bottomOf(outer) + ROUNDED
  );
}

/** Whether the middle of something is in a rectangle, not at its edge. */
function isWithin(thing: Rect, rect: Rect): boolean {
  const middle = centreOf(thing);
  return overlapX(middle, rect) >= 0 && overlapY(middle, rect) >= 0 && !isAtEdge(middle, rect);
}

function isAtEdge({ x, y }: Rect, rect: Rect): boolean {
  const gaps = [x - rect.x, rightOf(rect) - x, y - rect.y, bottomOf(rect) - y];
  return gaps.some((gap) => gap <= ROUNDED);
}

describe('a drawing has', () => {
  it.each(Object.entries(CHECKS))('%s, of the sample', (_, check) => {
    expect(check(drawJson(SAMPLE))).toEqual([]);
  });

  it.each(Object.entries(CHECKS))('%s, of a crowded picture', (_, check) => {
    expect(check(drawJson(CROWDED))).toEqual([]);
  });

  it.each(Object.entries(CHECKS))('%s, of any picture without overlaps', (_, check) => {
    fc.assert(
      fc.property(pictures, (json) => {
        expect(check(drawJson(json))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('lines at all, captions and a legend', () => {
    const painted = paintedIn(drawJson(SAMPLE));
    const count = (isOne: (one: Painted) => boolean) => painted.filter(isOne).length;
    expect(count(({ name }) => name === 'path')).toBeGreaterThan(15);
    expect(count(({ classes }) => classes.includes('halo'))).toBeGreaterThan(10);
    expect(count(({ part }) => part === 'legend')).toBeGreaterThan(10);
  });
});
