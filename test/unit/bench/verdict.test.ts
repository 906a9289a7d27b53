import { describe, expect, it } from 'vitest';
import type { Measured, Run } from '../../../bench/measure.ts';
import { judge } from '../../../bench/verdict.ts';

const RUN: Run = { seconds: 10, requests: 5, done: 100, lost: 0, isDaySpent: false };
const SEEDS = 10;

/** A cell in which every seed, of the given number, changes a run in this way. */
function measured(
  ours: (seed: number) => Partial<Run>,
  plain: (seed: number) => Partial<Run> = () => ({}),
): readonly Measured[] {
  const runs = (change: typeof ours) =>
    Array.from({ length: SEEDS }, (_, seed) => ({ ...RUN, ...change(seed) }));
  const all = new Map([
    ['ours', runs(ours)],
    ['plain', runs(plain)],
    ['old', runs(() => ({ seconds: 5 }))],
  ]);
  return [{ cell: { quota: 'free', level: 'mild', rows: 100 }, runs: all }];
}

const verdict = (cells: readonly Measured[]) =>
  judge(cells, 'ours', { baseline: 'plain', others: [] });

describe('the verdict of the bench', () => {
  it('names no cell where times differ by less than 5 %', () => {
    const { lines, failed } = verdict(measured(() => ({ seconds: 10.4 })));
    expect(lines[0]).toBe('ours loses to plain in none of 1 cells.');
    expect(failed).toBe(false);
  });

  it('fails where it takes more time in every seed', () => {
    const { lines, failed } = verdict(measured(() => ({ seconds: 11 })));
    expect(lines[1]).toBe('  free, mild, 100 rows: 11.00 instead of 10.00 s');
    expect(failed).toBe(true);
  });

  it('calls noise what one seed makes of it', () => {
    const cells = measured((seed) => ({ seconds: seed === 0 ? 60 : 10 }));
    const { lines, failed } = verdict(cells);
    expect(lines[1]).toContain('(noise)');
    expect(failed).toBe(false);
  });

  it('compares rows done where the quota of the day ended a run', () => {
    const spent = { isDaySpent: true, seconds: 1 };
    const cells = measured(
      () => ({ ...spent, done: 99 }),
      () => spent,
    );
    const { lines, failed } = verdict(cells);
    expect(lines[1]).toBe('  free, mild, 100 rows: 99.00 instead of 100.00 rows done');
    expect(failed).toBe(true);
  });

  it('fails if more rows are lost than values are too long four times', () => {
    expect(verdict(measured(() => ({ lost: 1 }))).failed).toBe(true);
    expect(verdict(measured((seed) => ({ lost: seed === 0 ? 1 : 0 }))).failed).toBe(false);
  });

  it('names where another way is faster, and does not fail for it', () => {
    const others = ['old'];
    const { lines, failed } = judge(
      measured(() => ({})),
      'ours',
      { baseline: 'plain', others },
    );
    expect(lines[2]).toBe('  free, mild, 100 rows: 10.00 instead of 5.00 s');
    expect(failed).toBe(false);
  });
});
