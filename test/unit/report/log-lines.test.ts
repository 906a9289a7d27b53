import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../../src/engine/result.ts';
import {
  annotationsOf,
  isOdd,
  leftNotice,
  linkLines,
  progressLine,
  summaryLines,
} from '../../../src/report/log-lines.ts';
import { someItems } from '../../fakes/model.ts';
import { reportOf, roadmapStatsOf, statsOf } from '../samples.ts';
import { changeOf, rowOf, rowsOf, runOf, tableOf } from './reports.ts';

const PLAN = { requests: 7, inputTokens: 12_345, outputTokens: 6_030, costUsd: 0.0188, seconds: 5 };

type Answer = Extract<EngineEvent, { type: 'answer' }>;

function lineOf(
  changes: Partial<Omit<Answer, 'type' | 'request'>>,
  request = {},
  model: string | null = null,
): string {
  const event: Answer = {
    type: 'answer',
    request: { items: someItems(20), n: 2, of: 7, resent: false, rejected: false, ...request },
    ms: 4_200,
    enriched: 0,
    again: 0,
    retryMs: null,
    failed: 0,
    note: '',
    ...changes,
  };
  return progressLine(event, model);
}

describe('a line on the progress', () => {
  it('says what a batch brought', () => {
    expect(lineOf({ enriched: 20 })).toBe('Batch 2/7: 20 of 20 rows in 4.2 s');
  });

  it('says what will be retried, what failed, and what the provider said', () => {
    expect(lineOf({ enriched: 17, again: 2, failed: 1, note: 'refused (SAFETY)' })).toBe(
      'Batch 2/7: 17 of 20 rows in 4.2 s, 2 will be retried, 1 failed, refused (SAFETY)',
    );
  });

  it('distinguishes repairs and retried requests', () => {
    const request = { items: someItems(1), n: 9, of: null, resent: true };
    expect(lineOf({ enriched: 1 }, request)).toBe('Repair 9 (retry): 1 of 1 row in 4.2 s');
  });

  it('names the model where the run has several', () => {
    const line = (resent: boolean) => lineOf({ enriched: 20 }, { resent }, 'gemini-3.5-flash');
    expect(line(false)).toBe('Batch 2/7 (gemini-3.5-flash): 20 of 20 rows in 4.2 s');
    expect(line(true)).toBe('Batch 2/7 (gemini-3.5-flash, retry): 20 of 20 rows in 4.2 s');
  });

  it('says if nothing came', () => {
    expect(lineOf({ again: 20 })).toBe('Batch 2/7: 0 of 20 rows in 4.2 s, will be retried');
  });

  it('says what the provider said, and when the request is sent again', () => {
    const note = 'failed (The model is overloaded)';
    expect(lineOf({ note, retryMs: 4_000 })).toBe(
      'Batch 2/7: failed (The model is overloaded), took 4.2 s, retrying in 4.0 s',
    );
    expect(lineOf({ note: 'refused (SAFETY)', again: 20 })).toBe(
      'Batch 2/7: refused (SAFETY), took 4.2 s, will be retried',
    );
  });

  it('names the reason of repeated retries once', () => {
    const event = { ms: 100, retryMs: 4_000, note: 'failed (This model is busy. Try later.)' };
    expect(lineOf(event)).toContain('failed (This model is busy. Try later.), took');
    expect(lineOf(event, { resent: true })).toBe(
      'Batch 2/7 (retry): failed, took 0.1 s, retrying in 4.0 s',
    );
    expect(lineOf({ ...event, retryMs: null }, { resent: true })).toContain('(This model is busy');
  });

  it('says how long all wait, and for what limit', () => {
    const wait = { type: 'wait', ms: 17_000, requestsPerMinute: 10 } as const;
    expect(progressLine({ ...wait, paused: false })).toBe(
      'Waiting 17 s: the limit is 10 requests per minute',
    );
    expect(progressLine({ ...wait, paused: true })).toBe('Waiting 17 s before the next request');
  });
});

