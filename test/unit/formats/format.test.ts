import { describe, expect, it } from 'vitest';
import { shownRows } from '../../../src/formats/format.ts';
import { FORMAT_NAMES, RECORD, VIEWS } from '../../../src/formats/formats.ts';
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
    expect(FORMAT_NAMES[0]).toBe('csv');
  });

  it('have no file and no name in common', () => {
    const extensions = [RECORD, ...VIEWS].map(({ extension }) => extension);
    expect(new Set(extensions).size).toBe(extensions.length);
    expect(new Set(FORMAT_NAMES).size).toBe(FORMAT_NAMES.length);
  });
});
