import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listColumn } from '../../../../src/columns/list.ts';
import { numberColumn } from '../../../../src/columns/number.ts';
import type { FinishedTable } from '../../../../src/formats/format.ts';
import { json } from '../../../../src/formats/json/json.ts';
import { finishedOf, finishedTableOf, MORE_COLUMNS, topicOf } from '../../samples.ts';
import { hostileTables } from '../hostile-tables.ts';

const MARK = 'roadmap-enrich json 1 0123456789abcdef';

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/table.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true });
const isValid = ajv.compile(schema);

/** The file as a program reads it: valid by its schema. */
function read(table: FinishedTable) {
  const data = JSON.parse(json.render(table, MARK));
  isValid(data);
  expect(isValid.errors ?? []).toEqual([]);
  return data;
}

const hours = numberColumn({
  ...{ name: 'Hours', id: 'hours', instruction: 'hours.' },
  ...{ from: 1, to: 100, decimals: 0 },
});
const needs = listColumn({
  ...{ name: 'Needs', id: 'needs', instruction: 'topics.' },
  ...{ items: 3, words: 2, points: 40 },
});

describe('the table as JSON', () => {
  it('has a cell a line, a member for each header, and numbers and lists as such', () => {
    const table = finishedTableOf({
      columns: [hours, needs],
      extraColumns: ['Status'],
      rows: [
        finishedOf({
          topic: topicOf({ extra: ['done'] }),
          values: { Hours: '12', Needs: 'Clay|Fire' },
        }),
      ],
    });

    read(table);
    expect(json.render(table, MARK)).toBe(`{
  "generator": "${MARK}",
  "slug": "ceramics",
  "title": "Ceramics",
  "columns": [
    {
      "name": "Hours",
      "kind": "number"
    },
    {
      "name": "Needs",
      "kind": "list"
    },
    {
      "name": "Status",
      "kind": "own"
    }
  ],
  "rows": [
    {
      "Category": "Ceramics",
      "Subcategory": "Firing",
      "Topic": "Kiln",
      "Description": "A kiln is an oven for hardening clay.",
      "Resources": [
        "https://example.com/kiln"
      ],
      "Hours": 12,
      "Needs": [
        "Clay",
        "Fire"
      ],
      "Id": "id-1",
      "Status": "done"
    }
  ]
}
`);
  });

  it("keeps what a person wrote in a number's or a list's column as text", () => {
    const rows = [
      finishedOf({ values: { Hours: '~3h', Needs: 'A much longer text than any|item' } }),
    ];
    const [row] = read(finishedTableOf({ columns: [hours, needs], rows })).rows;
    expect(row).toMatchObject({ Hours: '~3h', Needs: 'A much longer text than any|item' });
  });

  it("has null where the model's column is empty, and an empty text where the reader's is", () => {
    const rows = [finishedOf({ values: {} })];
    const [row] = read(
      finishedTableOf({ columns: MORE_COLUMNS, extraColumns: ['Notes'], rows }),
    ).rows;
    expect(row).toMatchObject({ TLDR: null, Challenge: null, Note: null, Level: null, Notes: '' });
  });

  it('keeps the order of the table and every column, also of names that JavaScript treats otherwise', () => {
    const extraColumns = ['Zeal', '__proto__', '2024', 'constructor'];
    const topic = topicOf({ extra: ['1', '2', '3', '4'] });
    const text = json.render(
      finishedTableOf({ extraColumns, rows: [finishedOf({ topic })] }),
      MARK,
    );

    const names = [...text.matchAll(/^ {6}"(.*)": /gm)].map(([, name]) => name).slice(-5);
    expect(names).toEqual(['Id', ...extraColumns]);
    expect(Object.entries(JSON.parse(text).rows[0])).toContainEqual(['__proto__', '2']);
  });

  it('is valid without rows, and without columns of its own', () => {
    expect(read(finishedTableOf({ rows: [] })).rows).toEqual([]);
    expect(read(finishedTableOf({ rows: [], columns: [] })).columns).toEqual([]);
  });

  it('is valid, and holds every text as it is, whatever the table says', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const { title, columns, rows } = read(table);
        const own = columns.filter(({ kind }: { kind: string }) => kind === 'own');

        expect(title).toBe(table.title);
        expect(own.map(({ name }: { name: string }) => name)).toEqual(table.extraColumns);
        const cellsOf = (row: Record<string, unknown>) => [
          row.Topic,
          row.Resources,
          row.TLDR ?? '',
          ...table.extraColumns.map((name) => row[name]),
        ];
        expect(rows.map(cellsOf)).toEqual(
          table.rows.map(({ topic, values }) => [
            topic.topic,
            topic.resources,
            values.TLDR,
            ...(topic.extra ?? []),
          ]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('has no line break inside a text, of whatever kind', () => {
    const topic = topicOf({ topic: 'a\u2028b\u2029c\nd' });
    expect(json.render(finishedTableOf({ rows: [finishedOf({ topic })] }), MARK)).toContain(
      '"Topic": "a\\u2028b\\u2029c\\nd"',
    );
  });
});

describe('the schema of the file', () => {
  it.each([
    ['another generator', { generator: 'somebody' }],
    ['a kind that there is not', { columns: [{ name: 'A', kind: 'date' }] }],
    ['a row without an Id', { rows: [{ Category: '', Subcategory: '', Topic: 'A' }] }],
    ['a member that no version has', { revision: 1 }],
  ])('refuses %s', (_, changes) => {
    expect(isValid({ ...read(finishedTableOf()), ...changes })).toBe(false);
  });
});
