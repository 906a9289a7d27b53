import { describe, expect, it } from 'vitest';
import { qualitySection } from '../../../../src/report/sections/quality.ts';
import { reportOf, rowOf, tableOf } from '../reports.ts';

type Rows = NonNullable<Parameters<typeof tableOf>[0]>['rows'];

const render = (rows: Rows = []) =>
  qualitySection(reportOf({ run: { tables: [tableOf({ rows })] } }));

describe('the quality', () => {
  it('is the rate, the words of a TLDR and the balance of the challenges', () => {
    const rows = [
      rowOf('Kiln', { tldr: 'Oven for clay' }),
      rowOf('Raku', { tldr: 'Fast firing', challenge: 'expert' }),
      rowOf('Slip', { tldr: 'Clay and  water, thin', state: 'cached' }),
      rowOf('Lead', { state: 'failed' }),
    ];
    expect(render(rows)).toBe(
      'Success rate 75.0 %. TLDRs: 3.0 words on average (2 to 4). ' +
        'Challenges: 2 practice (67 %), 1 expert (33 %).',
    );
  });

  it('has no range where all are equally long', () => {
    expect(render([rowOf('Kiln', { tldr: 'Oven' })])).toContain('1.0 words on average. ');
  });

  it('of a preview has neither rate nor challenges', () => {
    const rows = [rowOf('Kiln', { tldr: 'Oven', challenge: '' })];
    const report = reportOf({ run: { preview: true, tables: [tableOf({ rows })] } });
    expect(qualitySection(report)).toBe('TLDRs: 1.0 words on average.');
  });

  it('of rows without a value is the rate alone', () => {
    expect(render([rowOf('Kiln', { state: 'pending' })])).toBe('Success rate 0.0 %.');
  });

  it('of no rows is not spoken of', () => {
    expect(render([])).toBe('');
  });
});
