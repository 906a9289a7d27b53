import { describe, expect, it } from 'vitest';
import { Brake, commonReason } from '../../../src/engine/brake.ts';
import type { Model, PromptItem, Reply } from '../../../src/engine/model.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answer, answerRows, fakeModel, LACKS, someItems } from '../../fakes/model.ts';
import { runEngine, statesOf } from './run-engine.ts';

const filler = 'word '.repeat(30).trim();
/** 13 to 15 words, by row, without a clause to cut at. */
const slightlyLong = (index: number) =>
  filler
    .split(' ')
    .slice(0, 13 + (index % 3))
    .join(' ');

const withTldr = (items: readonly PromptItem[], tldr: (index: number) => string) =>
  answer(
    items,
    answerRows(items).map((row, i) => ({ ...row, tldr: `${tldr(i)}` })),
  );

/** As reported of models whose thinking takes the whole output: a 200 without any text. */
const empty: Reply = {
  kind: 'answer',
  text: '',
  ending: 'MAX_TOKENS',
  usage: { input: 400, output: 240, cached: 0 },
};

describe('a model of which nothing can be used', () => {
  it.each<[string, (items: readonly PromptItem[]) => Reply, string]>([
    ['sends no text', () => empty, 'no text (MAX_TOKENS)'],
    [
      'hides its rows',
      (items) => answer(items, [{ text: JSON.stringify(answerRows(items)) }]),
      'missing from the answer',
    ],
  ])(
    'costs at most 20 requests for 134 rows, and leaves them pending: it %s',
    async (_, script, reason) => {
      const { result, requests, stored } = await runEngine(someItems(134), {
        script: ({ items }) => script(items),
      });
      expect(result).toMatchObject({ stopped: 'unusable', stopMessage: reason });
      expect(requests.length).toBeLessThanOrEqual(20);
      expect(stored).toEqual([]);
      expect(statesOf(result)).toEqual({ enriched: 0, failed: 0, pending: 134 });
      const reasons = [...result.outcomes.values()].map(
        (outcome) => 'reason' in outcome && outcome.reason,
      );
      expect(new Set(reasons)).toEqual(
        new Set([`not enriched: no answer of the model was usable (${reason})`]),
      );
    },
  );

  it.each([1, 3, 27, 1_000])(
    'costs about ten requests more than are sent at once, of %d rows',
    async (count) => {
      const { requests } = await runEngine(someItems(count), {
        batchSize: 'auto',
        script: () => empty,
      });
      expect(requests.length).toBeLessThanOrEqual(20);
    },
  );

  it.each([1, 64])('costs as little with a concurrency of %d', async (concurrency) => {
    const { result, requests } = await runEngine(someItems(1_000), {
      batchSize: 5,
      concurrency,
      requestsPerMinute: 1_000,
      script: () => empty,
    });
    expect(result.stopped).toBe('unusable');
    expect(requests.length).toBeLessThanOrEqual(concurrency + 12);
  });

  it('is asked for single rows, one after another, before it is given up', async () => {
    const { requests } = await runEngine(someItems(134), { script: () => empty });
    const probes = requests.slice(-10);
    expect(probes.map(({ items }) => items.length)).toEqual(Array(10).fill(1));
    expect(probes.map(({ inFlight }) => inFlight)).toEqual(Array(10).fill(1));
    expect(new Set(probes.map(({ items }) => items[0]?.id)).size).toBe(10);
  });
});

describe('a column of which nothing can be used', () => {
  const faults: [string, (items: readonly PromptItem[]) => Reply, string, string][] = [
    [
      'writes TLDRs of 13 to 15 words',
      (items) => withTldr(items, slightlyLong),
      'TLDR',
      'TLDR has 13 to 15 words; the limit is 12',
    ],
    [
      'writes TLDRs of 30 words',
      (items) => withTldr(items, () => filler),
      'TLDR',
      'TLDR has 30 words; the limit is 12',
    ],
    [
      'has another word for a challenge',
      (items) =>
        answer(
          items,
          answerRows(items).map((row) => ({ ...row, challenge: 'easy' })),
        ),
      'Challenge',
      'invalid challenge',
    ],
  ];

  it.each([
    ...faults,
    [
      'has one and the same TLDR for all, and nothing for one',
      (items: readonly PromptItem[]) =>
        items.length > 1 ? withTldr(items, () => 'A thing') : empty,
      'TLDR',
      'same TLDR as another topic',
    ] as const,
  ])(
    'costs at most 20 requests for 134 rows, which keep the others: the model %s',
    async (_, script, column, reason) => {
      const { result, requests } = await runEngine(someItems(134), {
        script: ({ items }) => script(items),
      });
      expect(result.stopped).toBeNull();
      expect([...result.givenUp]).toEqual([[column, reason]]);
      expect(requests.length).toBeLessThanOrEqual(20);
      const other = LACKS.find((name) => name !== column);
      for (const { state, reason: why, values } of result.outcomes.values()) {
        expect({ state, why }).toEqual({ state: 'pending', why: `not enriched (${reason})` });
        expect(Object.keys(values)).toEqual([other]);
      }
    },
  );

  it.each(faults)(
    'ends the run in which rows lack it alone: the model %s',
    async (_, script, column, reason) => {
      const items = someItems(134).map((item) => ({ ...item, lacks: [column] }));
      const { result, requests } = await runEngine(items, { script: () => script(items) });
      expect(result).toMatchObject({ stopped: 'unusable', stopMessage: reason });
      expect(requests.length).toBeLessThanOrEqual(20);
    },
  );

  it('is asked for no more, while the others are', async () => {
    const { requests } = await runEngine(someItems(400), {
      script: ({ items }) => withTldr(items, () => filler),
    });
    const asked = requests.map(({ items }) => new Set(items.flatMap(({ lacks }) => lacks)));
    const last = asked.findLastIndex((columns) => columns.has('TLDR'));
    expect(last).toBeLessThan(20);
    expect(asked.slice(last + 1).every((columns) => columns.has('Challenge'))).toBe(true);
    expect(asked.length).toBeGreaterThan(last + 1);
  });
});

