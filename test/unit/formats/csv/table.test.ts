import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/columns/built-in.ts';
import {
  formerColumns,
  headerOf,
  readPublished,
  TOPIC_COLUMNS,
} from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
import { csv } from '../../../../src/formats/csv/write.ts';
import { shownRows } from '../../../../src/formats/format.ts';
import { RoadmapError } from '../../../../src/lib/error.ts';
import type { Published } from '../../../../src/values/cells.ts';
import type { FinishedRow } from '../../../../src/values/finish.ts';
import { finishedOf, finishedTableOf, MORE_COLUMNS, topicOf } from '../../samples.ts';

const NAMES = headerOf(COLUMNS);
const HEADER =
  '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge","Id","Revision"';

/** The columns that a table is known by; those of the exporter had no more. */
const FIRST = [...TOPIC_COLUMNS, 'TLDR', 'Challenge'];

function rowOf(changes: Partial<FinishedRow> = {}): FinishedRow {
  return finishedOf({ values: { TLDR: 'Oven', Challenge: 'practice' }, ...changes });
}

const write = (rows: readonly FinishedRow[], columns = COLUMNS) =>
  csv.render(finishedTableOf({ columns, rows }));

const readRows = (text: string, columns = COLUMNS) => readPublished(text, 'table.csv', columns);

/** The values of a table, without the cells that tell which topic they are of. */
const read = (text: string, columns = COLUMNS) =>
  new Map(
    [...rowsById(readRows(text, columns), [])].map(
      ([id, { values, revision }]): [string, Published] => [id, { values, revision }],
    ),
  );

