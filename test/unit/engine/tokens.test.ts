import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userContent } from '../../../src/columns/prompt.ts';
import type { Ask } from '../../../src/engine/model.ts';
import { outputLimit, TokenMeter } from '../../../src/engine/tokens.ts';
import { someAsks } from '../../fakes/model.ts';
import { askOf } from '../samples.ts';

const INSTRUCTION = 'Describe the topics.';
const meter = () => new TokenMeter(INSTRUCTION);

/** Characters of a request: of the instruction, and of the rows as they are sent. */
const charactersOf = (asks: readonly Ask[]) => INSTRUCTION.length + userContent(asks).length;

const someRows = fc
  .array(fc.record({ topic: fc.string({ maxLength: 200 }), description: fc.string() }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((rows): readonly Ask[] => rows.map((row, i) => askOf({ id: `id-${i}`, ...row })));
const count = fc.integer({ min: 1, max: 100_000 });

describe('before the first answer, a request is estimated', () => {
  it('at a token for 4 characters of the instruction and the rows, and 45 tokens for the answer of each', () => {
    const asks = someAsks(20);
    expect(meter().estimate(asks)).toEqual({
      input: Math.ceil(charactersOf(asks) / 4),
      output: 20 * 45,
    });
  });

  it('at the instruction alone where it has no rows', () => {
    expect(meter().estimate([])).toEqual({ input: Math.ceil(charactersOf([]) / 4), output: 0 });
  });
});

describe('after an answer, a request is estimated', () => {
  it('at what the API counted, where it is the same one', () => {
    fc.assert(
      fc.property(someRows, count, count, (asks, input, output) => {
        const learned = meter();
        learned.observe(asks, asks.length, { input, output, cached: 0 });
        const estimate = learned.estimate(asks);
        // Rounded up, and a quotient may be a hair too large.
        expect(estimate.input - input).toBeOneOf([0, 1]);
        expect(estimate.output - output).toBeOneOf([0, 1]);
      }),
    );
  });

  it('at more for more rows', () => {
    fc.assert(
      fc.property(someRows, count, count, (asks, input, output) => {
        const learned = meter();
        learned.observe(asks, asks.length, { input, output, cached: 0 });
        const fewer = learned.estimate(asks.slice(1));
        const all = learned.estimate(asks);
        expect(all.input).toBeGreaterThanOrEqual(fewer.input);
        expect(all.output).toBeGreaterThanOrEqual(fewer.output);
      }),
    );
  });

  it('at the mean of all that was counted, in which a long request weighs more', () => {
    const [short, long] = [someAsks(1), someAsks(9)];
    const learned = meter();
    learned.observe(short, 1, { input: charactersOf(short), output: 100, cached: 0 });
    learned.observe(long, 9, { input: 2 * charactersOf(long), output: 180, cached: 0 });
    const perCharacter =
      (charactersOf(short) + 2 * charactersOf(long)) / (charactersOf(short) + charactersOf(long));
    expect(learned.estimate(long)).toEqual({
      input: Math.ceil(charactersOf(long) * perCharacter),
      output: Math.ceil((9 * 280) / 10),
    });
  });

  it('with an answer as long as expected before, where rows were missing in that one', () => {
    const asks = someAsks(20);
    const learned = meter();
    learned.observe(asks, 12, { input: 700, output: 300, cached: 0 });
    expect(learned.estimate(asks)).toEqual({ input: 700, output: 20 * 45 });
  });

  it('as before, where the API counted nothing', () => {
    const asks = someAsks(20);
    const learned = meter();
    learned.observe(asks, 20, { input: 0, output: 0, cached: 0 });
    expect(learned.estimate(asks)).toEqual(meter().estimate(asks));
  });

  it('as before with its rows, where the API counted nothing of a later one', () => {
    const asks = someAsks(20);
    const learned = meter();
    learned.observe(asks, 20, { input: 700, output: 300, cached: 0 });
    learned.observe(someAsks(5), 5, { input: 0, output: 0, cached: 0 });
    expect(learned.estimate(asks)).toEqual({ input: 700, output: 300 });
  });
});

describe('the most tokens of an answer', () => {
  it.each([
    ['gemini-3.5-flash-lite', 1, 336],
    ['gemini-3.5-flash-lite', 50, 4256],
    ['gemini-3.8-flash', 1, 336 + 1024],
    ['gemini-flash-latest', 1, 336 + 4096],
  ])('of %s to %d rows are %d', (model, rows, tokens) => {
    expect(outputLimit(rows, model)).toBe(tokens);
  });

  it('are more than is expected of any number of rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (rows) => {
        expect(outputLimit(rows, 'gemini-3.5-flash-lite')).toBeGreaterThan(
          meter().estimate(someAsks(rows)).output,
        );
      }),
    );
  });
});
