import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptsFor } from '../../../src/columns/prompt.ts';
import type { PromptItem } from '../../../src/engine/model.ts';
import { maxOutputTokens, TokenMeter } from '../../../src/engine/tokens.ts';
import { describeModel } from '../../../src/models/models.ts';
import { PROMPT, PROMPTS, someItems } from '../../fakes/model.ts';
import { itemOf, MORE_COLUMNS } from '../samples.ts';

const OUTPUT = { thinkingTokens: 0, outputLimit: 65_536 };
const meter = () => new TokenMeter(PROMPTS);

/** Characters of a request: of the instruction, and of the rows as they are sent. */
const charactersOf = (items: readonly PromptItem[]) =>
  PROMPT.instruction.length + PROMPT.content(items).length;

const someRows = fc
  .array(fc.record({ topic: fc.string({ maxLength: 200 }), description: fc.string() }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((rows): readonly PromptItem[] => rows.map((row, i) => itemOf({ id: `id-${i}`, ...row })));
const count = fc.integer({ min: 1, max: 100_000 });

describe('before the first answer, a request is estimated', () => {
  it('at a token for 4 characters of the instruction and the rows, and 45 tokens for the answer of each', () => {
    const items = someItems(20);
    expect(meter().estimate(items)).toEqual({
      input: Math.ceil(charactersOf(items) / 4),
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
      fc.property(someRows, count, count, (items, input, output) => {
        const learned = meter();
        learned.observe(items, items.length, { input, output, cached: 0 });
        const estimate = learned.estimate(items);
        // Rounded up, and a quotient may be a hair too large.
        expect(estimate.input - input).toBeOneOf([0, 1]);
        expect(estimate.output - output).toBeOneOf([0, 1]);
      }),
    );
  });

  it('at more for more rows', () => {
    fc.assert(
      fc.property(someRows, count, count, (items, input, output) => {
        const learned = meter();
        learned.observe(items, items.length, { input, output, cached: 0 });
        const fewer = learned.estimate(items.slice(1));
        const all = learned.estimate(items);
        expect(all.input).toBeGreaterThanOrEqual(fewer.input);
        expect(all.output).toBeGreaterThanOrEqual(fewer.output);
      }),
    );
  });

  it('at the mean of all that was counted, in which a long request weighs more', () => {
    const [short, long] = [someItems(1), someItems(9)];
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
    const items = someItems(20);
    const learned = meter();
    learned.observe(items, 12, { input: 700, output: 300, cached: 0 });
    expect(learned.estimate(items)).toEqual({ input: 700, output: 20 * 45 });
  });

  it('as before, where the API counted nothing', () => {
    const items = someItems(20);
    const learned = meter();
    learned.observe(items, 20, { input: 0, output: 0, cached: 0 });
    expect(learned.estimate(items)).toEqual(meter().estimate(items));
  });

  it('as before with its rows, where the API counted nothing of a later one', () => {
    const items = someItems(20);
    const learned = meter();
    learned.observe(items, 20, { input: 700, output: 300, cached: 0 });
    learned.observe(someItems(5), 5, { input: 0, output: 0, cached: 0 });
    expect(learned.estimate(items)).toEqual({ input: 700, output: 300 });
  });
});

describe('the most tokens of an answer', () => {
  it.each([
    ['gemini-3.5-flash-lite', 1, 336],
    ['gemini-3.5-flash-lite', 50, 4256],
    ['gemini-3.8-flash', 1, 336 + 1024],
    ['gemini-flash-latest', 1, 336 + 4096],
  ])('of %s to %d rows are %d', (model, rows, tokens) => {
    expect(maxOutputTokens(rows, PROMPT, describeModel(model))).toBe(tokens);
  });

  it('are more than is expected of any number of rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (rows) => {
        expect(maxOutputTokens(rows, PROMPT, OUTPUT)).toBeGreaterThan(
          meter().estimate(someItems(rows)).output,
        );
      }),
    );
  });
});

it('every column has its part in what is expected of a row, and in the most', () => {
  const items = someItems(10).map((item) => {
    return { ...item, lacks: MORE_COLUMNS.map(({ name }) => name) };
  });
  const more = promptsFor(MORE_COLUMNS);
  expect(new TokenMeter(more).estimate(items).output).toBe(10 * (45 + 11 + 5));
  expect(maxOutputTokens(10, more(items), OUTPUT)).toBe(256 + 10 * (80 + 19 + 10));
});