/** A second, independent reader: RFC 4180 with every cell in quotes and LF alone. */
function strictCells(csv: string): readonly (readonly string[])[] {
  expect(csv).toMatch(/^(?:"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\n)+$/);
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"([,\n])/g)];
  const records: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    records.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\n') records.push([]);
  }
  expect(records.pop()).toEqual([]);
  return records;
}

/** Cells with everything that a CSV or a spreadsheet may trip over. */
const cellText = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '"', ',', ';', '\n', '\r\n', '\t', '=', '-', '@', '+', ' ', '|', '#'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('a table', () => {
  it('is this, byte by byte', () => {
    const topic = topicOf({
      description: 'Says "hot", and\nmore',
      resources: ['https://example.com/a|b', 'https://example.com/c'],
    });
    const missing = { values: {}, revision: '', topic: topicOf({ id: '-x' }) };
    expect(write([rowOf({ topic }), rowOf(missing)])).toBe(
      `${HEADER}
"Ceramics","Firing","Kiln","Says ""hot"", and
more","https://example.com/a%7Cb|https://example.com/c","Oven","practice","id-1","r0123456789ab"
"Ceramics","Firing","Kiln","A kiln is an oven for hardening clay.","https://example.com/kiln","","","'-x",""
`,
    );
  });

  it('has the other columns of its source after ours, guarded like all cells', () => {
    const rows = [
      rowOf({ topic: topicOf({ extra: ['Mara', '=1'] }) }),
      rowOf({ topic: topicOf({ extra: ['', ' 3 "May" '] }) }),
      rowOf(),
    ];
    const text = csv.render(finishedTableOf({ rows, extraColumns: ['Owner', '@due'] }));
    expect(text.split('\n').map((line) => line.split(',').slice(9).join(','))).toEqual([
      `"Owner","'@due"`,
      `"Mara","'=1"`,
      `""," 3 ""May"" "`,
      '"",""',
      '',
    ]);
  });

  it('without rows is its header', () => {
    expect(write([])).toBe(`${HEADER}\n`);
  });

  it('has an empty Description column where texts must not be published', () => {
    const text = write(shownRows([rowOf()], false));
    expect(strictCells(text)[1]?.[3]).toBe('');
    expect(text).not.toContain('hardening');
  });

  it('has no byte order mark and no carriage return of its own', () => {
    expect(write([rowOf()])).not.toMatch(/^\uFEFF|\r/);
  });

  it('has every cell in quotes and one record a row, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cellText, cellText, cellText)), (texts) => {
        const rows = texts.map(([topic, TLDR, Challenge]) =>
          rowOf({ topic: topicOf({ topic }), values: { TLDR, Challenge } }),
        );
        const records = strictCells(write(rows));
        expect(records).toHaveLength(rows.length + 1);
        expect(records[0]).toEqual(NAMES);
        for (const record of records) expect(record).toHaveLength(NAMES.length);
        for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('gives back any values it was written with', () => {
    const values = fc.record({ TLDR: cellText, Challenge: cellText });
    const value = fc.record({ values, revision: cellText });
    const byId = fc.dictionary(
      cellText.filter((id) => id !== ''),
      value,
    );
    fc.assert(
      fc.property(byId, (published) => {
        const rows = Object.entries(published).map(([id, cells]) =>
          rowOf({ topic: topicOf({ id }), ...cells }),
        );
        const cells = readRows(write(rows)).map(({ id, values, revision }) => {
          return [id, { values, revision }];
        });
        expect(cells).toEqual(Object.entries(published));
      }),
    );
  });

  it('keeps resources apart, whatever their URLs hold', () => {
    const url = fc.webUrl({ withQueryParameters: true }).map((text) => `${text}|x|y`);
    // A URL may have come with a bar that is written so already: it names the same.
    const decoded = (urls: readonly string[]) => urls.map((text) => text.replaceAll('%7C', '|'));
    fc.assert(
      fc.property(fc.array(url, { minLength: 1 }), (resources) => {
        const cell = strictCells(write([rowOf({ topic: topicOf({ resources }) })]))[1]?.[4] ?? '';
        expect(decoded(cell.split('|'))).toEqual(decoded(resources));
      }),
    );
  });
});

describe('a published table', () => {
  const id1 = { values: { TLDR: 'Oven', Challenge: 'practice' }, revision: 'r0123456789ab' };
  const plain = write([rowOf()]);

  it('gives its values by id', () => {
    expect([...read(plain)]).toEqual([['id-1', id1]]);
  });

  it.each(['', '\n', ' \r\n', '\uFEFF'])('that is empty has no values: %j', (text) => {
    expect(read(text).size).toBe(0);
  });

  it('is read with a byte order mark', () => {
    expect([...read(`\uFEFF${plain}`)]).toEqual([['id-1', id1]]);
  });

  it('is read with the line ends of Windows', () => {
    expect([...read(plain.replaceAll('\n', '\r\n'))]).toEqual([['id-1', id1]]);
  });

  it.each([
    ['in its header', plain.replace('\n', '\r\n')],
    ['in one row', `${plain}${plain.split('\n')[1]?.replace('id-1', 'id-2')}\r\n`],
  ])('is read with the line ends of Windows %s alone', (_, text) => {
    const values = read(`${text}${plain.split('\n')[1]?.replace('id-1', 'id-3')}\n`);
    expect(values.get('id-3')).toEqual(id1);
    for (const value of values.values()) expect(value).toEqual(id1);
  });

  it('is read as a spreadsheet saves it: quotes only where they are needed', () => {
    const text = [
      'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision',
      'Ceramics,Firing,Kiln,"Says ""hot"", and more",,"Oven, hot",expert,id-1,0123456789ab',
      "Ceramics,Firing,Raku,,,'=Oven,practice,'-2,0123456789cd",
      ',,,,,,,,',
      '',
    ].join('\r\n');
    expect([...read(text)]).toEqual([
      ['id-1', { values: { TLDR: 'Oven, hot', Challenge: 'expert' }, revision: '0123456789ab' }],
      ['-2', { values: { TLDR: '=Oven', Challenge: 'practice' }, revision: '0123456789cd' }],
    ]);
  });

  it('is read without a line end after its last row', () => {
    expect([...read(plain.trimEnd())]).toEqual([['id-1', id1]]);
  });

  it('is read with columns of a person after ours, and with cells left out at the end', () => {
    const text = `${HEADER},"Note"\n"c","s","t","","","Oven","practice","id-1","r0123456789ab"\n"c"\n"c","s","t","","","Clay","expert","id-2","rev","n","",\n`;
    const values = read(text);
    expect(values.get('id-1')).toEqual(id1);
    expect(values.get('id-2')?.values.TLDR).toBe('Clay');
    expect(values.size).toBe(2);
  });

  it.each([
    ['a cell too many', 'c,s,t,,,Oven, hot,practice,id-1,r0123456789ab,n'],
    ['a cell too many behind its own', 'c,s,t,,,Oven,practice,id-1,r0123456789ab,n, more'],
    ['cells in the place of those of a person', 'c,s,t,,,Oven, hot,practice,id-1,r0123456789ab'],
    ['a cell too few', 'c,s,t,,,practice,id-1,r0123456789ab,n'],
  ])('is left alone, and the row named, where a row has %s', (_, row) => {
    const text = `${HEADER},Note\nc,s,t,,,Oven,practice,id-0,,n\n${row}\n`;
    expect(() => read(text)).toThrow(RoadmapError);
    expect(() => read(text)).toThrow(
      'table.csv has 1 row with cells in the wrong columns: row 3. Put cells that contain the separator in quotes,',
    );
  });

  it.each(['c,s,Kiln,,,Mine,expert', 'c,s,Kiln,,,Mine,expert,id-1'])(
    'costs no edit where a row ends before its Revision: %s',
    (row) => {
      const rows = rowsById(readRows(`${HEADER}\n${row}\n`), [topicOf({ id: 'id-1' })]);
      expect(rows.get('id-1')).toMatchObject({ values: { TLDR: 'Mine' }, revision: '' });
    },
  );

  it('is read with our last columns moved or spaced', () => {
    const text = `${FIRST.join(' , ')}, Note ,Revision , Id\nc,s,t,,,Oven,practice,mine,r0123456789ab,id-1\n`;
    expect([...read(text)]).toEqual([['id-1', id1]]);
  });

  it('of the seed, with seven columns, is ours, but has no value that belongs to a text', () => {
    const text = `${FIRST.join(',')}\nCeramics,Firing,Kiln,An oven,,Oven,practice\n`;
    expect(read(text).size).toBe(0);
  });

  it('with an id twice gives the first', () => {
    const text = write(
      ['First', 'Second'].map((TLDR) => rowOf({ values: { TLDR, Challenge: 'practice' } })),
    );
    expect(read(text).get('id-1')?.values.TLDR).toBe('First');
  });

  it.each([
    ['another header', 'Name,Value\na,b\n'],
    ['six of the seven columns', `${FIRST.slice(0, 6).join(',')}\na,b,c,d,e,f\n`],
    ['the columns in another order', `${FIRST.toReversed().join(',')}\n`],
    ['a list’s own header', 'topic,Note\na,b\n'],
    ['prose', 'This is no table.\n'],
    ['a quote that never ends', `${NAMES.join(',')}\n"a,b\n`],
  ])('with %s is not ours: an error that names the file', (_, text) => {
    expect(() => read(text)).toThrow(RoadmapError);
    expect(() => read(text)).toThrow(/table\.csv/);
  });

  it('keeps the cause of what the reader could not read, in a message of one line', () => {
    const broken = `${NAMES.join(',')}\n"a" \r\nb\n`;
    expect(() => read(broken)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^[^\n\r]+$/),
        cause: expect.any(Error),
      }),
    );
  });
});

