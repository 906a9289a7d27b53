import widthOf from 'fast-string-truncated-width';
import { describe, expect, it } from 'vitest';
import {
  type LiveState,
  liveLine,
  type RowProgress,
} from '../../../../src/cli/terminal/live-line.ts';

const PLAIN = { frame: 0, frames: '|/-', paint: (_: string, text: string) => text };
const WAIT = { ms: 11_400, why: ': the limit is 15 requests a minute' };

function lineOf(columns: number, rows: Partial<RowProgress> = {}, wait: LiveState['wait'] = null) {
  const progress: RowProgress = {
    done: 40,
    total: 160,
    inFlight: 3,
    costUsd: 0.0016,
    elapsedMs: 10_000,
    expectedMs: null,
    ...rows,
  };
  return liveLine({ activity: '', rows: progress, wait }, { ...PLAIN, columns });
}

const activityOf = (activity: string, columns: number) =>
  liveLine({ activity, rows: null, wait: null }, { ...PLAIN, columns });

describe('the live line', () => {
  it('shows rows, time, what is left, requests and cost behind a bar', () => {
    expect(lineOf(100)).toBe(
      `| ${'█'.repeat(6)}${'░'.repeat(18)} 40/160 rows · 10 s · about 30 s left · 3 in flight · $0.0016`,
    );
  });

  it('has a full bar, and no longer one, if it is told of too many rows', () => {
    expect(lineOf(60, { done: 162 })).toMatch(/^\| █+ 162\/160 rows/);
  });

  it.each([10, 20, 30])('is no wider than %d columns in any alphabet', (columns) => {
    for (const activity of [
      'Reading дорога: 120 of 155 texts',
      'Reading 部屋: 12 of 155 texts 🧪',
    ]) {
      expect(widthOf(activityOf(activity, columns)).width).toBeLessThan(columns);
    }
  });

  it('gives up first what matters least', () => {
    expect(lineOf(60)).toBe('| ██░░░░░░░░ 40/160 rows · 10 s · about 30 s left · $0.0016');
    expect(lineOf(50)).toBe('| ██░░░░░░░░ 40/160 rows · 10 s · about 30 s left');
    expect(lineOf(30)).toBe('| 40/160 rows · 10 s');
    expect(lineOf(10)).toBe('| 40/160…');
  });

  it('says why it waits, as far as there is room', () => {
    expect(lineOf(100, {}, WAIT)).toMatch(
      /40\/160 rows · waiting 12 s: the limit is 15 requests a minute · 10 s · about 30 s left$/,
    );
    expect(lineOf(60, {}, WAIT)).toMatch(/40\/160 rows · waiting 12 s · about 30 s left$/);
  });

  it.each([1, 2, 3, 5, 12, 20, 39, 40, 41, 60, 80, 180])(
    'is narrower than %d columns',
    (columns) => {
      for (const line of [
        lineOf(columns, { done: 123_456, total: 234_567 }, WAIT),
        activityOf('Reading 部屋と道路の地図を読んでいます: 120 of 155 texts 👩‍🌾👩‍🌾', columns),
      ]) {
        expect(widthOf(line).width).toBeLessThan(columns);
      }
    },
  );

  it('counts wide characters as two columns', () => {
    expect(activityOf('部屋部屋部屋', 13)).toBe('| 部屋部屋…');
  });

  it('shows what the run is doing while there are no rows', () => {
    expect(activityOf('Reading backend: 120 of 155 texts', 80)).toBe(
      '| Reading backend: 120 of 155 texts',
    );
  });

  it('has a bar that is full only when all rows are done', () => {
    expect(lineOf(100, { done: 159 })).toContain('█░ 159/160');
    expect(lineOf(100, { done: 160 })).toContain(`${'█'.repeat(24)} 160/160`);
  });

  it('expects what the plan says at first, and then what the rows took', () => {
    const expectedMs = 60_000;
    expect(lineOf(100, { done: 0, expectedMs })).toContain('about 50 s left');
    // Half of it by the plan, half by the rows: (50 + 10) / 2.
    expect(lineOf(100, { done: 80, expectedMs })).toContain('about 30 s left');
    expect(lineOf(100, { done: 0 })).not.toContain('left');
    expect(lineOf(100, { done: 160 })).not.toContain('left');
  });

  it('expects no less than the wait that is under way, and no more of a plan that it has outlasted', () => {
    const wait = { ms: 55_000, why: '' };
    expect(lineOf(100, { done: 150 }, wait)).toContain('about 55 s left');
    expect(lineOf(100, { done: 40, expectedMs: 9_000 })).toContain('about 30 s left');
  });

  it('rounds minutes, which are an estimate', () => {
    expect(lineOf(100, { done: 0, expectedMs: 137_000 })).toContain('about 2 min 10 s left');
  });

  it('leaves out a cost that is unknown, and requests where there are none', () => {
    expect(lineOf(100, { costUsd: 0, inFlight: 0 })).toMatch(/about 30 s left$/);
  });

  it('turns its spinner with each frame', () => {
    const spinners = [0, 1, 2, 3].map(
      (frame) =>
        liveLine({ activity: '', rows: null, wait: null }, { ...PLAIN, columns: 80, frame })[0],
    );
    expect(spinners.join('')).toBe('|/-|');
  });
});
