import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../../src/engine/result.ts';
import { progressLine } from '../../../src/report/progress.ts';

type Answer = Extract<EngineEvent, { type: 'answer' }>;

function lineOf(changes: Partial<Omit<Answer, 'type' | 'request'>>, request = {}): string {
  return progressLine({
    type: 'answer',
    request: { kind: 'planned', n: 2, of: 7, rows: 20, resent: false, ...request },
    ms: 4_200,
    enriched: 0,
    again: 0,
    failed: 0,
    note: '',
    ...changes,
  });
}

describe('a line on the progress', () => {
  it('says what a batch brought', () => {
    expect(lineOf({ enriched: 20 })).toBe('Batch 2/7 (20 rows): 20 enriched in 4.2 s');
  });

  it('says what is to be asked again, what failed, and what the provider said', () => {
    expect(lineOf({ enriched: 17, again: 2, failed: 1, note: 'refused (SAFETY)' })).toBe(
      'Batch 2/7 (20 rows): 17 enriched, 2 to ask again, 1 failed, refused (SAFETY) in 4.2 s',
    );
  });

  it('tells repairs and repetitions apart', () => {
    const request = { kind: 'repair', n: 9, of: 9, rows: 1, resent: true };
    expect(lineOf({ enriched: 1 }, request)).toBe('Repair 9 (1 row) again: 1 enriched in 4.2 s');
  });

  it('says where nothing came', () => {
    expect(lineOf({})).toBe('Batch 2/7 (20 rows): nothing usable in 4.2 s');
  });

  it('says how long all wait, and for what limit', () => {
    const wait = { type: 'wait', ms: 17_000, requestsPerMinute: 10 } as const;
    expect(progressLine({ ...wait, paused: false })).toBe(
      'Waiting 17 s (at most 10 requests per minute)',
    );
    expect(progressLine({ ...wait, paused: true })).toBe('Waiting 17 s before the next try');
  });
});
