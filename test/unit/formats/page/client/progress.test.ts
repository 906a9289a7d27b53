import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countsOf,
  formatProgress,
  isTopicDone,
  merge,
  NO_PROGRESS,
  noteOf,
  type Progress,
  parseProgress,
} from '../../../../../src/formats/page/client/model/progress.ts';

const id = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
  fc.constantFrom('__proto__', 'constructor', 'a'),
);
const at = fc.integer({ min: 0, max: 3 });
const text = fc.constantFrom('', 'x', 'y');

const progress: fc.Arbitrary<Progress> = fc
  .record({
    ticks: fc.array(fc.tuple(id, fc.record({ done: fc.boolean(), status: text, at }))),
    notes: fc.array(fc.tuple(id, fc.record({ text, at }))),
  })
  .map(({ ticks, notes }) => ({ ticks: new Map(ticks), notes: new Map(notes) }));

describe('progress', () => {
  it('is read as it was written, whatever the ids are', () => {
    fc.assert(
      fc.property(progress, (one) => {
        expect(parseProgress(formatProgress('pottery', one))).toEqual({ slug: 'pottery', ...one });
      }),
    );
  });

  it('is the same whichever of two is merged into the other, and however often', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
      }),
    );
  });

  it('counts neither a tick that was taken away nor a note that was deleted', () => {
    const tick = { status: '', at: 1 };
    const ticks = new Map([
      ['a', { ...tick, done: true }],
      ['b', { ...tick, done: false }],
    ]);
    const notes = new Map([
      ['a', { text: '', at: 1 }],
      ['b', { text: 'Ask Anna', at: 1 }],
    ]);
    expect(countsOf({ ticks, notes })).toEqual({ ticks: 1, notes: 1 });
  });

  it('has the newer of two ticks and of two notes', () => {
    const older = {
      ticks: new Map([['a', { done: true, status: '', at: 1 }]]),
      notes: new Map([['a', { text: 'new', at: 9 }]]),
    };
    const newer = {
      ticks: new Map([['a', { done: false, status: '', at: 2 }]]),
      notes: new Map([['a', { text: 'old', at: 8 }]]),
    };
    const both = merge(older, newer);
    expect(both.ticks.get('a')?.done).toBe(false);
    expect(noteOf('a', both)).toBe('new');
    expect(noteOf('b', both)).toBe('');
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"app":"roadmap-enrich","version":2,"slug":"x","ticks":{},"notes":{}}',
    '{"app":"other","version":1}',
  ])('is nothing that can be read in %j', (stored) => {
    expect(parseProgress(stored)).toBeNull();
  });

  it('is read without what is no tick and no note', () => {
    const stored = {
      app: 'roadmap-enrich',
      version: 1,
      slug: 'x',
      ticks: { a: { done: 1, status: '', at: 1 }, 'b c': { done: true, status: '', at: 1 }, c: 3 },
      notes: { a: { text: 'x', at: '1' }, b: null },
    };
    expect(parseProgress(JSON.stringify(stored))).toEqual({ slug: 'x', ...NO_PROGRESS });
    expect(parseProgress(JSON.stringify({ ...stored, ticks: 5, notes: null }))).toEqual({
      slug: 'x',
      ...NO_PROGRESS,
    });
  });
});

describe('a topic', () => {
  const ticked = (done: boolean, status: string) => ({
    ticks: new Map([['kiln', { done, status, at: 1 }]]),
  });
  const row = { id: 'kiln', status: 'done', done: true };

  it('is done where its table says so', () => {
    expect(isTopicDone(row, NO_PROGRESS)).toBe(true);
  });

  it('is what its reader ticked since', () => {
    expect(isTopicDone(row, ticked(false, 'done'))).toBe(false);
  });

  it('is what its table says again once the cell has changed', () => {
    expect(isTopicDone(row, ticked(false, 'later'))).toBe(true);
  });
});