it.each<[string, Reply | null]>([
  ['are answered', null],
  ['are overloaded', { kind: 'overload', message: 'overloaded' }],
  ['are rejected', { kind: 'bad-request', message: 'not this row' }],
])(
  'requests in flight when a column is given up bring it back by no way: they %s',
  async (_, late) => {
    const clock = new VirtualClock();
    const base = fakeModel(clock, ({ n, items }) =>
      n > 20 && n <= 40 && late ? late : withTldr(items, () => filler),
    );
    const model: Model = {
      ...base,
      async ask(items, signal) {
        const reply = await base.ask(items, signal);
        // Later than the answers by which the column is given up.
        if (reply.kind !== 'answer') await clock.sleep(5_000, signal);
        return reply;
      },
    };
    const { result } = await runEngine(someItems(40), {
      clock,
      model,
      batchSize: 1,
      concurrency: 40,
      requestsPerMinute: 1_000,
    });
    expect([...result.givenUp.keys()]).toEqual(['TLDR']);
    const again = base.requests.slice(40).flatMap(({ items }) => items);
    expect(again.filter(({ lacks }) => lacks.includes('TLDR'))).toEqual([]);
    for (const { values } of result.outcomes.values()) {
      expect(Object.keys(values)).toEqual(['Challenge']);
    }
  },
);

it('rows that failed for a column before it was given up are pending too', async () => {
  const { result } = await runEngine(someItems(12), {
    script: ({ items }) => withTldr(items, slightlyLong),
  });
  expect([...result.givenUp.keys()]).toEqual(['TLDR']);
  expect(statesOf(result)).toEqual({ enriched: 0, failed: 0, pending: 12 });
});

describe('the brake', () => {
  it('is released by the first value, and all rows are enriched', async () => {
    const { result } = await runEngine(someItems(134), {
      script: ({ items }) => (items.length > 1 ? empty : answer(items)),
    });
    expect(statesOf(result)).toEqual({ enriched: 134, failed: 0, pending: 0 });
    expect(result.stopped).toBeNull();
  });

  it('does not hold a run that has had a value', async () => {
    const { result } = await runEngine(someItems(40), {
      script: ({ n, items }) => (n === 1 ? answer(items, answerRows(items).slice(0, 1)) : empty),
    });
    expect(result.stopped).toBeNull();
    expect(statesOf(result)).toEqual({ enriched: 1, failed: 39, pending: 0 });
  });

  it('does not count refusals: they are about rows', async () => {
    const { result } = await runEngine(someItems(30), {
      batchSize: 1,
      script: () => ({ ...empty, refusal: { reason: 'SAFETY', soft: false } }),
    });
    expect(result.stopped).toBeNull();
    expect(statesOf(result)).toEqual({ enriched: 0, failed: 30, pending: 0 });
  });

  it('forgets the reasons of a model that proved usable', () => {
    const brake = new Brake();
    const brought = (usable: boolean) => new Map([['TLDR', { usable, reasons: ['no text'] }]]);
    brake.observe(5, brought(false));
    brake.observe(5, brought(true));
    expect([brake.isDoubtful, brake.givenUp.size]).toEqual([false, 0]);
  });
});

describe('the most frequent reason', () => {
  it('is one for all numbers, with their range', () => {
    const reasons = [
      'no text',
      'TLDR has 15 words; the limit is 12',
      'TLDR has 13 words; the limit is 12',
    ];
    expect(commonReason(reasons)).toBe('TLDR has 13 to 15 words; the limit is 12');
  });

  it('has its number where it is the same', () => {
    expect(commonReason(['a URL', 'x 7 y', 'x 7 y'])).toBe('x 7 y');
  });

  it('is empty where there is none', () => {
    expect(commonReason([])).toBe('');
  });
});

describe('a model whose TLDRs are always a little too long', () => {
  it('has them cut at a clause the third time, in batches', async () => {
    const { result, requests } = await runEngine(someItems(134), {
      script: ({ items }) =>
        withTldr(
          items,
          (i) => `Topic number ${i} explains itself to you, which takes more words than fit`,
        ),
    });
    expect(statesOf(result)).toEqual({ enriched: 134, failed: 0, pending: 0 });
    expect(requests.length).toBeLessThanOrEqual(21);
    for (const { values } of result.outcomes.values()) {
      expect(values.TLDR).toMatch(/^Topic number \d+ explains itself to you$/);
    }
  });

  it('is told what was wrong each time', async () => {
    const { requests } = await runEngine(someItems(2), {
      script: ({ n, items }) => (n === 1 ? withTldr(items, () => slightlyLong(1)) : answer(items)),
    });
    expect(requests.map(({ items }) => items.map(({ fix }) => fix))).toEqual([
      [undefined, undefined],
      Array(2).fill('TLDR has 14 words; the limit is 12'),
    ]);
  });

  it('fails after one more request alone where there is no clause to cut at', async () => {
    const { result, requests } = await runEngine(someItems(20), {
      script: ({ items }) => {
        const rows = answerRows(items);
        return answer(
          items,
          rows.map((row) => (row.id === 'id-3' ? { ...row, tldr: slightlyLong(0) } : row)),
        );
      },
    });
    expect(requests.map(({ items }) => items.length)).toEqual([20, 1, 1, 1]);
    expect(statesOf(result)).toEqual({ enriched: 19, failed: 1, pending: 0 });
  });
});
