import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bounds, MAX_BLOCK_MARKS } from '../../../src/content/bounds.ts';

/** A text as it is parsed, and with its placeholders replaced. */
function pass(text: string) {
  const bounds = new Bounds();
  const parsed = bounds.within(text);
  return { parsed, restored: bounds.restore(parsed) };
}

const blocksOf = (text: string) => text.split(/\n(?:[ \t]*\n)+/);
const marksOf = (text: string) => text.match(/`|\]\(/g)?.length ?? 0;
const withoutSpace = (text: string) => text.replace(/\s/g, '');

/** What the parser takes long for, each in a text of some 200,000 characters. */
const HOSTILE = [
  '*_',
  '[a](',
  '[a](b "',
  '``\\',
  `${'\'"'.repeat(40)}\n\n`,
  '[',
  '>',
  '- ',
  '1. ',
  '**a *b ',
  '<!--\n\n',
  'a\n=\n',
  '```\n',
  '    a\n\n',
  '[a]: b\n',
  '[a](b)\n',
  '&amp;',
  `${'\t'.repeat(60)}a\n\n`,
];

describe('a text within bounds', () => {
  it.each(HOSTILE)('has small blocks and few marks, though %j repeats', (piece) => {
    const { parsed } = pass(piece.repeat(200_000 / piece.length));
    // As much as the parser takes less than a second for; nothing can interrupt it.
    for (const block of blocksOf(parsed)) {
      expect(block.length).toBeLessThanOrEqual(10_000);
      expect(marksOf(block)).toBeLessThanOrEqual(200);
    }
    expect(parsed.match(/[*_[\]`>&='"-]/g)?.length ?? 0).toBeLessThanOrEqual(50_000);
    expect(parsed).not.toMatch(/^[ \t]{41}/m);
    expect(parsed).not.toMatch(/^(?:[>-] ?){50}/m);
    expect(parsed).not.toMatch(/\n[ \t]*\n[ \t]*\n[ \t]*\n/);
  });

  it.each(['>', '> ', '- ', '1. '])('has no line that is nested deeply by %j', (marker) => {
    const { parsed } = pass(`${marker.repeat(49)}x\n\n${marker.repeat(50)}x\n`);
    expect(parsed).toContain(`${marker.repeat(49)}x\n`);
    expect(parsed).not.toContain(marker.repeat(50));
  });

  it('loses nothing but white space', () => {
    const piece = fc.constantFrom(...HOSTILE, 'word ', '\n\n', '\n', '\t'.repeat(60));
    const part = fc.tuple(piece, fc.constantFrom(1, 3, 60, 12_000));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.map(([it, times]) => it.repeat(times)).join('');
        expect(withoutSpace(pass(text).restored)).toBe(withoutSpace(text));
      }),
      { numRuns: 50 },
    );
  });

  it('is parsed as it is where an author may have written it', () => {
    const text = '# Tea\n\nLeaf and `bud`:\n\n- [a](b)\n    - c\n\n```\nx\n```\n\n';
    expect(pass(text).parsed).toBe(text);
  });

  it('keeps the lines of a long block apart', () => {
    const lines = Array.from({ length: MAX_BLOCK_MARKS + 1 }, (_, i) => `[a](https://a.b/${i})`);
    expect(pass(lines.join('\n')).parsed.trim()).toBe(lines.join('\n\n'));
  });
});
