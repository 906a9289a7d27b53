import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../../src/report/annotations.ts';
import { rowOf, rowsOf, runOf, tableOf } from './reports.ts';

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
        failed('Slip', 'TLDR with 14 words'),
      ),
    ).toEqual([
      'pottery: Glazing failed: refused (SAFETY)',
      'pottery: Slip failed: TLDR with 14 words',
    ]);
  });

  it('are one line for many rows with one reason, before the others', () => {
    const many = ['Ash', 'Salt', 'Tin', 'Iron', 'Lead'].map((topic) => failed(topic, 'refused'));
    expect(linesOf(failed('Slip', 'TLDR with 14 words'), ...many)).toEqual([
      'pottery: 5 rows failed (Ash, Salt, Tin and 2 more): refused',
      'pottery: Slip failed: TLDR with 14 words',
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