describe('a table that a spreadsheet saved', () => {
  it.each(['\n', '\r\n', '\r'])('is read with the line ends %j', (end) => {
    const text = write([rowOf(), rowOf({ topic: topicOf({ id: 'id-2' }) })]);
    const saved = text.replaceAll('"', '').replaceAll('\n', end);
    expect(read(saved)).toEqual(read(text));
    expect(read(text).size).toBe(2);
  });

  it.each([
    [';', ''],
    ['\t', ''],
    ['|', ''],
    [';', '\uFEFFsep=;\r\n'],
    ['\t', 'sep=\t\n'],
    [',', '"sep=,"\n'],
  ])('is read with the separator %j, after the line %j', (separator, first) => {
    const values = { TLDR: 'An "oven", or 1;5 | 2', Challenge: 'Expert, they say' };
    const rows = [
      rowOf({ values }),
      rowOf({ topic: topicOf({ id: 'id-2', topic: 'Glaze; ash' }) }),
    ];
    const saved = strictCells(write(rows)).map((cells) => {
      const needed = /[,;\t|"]/;
      const written = cells.map((cell) =>
        needed.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
      );
      return `${written.join(separator)}\n`;
    });
    expect(readRows(first + saved.join(''))).toEqual(readRows(write(rows)));
  });

  it('as a list of its own may have any header, whose columns go by what they hold', () => {
    const text = ' note;SKILL;tldr;Description\nn;Wedging;Mine;"Pushes; air"\n';
    expect(readPublished(text, 'table.csv', COLUMNS, true)).toMatchObject([
      {
        ...{ id: '', topic: 'Wedging', description: 'Pushes; air', revision: '' },
        values: { TLDR: 'Mine', Challenge: '' },
        own: new Map([['note', 'n']]),
      },
    ]);
    expect(() => readPublished('Leaf,Note\na,b\n', 'table.csv', COLUMNS, true)).toThrow(
      'table.csv has no Topic column; its columns are Leaf, Note.',
    );
  });

  it('has the cells of columns that somebody added, each name once, and no empty column', () => {
    const text = `${HEADER},"My notes", Owner ,Owner,,\n"C","","Kiln","","","","","id-1","","n","o","p","",x\n`;
    const [row] = readPublished(text, 'table.csv', COLUMNS);
    expect([...(row?.own ?? [])]).toEqual([
      ['My notes', 'n'],
      ['Owner', 'o'],
      ['Owner (2)', 'p'],
      ['', 'x'],
    ]);
  });

  it('names the columns that the model filled in and does not any more', () => {
    const wide = `${HEADER},Mine\n`.replace('"Id"', '"Level","Id"');
    expect(formerColumns(wide, COLUMNS)).toEqual(['Level']);
    expect(formerColumns(write([]), COLUMNS)).toEqual([]);
    expect(formerColumns('', COLUMNS)).toEqual([]);
    expect(formerColumns('Topic,A,B,C,D,Mine,Id\n', COLUMNS)).toEqual([]);
  });
});

describe('a table with more columns', () => {
  const values = { TLDR: 'Oven', Challenge: 'practice', Note: 'Gets hot', Level: 'low' };
  const wide = write([rowOf({ values })], MORE_COLUMNS);

  it('has them after the built-in ones, before Id and Revision', () => {
    const [header, cells] = strictCells(wide);
    expect(header).toEqual([...FIRST, 'Note', 'Level', 'Id', 'Revision']);
    expect(cells?.slice(5)).toEqual([
      'Oven',
      'practice',
      'Gets hot',
      'low',
      'id-1',
      'r0123456789ab',
    ]);
  });

  it('is read back', () => {
    expect([...read(wide, MORE_COLUMNS)]).toEqual([
      ['id-1', { values, revision: 'r0123456789ab' }],
    ]);
  });

  it('is ours for a run with fewer of them, in which the others are columns of its owner', () => {
    const [row] = readPublished(wide, 'table.csv', COLUMNS);
    expect(row?.values).toEqual({ TLDR: 'Oven', Challenge: 'practice' });
    expect([...(row?.own ?? [])]).toEqual([
      ['Note', 'Gets hot'],
      ['Level', 'low'],
    ]);
  });

  it.each(['TLDR', 'Challenge', 'Note'])('keeps the cells of %s under its new name', (name) => {
    const renamed = wide.replace(`"${name}"`, '"Renamed"');
    const [row] = readPublished(renamed, 'table.csv', MORE_COLUMNS);
    expect([...(row?.own ?? [])]).toEqual([['Renamed', Reflect.get(values, name)]]);
  });

  it('is found where its columns are in another order', () => {
    const [header = '', ...rows] = wide.split('\n');
    const moved = [`"Owner",${header}`, ...rows.map((row) => row && `"Ilo",${row}`)].join('\n');
    const [row] = readPublished(moved, 'table.csv', MORE_COLUMNS);
    expect(row).toMatchObject({ id: 'id-1', values, own: new Map([['Owner', 'Ilo']]) });
  });

  it('is empty in a table that was written without it', () => {
    const row = read(write([rowOf()]), MORE_COLUMNS).get('id-1');
    expect(row?.values).toMatchObject({ Note: '', Level: '' });
  });
});

it.each([
  ['<<<<<<< HEAD\n"",""\n=======\n"",""\n>>>>>>> other\n', 'merge-conflict markers (line 2)'],
  ['"","\n<<<<<<< HEAD\n"\n', 'merge-conflict markers (line 3)'],
])('a table with what git left in it is not read: %j', (rows, says) => {
  expect(() => readRows(`${HEADER}\n${rows}`)).toThrow(says);
  expect(() => readRows(`${HEADER}\n${rows}`)).toThrow(RoadmapError);
});

it('a Git LFS pointer is no table, and is called what it is', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n';
  expect(() => readRows(pointer)).toThrow('table.csv is a Git LFS pointer');
});
