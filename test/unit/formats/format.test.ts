import { describe, expect, it } from 'vitest';
import { FORMATS, shownRows } from '../../../src/formats/format.ts';
import { finishedOf, topicOf } from '../samples.ts';

describe('rows as they may be shown', () => {
  const rows = [finishedOf(), finishedOf({ topic: topicOf({ id: 'id-2', description: '' }) })];

  it('are the rows themselves where descriptions may be', () => {
    expect(shownRows(rows, true)).toBe(rows);
  });

  it('have no description where none may be, and lack nothing else', () => {
    expect(shownRows(rows, false)).toEqual(
      rows.map((row) => ({ ...row, topic: { ...row.topic, description: '' } })),
    );
  });
});

describe('the formats', () => {
  it('begin with the table, which is the record', () => {
    expect(FORMATS[0]).toMatchObject({ extension: '.csv' });
  });

  it.each(FORMATS)('have no file in common: $extension', ({ extension }) => {
    expect(FORMATS.filter((other) => other.extension === extension)).toHaveLength(1);
  });
});
