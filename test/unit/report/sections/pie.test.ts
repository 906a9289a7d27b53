import { parse } from '@mermaid-js/parser';
import { describe, expect, it } from 'vitest';
import { pieSection } from '../../../../src/report/sections/pie.ts';
import { reportOf, rowsOf, tableOf } from '../reports.ts';

const mixed = [...rowsOf(6), ...rowsOf(3, { state: 'cached' }), ...rowsOf(1, { state: 'failed' })];

const render = (rows = mixed, stats = {}) =>
  pieSection(reportOf({ run: { tables: [tableOf({ rows })], stats } }));

describe('the picture', () => {
  it('is a pie of the states that rows are in, and of no others', async () => {
    const [, text = ''] = /^```mermaid\n(.*)\n```$/s.exec(render()) ?? [];
    const pie = await parse('pie', text);
    expect(pie).toMatchObject({
      showData: true,
      title: 'Rows by state',
      sections: [
        { label: 'enriched', value: 6 },
        { label: 'cached', value: 3 },
        { label: 'failed', value: 1 },
      ],
    });
  });

  it('gives a state the same colour whatever the others are', () => {
    const colourOf = (text: string, nth: number) =>
      new RegExp(`"pie${nth}":"(#\\w+)"`).exec(text)?.[1];
    const two = [...rowsOf(3, { state: 'cached' }), ...rowsOf(1, { state: 'failed' })];
    expect(colourOf(render(), 3)).toBe(colourOf(render(two), 2));
    expect(colourOf(render(), 3)).toMatch(/^#/);
  });

  it('is left out where all rows are in one state', () => {
    expect(render([...rowsOf(3)])).toBe('');
    expect(render([])).toBe('');
  });

  it('is left out where all but a sliver are in one state', () => {
    expect(render([...rowsOf(96, { state: 'cached' }), ...rowsOf(4)])).toBe('');
    expect(render([...rowsOf(95, { state: 'cached' }), ...rowsOf(5)])).not.toBe('');
  });

  it('is left out of a dry run', () => {
    const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };
    expect(render(mixed, { plan })).toBe('');
  });
});
