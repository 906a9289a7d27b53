import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/columns/built-in.ts';

const column = BUILT_IN.find(({ name }) => name === 'How_To');
const parse = (raw: unknown) => column?.parse(raw);
const steps = (count: number) => Array.from({ length: count }, (_, i) => `- Wedge clay ${i}`);
const howTo = (count: number) => [
  'Steps:',
  ...steps(count),
  'Guardrails:',
  '- Never fire wet clay',
  'Signals of Done:',
  '- The bowl rings',
];
const order = 'How_To has not the lines Steps:, Guardrails:, Signals of Done: in this order';

describe('a how-to', () => {
  it.each([3, 7])('may have %d steps', (count) => {
    expect(parse(howTo(count).join('\n'))).toEqual({ ok: true, value: howTo(count).join('\n') });
  });

  it.each([
    [2, '2 steps; the minimum is 3'],
    [0, '0 steps; the minimum is 3'],
    [8, '8 steps; the limit is 7'],
  ])('may not have %d steps', (count, why) => {
    expect(parse(howTo(count).join('\n'))).toEqual({ ok: false, why: `How_To has ${why}` });
  });

  it.each(['\r\n', '\r', '\u2028', '\n\n', '  \n  '])(
    'is kept with one line feed between its lines, whatever was there: %j',
    (end) => {
      expect(parse(howTo(3).join(end))).toEqual({ ok: true, value: howTo(3).join('\n') });
    },
  );

  it.each([
    ['without headings', steps(5)],
    ['without the last heading', howTo(3).slice(0, 6)],
    ['with headings in another order', [...howTo(3).slice(4), ...howTo(3).slice(0, 4)]],
    ['with words before the first heading', ['Sure!', ...howTo(3)]],
  ])('may not be one %s', (_, lines) => {
    expect(parse(lines.join('\n'))).toEqual({ ok: false, why: order });
  });

  it('may have 16 lines, not 17', () => {
    const lines = (count: number) => [
      ...howTo(7),
      ...Array.from({ length: count }, (_, i) => `- Sign ${i}`),
    ];
    expect(parse(lines(4).join('\n'))).toHaveProperty('ok', true);
    expect(parse(lines(5).join('\n'))).toEqual({
      ok: false,
      why: 'How_To has 17 lines; the limit is 16',
    });
  });

  it('may have 150 words, marks of its items not counted', () => {
    // `Steps:`, `Guardrails:` and `Signals of Done:` are five of them.
    const lines = howTo(0).toSpliced(1, 0, ...Array(5).fill(`- ${'w '.repeat(27)}`));
    const words = 5 + 4 + 3 + 5 * 27;
    const filled = (count: number) => [...lines, `- ${'w '.repeat(count - words)}`].join('\n');
    expect(parse(filled(150))).toHaveProperty('ok', true);
    expect(parse(filled(151))).toEqual({
      ok: false,
      why: 'How_To has 151 words; the limit is 150',
    });
  });

  it('is expected to take about ten times the tokens of a TLDR', () => {
    expect(column?.tokens.expected).toBeGreaterThan(9.5 * 20);
    expect(column?.tokens.expected).toBeLessThan(10.5 * 20);
  });
});