describe('an odd event', () => {
  const answer: Answer = {
    type: 'answer',
    request: { items: someItems(2), n: 1, of: 1, resent: false, rejected: false },
    ms: 10,
    enriched: 2,
    again: 0,
    retryMs: null,
    failed: 0,
    note: '',
  };

  it.each<[string, Partial<Answer>]>([
    ['rows that will be retried', { again: 1 }],
    ['rows that failed', { failed: 1 }],
    ['a note of the provider', { note: 'refused (SAFETY)' }],
    ['a retry', { retryMs: 0 }],
  ])('is an answer with %s', (_, changes) => {
    expect(isOdd({ ...answer, ...changes })).toBe(true);
  });

  it('is a change of the model, and not what went well or a wait for the quota', () => {
    const stopped = 'daily-quota' as const;
    expect(isOdd({ type: 'model', from: 'a', to: 'b', stopped })).toBe(true);
    expect(isOdd(answer)).toBe(false);
    // What ends the run is its last line, whichever requests were in flight.
    expect(isOdd({ ...answer, enriched: 0, note: 'API key not valid' })).toBe(false);
    expect(isOdd({ type: 'wait', ms: 9, requestsPerMinute: 15, paused: false })).toBe(false);
  });
});

describe('the closing lines', () => {
  it('are headline, aligned figures and tables', () => {
    const roadmaps = [
      roadmapStatsOf(),
      roadmapStatsOf({ csv: 'b.csv', changed: false }),
      roadmapStatsOf({ csv: 'c.csv', error: 'no graph' }),
    ];
    const lines = summaryLines(reportOf({ stats: statsOf({ complete: false, roadmaps }) }));
    expect(lines[0]).toMatch(/^Incomplete/);
    expect(lines.slice(-3)).toEqual([
      '  Table         roadmaps/ceramics.csv: written',
      '  Table         b.csv: unchanged',
      '  Table         c.csv: not written',
    ]);
    for (const line of lines.slice(1)) expect(line.slice(0, 16)).toMatch(/^ {2}[A-Z].* {2}$/);
  });

  it('say how many topics are gone from a table, edits and all', () => {
    const table = tableOf({ changes: [changeOf('removed', 'Kiln'), changeOf('added', 'Glaze')] });
    const run = runOf({ tables: [table, tableOf({ slug: 'studio' })] });
    expect(summaryLines(run).slice(-2)).toEqual([
      expect.stringMatching(/Table +roadmaps\/pottery\.csv: written, 1 topic removed$/),
      expect.stringMatching(/Table +roadmaps\/studio\.csv: unchanged$/),
    ]);
  });

  it('of a dry run say that no table is written', () => {
    expect(summaryLines(reportOf({ stats: statsOf({ plan: PLAN }) })).at(-1)).toMatch(
      /Table +roadmaps\/ceramics\.csv: not written \(dry run\)$/,
    );
  });
});

const failed = (topic: string, reason: string) => rowOf(topic, { state: 'failed', reason });

const linesOf = (...rows: ReturnType<typeof failed>[]) =>
  annotationsOf(runOf({ tables: [tableOf({ rows })] }));

