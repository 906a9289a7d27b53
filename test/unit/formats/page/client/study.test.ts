import { describe, expect, it } from 'vitest';
import { hoursLeft } from '../../../../../src/formats/page/client/model/hours.ts';
import { nextTopic } from '../../../../../src/formats/page/client/model/next.ts';
import { COLUMNS, entryOf } from './samples.ts';

describe('what to learn next', () => {
  const entries = [
    entryOf({ id: 'a', cells: ['', 'practice', 1, null] }, true),
    entryOf({ id: 'b', cells: ['', 'expert', 2, null] }),
    entryOf({ id: 'c', cells: ['', 'practice', 3, null] }),
    entryOf({ id: 'd', cells: ['', 'practice', 3, null] }),
  ];
  const next = (list = entries, columns = COLUMNS) => nextTopic(list, columns)?.row.id;

  it('is the first topic for practice that is not done', () => {
    expect(next()).toBe('c');
  });

  it('is a topic for experts once nothing else is left', () => {
    expect(next(entries.slice(0, 2))).toBe('b');
  });

  it('is the first that is not done where nothing tells them apart', () => {
    expect(next(entries, COLUMNS.slice(0, 1))).toBe('b');
  });

  it('is a topic that nobody called anything, before one for experts', () => {
    expect(next([...entries.slice(1, 2), entryOf({ id: 'e', cells: [] })])).toBe('e');
  });

  it('is nothing where all is done', () => {
    expect(next(entries.slice(0, 1))).toBeUndefined();
  });
});

describe('the hours that are left', () => {
  const withHours = (hours: number | string | null, done = false) =>
    entryOf({ cells: ['', 'practice', hours, null] }, done);

  it('are those of topics that are not done', () => {
    const entries = [withHours(4), withHours(2.5), withHours(100, true)];
    expect(hoursLeft(entries, COLUMNS)).toEqual({ hours: 6.5, unknown: 0 });
  });

  it('leave open how long topics without a number take', () => {
    const entries = [withHours(4), withHours(null), withHours('a week')];
    expect(hoursLeft(entries, COLUMNS)).toEqual({ hours: 4, unknown: 2 });
  });

  it('have only digits that somebody wrote', () => {
    expect(hoursLeft([withHours(0.1), withHours(0.2)], COLUMNS)?.hours).toBe(0.3);
  });

  it('are unknown in a table without such a column', () => {
    expect(hoursLeft([withHours(4)], COLUMNS.slice(0, 2))).toBeNull();
  });
});
