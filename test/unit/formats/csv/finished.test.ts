import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/columns/built-in.ts';
import { readFinished } from '../../../../src/formats/csv/finished.ts';
import { csv } from '../../../../src/formats/csv/write.ts';
import { json } from '../../../../src/formats/json/json.ts';
import { formatRecords } from '../../../../src/lib/csv.ts';
import { cleanText } from '../../../../src/lib/text/clean.ts';
import { finishedTableOf, topicOf } from '../../samples.ts';
import { hostileTables } from '../hostile-tables.ts';

const show = (text: string) => readFinished(text, { path: 't.csv', slug: 'ceramics', known: [] });

/** A table as a person has it: one row, in a column of the model's called Extent. */
const tableOf = (resources: string, ...extents: readonly string[]) =>
  formatRecords([
    'Category,Subcategory,Topic,Description,Resources,Extent,Id,Revision'.split(','),
    ...extents.map((extent, at) => [
      '',
      '',
      `\n T${at}\u0000`,
      '',
      resources,
      extent,
      `i${at}`,
      '',
    ]),
  ]);

const cellsOf = (...extents: readonly string[]) =>
  JSON.parse(json.render(show(tableOf('', ...extents)), '')).rows.map(
    ({ Extent }: { Extent: unknown }) => Extent,
  );

describe('a table that is shown', () => {
  it('takes a definition for a column that a person added, too', () => {
    const text = formatRecords([
      'Category,Subcategory,Topic,Description,Resources,TLDR,Id,Revision,Hours,Who'.split(','),
      ['', '', 'Kiln', '', '', 'Oven', 'i', '', '4', 'Anna'],
    ]);
    const known = BUILT_IN.filter(({ name }) => name === 'Hours');
    const table = readFinished(text, { path: 't.csv', slug: 't', known });
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['TLDR', 'text'],
      ['Hours', 'number'],
    ]);
    expect(table.extraColumns).toEqual(['Who']);
    expect(table.rows.map(({ values }) => values)).toEqual([{ TLDR: 'Oven', Hours: '4' }]);
  });

  it('says the same as the run that wrote it', () => {
    fc.assert(
      fc.property(hostileTables, ({ rows, ...table }) => {
        const cleaned = rows.map((row) => {
          const { topic, category, subcategory } = row.topic;
          const names = {
            topic: cleanText(topic) || 'Kiln',
            category: cleanText(category),
            subcategory: cleanText(subcategory),
          };
          const values = { TLDR: cleanText(row.values.TLDR ?? ''), Challenge: 'expert' };
          return { ...row, values, topic: topicOf({ ...row.topic, ...names, resources: [] }) };
        });
        const extraColumns = table.extraColumns.map((_, at) => `Own ${at}`);
        const written = { ...table, title: 'Ceramics', extraColumns, rows: cleaned };
        const shown = show(csv.render(written));
        if (cleaned.length > 0) expect(json.render(shown, '')).toBe(json.render(written, ''));
      }),
      { numRuns: 200 },
    );
  });

  it('has names on one line, and each address by itself, however they were written', () => {
    const [row] = show(tableOf('https://a.example, https://b.example\nnone', '')).rows;
    expect(row?.topic.topic).toBe('T0');
    expect(row?.topic.resources).toEqual(['https://a.example', 'https://b.example']);
  });

  it('has an address that a run wrote as one, whatever is in it', () => {
    const resources = ['https://a.example/,https://b.example', 'https://c.example'];
    const written = finishedTableOf({ rows: [] });
    const text = tableOf(resources.join('|'), '');
    expect(show(text).rows[0]?.topic.resources).toEqual(resources);
    expect(show(csv.render(written)).rows).toEqual([]);
  });

  it('has no row for a line without a cell', () => {
    const text = `${tableOf('', '1')},,,,,,,\n" ",,,,,,,\n`;
    expect(show(text).rows.map(({ topic }) => topic.topic)).toEqual(['T0']);
  });

  it('has numbers where nothing is lost by it', () => {
    expect(cellsOf('7', '-0.5', '10')).toEqual([7, -0.5, 10]);
    expect(cellsOf('7', '007')).toEqual(['7', '007']);
    expect(cellsOf('7', '12345678901234567890')).toEqual(['7', '12345678901234567890']);
  });

  it('has a list of nothing as it is', () => {
    expect(cellsOf('a|b', '|')).toEqual([['a', 'b'], '|']);
  });
});
