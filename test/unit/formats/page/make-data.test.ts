import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/columns/built-in.ts';
import { dataBlock, pageData } from '../../../../src/formats/page/make-data.ts';
import { finishedOf, finishedTableOf, topicOf } from '../../samples.ts';

/** Any unit of UTF-16, halves of a pair alone among them; often one that HTML or JSON cares about. */
const unit = fc.oneof(
  fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  fc.constantFrom('<', '>', '&', '\\', '"', '\u2028', '\0'),
);

describe('the data of a page', () => {
  it('is read as it was written, whatever a topic says', () => {
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const data = pageData(finishedTableOf({ title: text, rows: [rowOf({ topic: text })] }));
        expect(JSON.parse(dataBlock(data))).toEqual(data);
      }),
    );
  });

  it.each(['</script>', '<!--<script>', ']]>', '&lt;', '\u2028\u2029'])(
    'has nothing that a parser of HTML could act on: %j',
    (text) => {
      const block = dataBlock(pageData(finishedTableOf({ title: text })));
      expect(block).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(block).title).toBe(text);
    },
  );

  it('has numbers and lists as such, and what a person wrote instead as it is', () => {
    const columns = BUILT_IN.filter(({ name }) => ['Hours', 'Prerequisites'].includes(name));
    const rows = [
      finishedOf({ values: { Hours: '12', Prerequisites: 'Clay|Water' } }),
      finishedOf({ values: { Hours: 'a week' } }),
    ];
    const data = pageData(finishedTableOf({ columns, rows }));
    expect(data.rows.map(({ cells }) => cells)).toEqual([
      [12, ['Clay', 'Water']],
      ['a week', null],
    ]);
  });

  it('has own columns of numbers as numbers, unless one would look otherwise', () => {
    const rows = [
      ['12', '1.10', 'x'],
      ['', '2', '3'],
      ['0.5', '', ''],
    ].map((extra) => rowOf({ extra }));
    const extraColumns = ['Hours', 'Version', 'Mixed', 'Empty'];
    const data = pageData(finishedTableOf({ columns: [], extraColumns, rows }));
    expect(data.columns.map(({ kind }) => kind)).toEqual(['number', 'own', 'own', 'own']);
    expect(data.rows.map(({ cells }) => cells)).toEqual([
      [12, '1.10', 'x', null],
      [null, '2', '3', null],
      [0.5, null, null, null],
    ]);
  });

  it('takes a column of ticks for no numbers', () => {
    const rows = ['1', '', '1'].map((cell) => rowOf({ extra: [cell] }));
    const data = pageData(finishedTableOf({ columns: [], extraColumns: ['Done'], rows }));
    expect(data.columns.map(({ kind }) => kind)).toEqual(['own']);
  });

  it('has the choices of a column in their order', () => {
    const [, challenge] = pageData(finishedTableOf()).columns;
    expect(challenge).toEqual({
      name: 'Challenge',
      kind: 'choice',
      choices: ['practice', 'expert'],
    });
  });

  it('has the cells of own columns, and what a Status column says', () => {
    const rows = [['Anna', ' Done '], ['', 'later'], []].map((extra) => rowOf({ extra }));
    const data = pageData(finishedTableOf({ columns: [], extraColumns: ['Who', 'Status'], rows }));
    expect(data.columns.map(({ kind }) => kind)).toEqual(['own', 'own']);
    expect(data.rows.map(({ cells, status, done }) => [cells, status, done])).toEqual([
      [['Anna', ' Done '], ' Done ', true],
      [[null, 'later'], 'later', false],
      [[null, null], '', false],
    ]);
  });

  it('says which column is shown whole: TLDR, else the first text', () => {
    const summaryOf = (...names: readonly string[]) =>
      pageData(finishedTableOf({ columns: BUILT_IN.filter(({ name }) => names.includes(name)) }))
        .summary;
    expect(summaryOf('Hours', 'Obstacle')).toBe(
      BUILT_IN.filter(({ name }) => ['Hours', 'Obstacle'].includes(name)).findIndex(
        ({ name }) => name === 'Obstacle',
      ),
    );
    expect(summaryOf('TLDR')).toBe(0);
    expect(summaryOf('Hours')).toBe(-1);
  });

  it('has links to the web, and to nowhere else', () => {
    const resources = ['https://example.com', 'javascript:alert(1)', 'HTTP://example.org', '//x.y'];
    const [row] = pageData(finishedTableOf({ rows: [rowOf({ resources })] })).rows;
    expect(row?.links.map(({ href }) => href)).toEqual([
      'https://example.com/',
      'http://example.org/',
    ]);
  });
});

const rowOf = (topic: Parameters<typeof topicOf>[0]) => finishedOf({ topic: topicOf(topic) });