describe('the annotations', () => {
  it('are a line for each failed row, and for no other', () => {
    expect(
      linesOf(
        failed('Glazing', 'refused (SAFETY)'),
        rowOf('Kiln'),
        rowOf('Raku', { state: 'pending', reason: 'quota' }),
        failed('Slip', 'TLDR has 14 words; the limit is 12'),
      ),
    ).toEqual([
      'pottery: Glazing failed: refused (SAFETY)',
      'pottery: Slip failed: TLDR has 14 words; the limit is 12',
    ]);
  });

  it('are one line for many rows with one reason, before the others', () => {
    const many = ['Ash', 'Salt', 'Tin', 'Iron', 'Lead'].map((topic) => failed(topic, 'refused'));
    expect(linesOf(failed('Slip', 'TLDR has 14 words; the limit is 12'), ...many)).toEqual([
      'pottery: 5 rows failed (Ash, Salt, Tin and 2 more): refused',
      'pottery: Slip failed: TLDR has 14 words; the limit is 12',
    ]);
  });

  it('name the roadmap of each row where one reason is in several', () => {
    const tables = ['clay', 'tea', 'dough'].map((slug) =>
      tableOf({ slug, rows: [failed('Basics', 'refused')] }),
    );
    expect(annotationsOf(runOf({ tables }))).toEqual([
      '3 rows failed (clay: Basics, tea: Basics, dough: Basics): refused',
    ]);
  });

  it('are ten at most, of which the last counts the rest', () => {
    const rows = Array.from({ length: 30 }, (_, i) => failed(`Topic ${i}`, `Reason ${i}`));
    expect(linesOf(...rows)).toHaveLength(10);
    expect(linesOf(...rows).at(-1)).toBe('21 more rows failed.');
    expect(linesOf(...rows.slice(0, 10)).at(-1)).toBe('pottery: Topic 9 failed: Reason 9');
  });

  it('are short, however long the texts are', () => {
    const [line = ''] = linesOf(failed('x'.repeat(5_000), 'y'.repeat(5_000)));
    expect(line.length).toBeLessThan(500);
  });

  it('are none where no row failed', () => {
    expect(linesOf(...rowsOf(3))).toEqual([]);
  });
});

describe('what was published', () => {
  it('is named with its addresses', () => {
    const links = {
      run: { name: '#1', url: 'https://github.com/o/r/actions/runs/1' },
      commit: { name: 'abc1234', url: 'https://github.com/o/r/commit/abc1234' },
      pullRequest: { name: '#12', url: 'https://github.com/o/r/pull/12' },
      artifact: { name: 'roadmap-csv-a', url: 'https://github.com/o/r/actions/runs/1/artifacts/9' },
    };
    expect(linkLines(links)).toEqual([
      'Commit abc1234: https://github.com/o/r/commit/abc1234',
      'Pull request #12: https://github.com/o/r/pull/12',
      'Artifact roadmap-csv-a: https://github.com/o/r/actions/runs/1/artifacts/9',
    ]);
  });
});

describe('the notice on rows that are left', () => {
  const notice = (rows: Parameters<typeof rowOf>[1][], stopped: 'daily-quota' | null = null) =>
    leftNotice(
      runOf({
        tables: [tableOf({ rows: rows.map((row, i) => rowOf(`Topic ${i}`, row)) })],
        stats: { stopped },
      }),
    );

  it('counts them and says why the run ended', () => {
    expect(
      notice([{ state: 'pending' }, { state: 'pending' }, { state: 'stale' }], 'daily-quota'),
    ).toBe(
      '3 rows left (1 stale, 2 pending): the daily quota is exhausted. The next run continues.',
    );
  });

  it('says the reason of a row where the run went to its end', () => {
    expect(notice([{ state: 'pending', reason: 'no description' }, {}])).toBe(
      '1 row left (1 pending): no description. The next run continues.',
    );
  });

  it('has one full stop after a reason of somebody else’s', () => {
    expect(notice([{ state: 'pending', reason: 'Try again later.' }])).toBe(
      '1 row left (1 pending): Try again later. The next run continues.',
    );
  });

  it('promises no next run where the budget covers no request', () => {
    const run = runOf({
      tables: [tableOf({ rows: [rowOf('Kiln', { state: 'pending' })] })],
      stats: { stopped: 'budget', requests: { total: 0, batch: 0, single: 0, retries: 0 } },
    });
    expect(leftNotice(run)).toBe(
      '1 row left (1 pending): the budget is exhausted. The budget is too small for any of them: raise it.',
    );
  });

  it('is empty where none are left, or failed rows alone', () => {
    expect(notice([{ state: 'cached' }, { state: 'failed' }])).toBe('');
  });
});
