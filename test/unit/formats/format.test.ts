import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceColumn } from '../../../src/columns/choice.ts';
import { numberColumn } from '../../../src/columns/number.ts';
import { type FinishedTable, shownRows } from '../../../src/formats/format.ts';
import { FORMAT_NAMES, RECORD, VIEWS } from '../../../src/formats/formats.ts';
import { markIn, markOf } from '../../../src/formats/mark.ts';
import { page } from '../../../src/formats/page/page.ts';
import { finishedOf, finishedTableOf, topicOf } from '../samples.ts';
import { hostileTables, hostileText } from './hostile-tables.ts';

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

  it('name no more of the picture where descriptions may not be shown', () => {
    const path = ['Ceramics', 'Firing', 'A heading of the picture alone'];
    const [row] = shownRows([finishedOf({ topic: topicOf({ path }) })], false);
    expect(row?.topic.path).toEqual(['Ceramics', 'Firing']);
  });
});

describe('a mark', () => {
  const level = choiceColumn({ name: 'L', id: 'l', instruction: '', choices: ['a', 'b'] });
  const hours = (to: number) =>
    numberColumn({ name: 'H', id: 'h', instruction: '', from: 0, to, decimals: 0 });
  const rows = [finishedOf({ values: { L: 'a', H: '7' } })];
  const table = finishedTableOf({ columns: [level, hours(10)], rows });

  it.each<[string, Partial<FinishedTable>]>([
    [
      'the choices of a column',
      {
        columns: [
          choiceColumn({ name: 'L', id: 'l', instruction: '', choices: ['b', 'a'] }),
          hours(10),
        ],
      },
    ],
    ['limits that a cell breaks', { columns: [level, hours(5)] }],
    [
      'a path that the table does not have',
      { rows: rows.map((row) => ({ ...row, topic: topicOf({ path: ['a', 'b', 'c'] }) })) },
    ],
  ])('changes with %s, as the files do', (_, changes) => {
    const changed = { ...table, ...changes };
    const record = RECORD.render(table);
    expect(RECORD.render(changed)).toBe(record);
    for (const view of VIEWS) {
      if (view.render(changed, '') === view.render(table, '')) continue;
      expect(markOf(view, changed, record)).not.toBe(markOf(view, table, record));
    }
    expect(page.render(changed, '')).not.toBe(page.render(table, ''));
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

describe.each(VIEWS.map((view) => [view.name, view] as const))(
  'a file in the format %s',
  (_, view) => {
    const markOfTable = (table: ReturnType<typeof finishedTableOf>) =>
      markOf(view, table, RECORD.render(table));

    it('is the same for the same table', () => {
      fc.assert(
        fc.property(hostileTables, (table) => {
          const copy = structuredClone({ ...table, columns: [] });
          const mark = markOfTable(table);
          expect(view.render({ ...copy, columns: table.columns }, mark)).toBe(
            view.render(table, mark),
          );
        }),
        { numRuns: 50 },
      );
    });

    it('is known by its mark, also where git gave it other line ends', () => {
      const table = finishedTableOf();
      const mark = markOfTable(table);
      const text = view.render(table, mark);

      expect(markIn(text, view)).toBe(mark);
      expect(markIn(text.replaceAll('\n', '\r\n'), view)).toBe(mark);
      for (const other of VIEWS) {
        if (other !== view) expect(markIn(text, other)).toBeNull();
      }
    });

    it('ends in one line feed, and has no byte order mark', () => {
      const text = view.render(finishedTableOf(), 'roadmap-enrich');
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/^\uFEFF/);
    });

    it('has no mark but its own, whatever its table says', () => {
      fc.assert(
        fc.property(hostileTables, (table) => {
          const mark = markOfTable(table);
          expect(markIn(view.render(table, mark), view)).toBe(mark);
          expect(markIn(view.render(table, 'nothing'), view)).toBeNull();
        }),
        { numRuns: 300 },
      );
    });

    it('has no mark but its own in a long file, wherever the search for it begins', () => {
      fc.assert(
        fc.property(hostileText, fc.nat(60), (text, shift) => {
          const cells = `${'a '.repeat(shift)}${text} <!-- ${fake} --> #${fake} "generator": "${fake}" `;
          const rows = Array.from({ length: 20 }, (_, at) =>
            finishedOf({
              topic: topicOf({ id: `id-${at}`, topic: cells.repeat(2) }),
              values: { TLDR: cells, Challenge: cells },
            }),
          );
          const table = finishedTableOf({ rows });
          const mark = markOfTable(table);
          expect(markIn(view.render(table, mark), view)).toBe(mark);
        }),
        { numRuns: 100 },
      );
    });

    const fake = `roadmap-enrich ${view.name} 1 0123456789abcdef`;
  },
);
