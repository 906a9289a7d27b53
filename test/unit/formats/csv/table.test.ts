import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, EXPORTER_COLUMNS } from '../../../../src/formats/csv/columns.ts';
import { otherColumns, readPublished, TableError } from '../../../../src/formats/csv/read.ts';
import { rowsById } from '../../../../src/formats/csv/rows-by-id.ts';
import { formatCsv, type TableRow } from '../../../../src/formats/csv/write.ts';
import { topicOf } from '../../samples.ts';

const HEADER =
  '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge","Id","Revision"';

function rowOf({ topic = topicOf(), ...changes }: Partial<TableRow> = {}): TableRow {
  return { topic, tldr: 'Oven', challenge: 'practice', revision: '0123456789ab', ...changes };
}

const write = (rows: readonly TableRow[]) => formatCsv(rows, { descriptions: true });
const readRows = (text: string) => readPublished(text, 'table.csv');

/** The values of a table, without the cells that tell which topic they are of. */
const read = (text: string) =>
  new Map(
    [...rowsById(readRows(text), [])].map(([id, { tldr, challenge, revision }]) => {
      return [id, { tldr, challenge, revision }];
    }),
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
    const missing = { tldr: '', challenge: '', revision: '', topic: topicOf({ id: '-x' }) };
    expect(write([rowOf({ topic }), rowOf(missing)])).toBe(
      `${HEADER}
"Ceramics","Firing","Kiln","Says ""hot"", and
more","https://example.com/a%7Cb|https://example.com/c","Oven","practice","id-1","0123456789ab"
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
    const csv = formatCsv(rows, { descriptions: true, extraColumns: ['Owner', '@due'] });
    expect(csv.split('\n').map((line) => line.split(',').slice(9).join(','))).toEqual([
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
    const csv = formatCsv([rowOf()], { descriptions: false });
    expect(strictCells(csv)[1]?.[3]).toBe('');
    expect(csv).not.toContain('hardening');
  });

  it('has no byte order mark and no carriage return of its own', () => {
    expect(write([rowOf()])).not.toMatch(/^\uFEFF|\r/);
  });

  it('has every cell in quotes and one record a row, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cellText, cellText, cellText)), (texts) => {
        const rows = texts.map(([topic, tldr, challenge]) =>
          rowOf({ topic: topicOf({ topic }), tldr, challenge }),
        );
        const records = strictCells(write(rows));
        expect(records).toHaveLength(rows.length + 1);
        expect(records[0]).toEqual(COLUMNS);
        for (const record of records) expect(record).toHaveLength(COLUMNS.length);
        for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('gives back any values it was written with', () => {
    const value = fc.record({ tldr: cellText, challenge: cellText, revision: cellText });
    const byId = fc.dictionary(
      cellText.filter((id) => id !== ''),
      value,
    );
    fc.assert(
      fc.property(byId, (values) => {
        const rows = Object.entries(values).map(([id, cells]) =>
          rowOf({ topic: topicOf({ id }), ...cells }),
        );
        expect([...read(write(rows))]).toEqual(Object.entries(values));
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
  const id1 = { tldr: 'Oven', challenge: 'practice', revision: '0123456789ab' };
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
      ['id-1', { tldr: 'Oven, hot', challenge: 'expert', revision: '0123456789ab' }],
      ['-2', { tldr: '=Oven', challenge: 'practice', revision: '0123456789cd' }],
    ]);
  });

  it('is read without a line end after its last row', () => {
    expect([...read(plain.trimEnd())]).toEqual([['id-1', id1]]);
  });

  it('is read with columns of a person after ours, and with cells left out or to spare', () => {
    const text = `${HEADER},"Note"\n"c","s","t","","","Oven","practice","id-1","0123456789ab"\n"c"\n"c","s","t","","","Clay","expert","id-2","rev","n","more"\n`;
    const values = read(text);
    expect(values.get('id-1')).toEqual(id1);
    expect(values.get('id-2')?.tldr).toBe('Clay');
    expect(values.size).toBe(2);
  });

  it('is read with our last columns moved or spaced', () => {
    const text = `${EXPORTER_COLUMNS.join(' , ')}, Note ,Revision , Id\nc,s,t,,,Oven,practice,mine,0123456789ab,id-1\n`;
    expect([...read(text)]).toEqual([['id-1', id1]]);
  });

  it('of the seed, with seven columns, is ours, but has no value that belongs to a text', () => {
    const text = `${EXPORTER_COLUMNS.join(',')}\nCeramics,Firing,Kiln,An oven,,Oven,practice\n`;
    expect(read(text).size).toBe(0);
  });

  it('with an id twice gives the first', () => {
    const text = write([rowOf({ tldr: 'First' }), rowOf({ tldr: 'Second' })]);
    expect(read(text).get('id-1')?.tldr).toBe('First');
  });

  it.each([
    ['another header', 'Name,Value\na,b\n'],
    ['six of the seven columns', `${EXPORTER_COLUMNS.slice(0, 6).join(',')}\na,b,c,d,e,f\n`],
    ['the columns in another order', `${EXPORTER_COLUMNS.toReversed().join(',')}\n`],
    ['a column before ours', `Nr,${COLUMNS.join(',')}\n`],
    ['semicolons', `${COLUMNS.join(';')}\na;b;c;d;e;f;g;h;i\n`],
    ['prose', 'This is no table.\n'],
    ['a quote that never ends', `${COLUMNS.join(',')}\n"a,b\n`],
  ])('with %s is not ours: an error that names the file', (_, text) => {
    expect(() => read(text)).toThrow(TableError);
    expect(() => read(text)).toThrow(/table\.csv/);
  });

  it('keeps the cause of what the reader could not read, in a message of one line', () => {
    const broken = `${COLUMNS.join(',')}\n"a" \r\nb\n`;
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

  it('tells the columns that somebody added', () => {
    expect(otherColumns(`${HEADER},"My notes", Owner \n`)).toEqual(['My notes', 'Owner']);
    expect(otherColumns(write([]))).toEqual([]);
    expect(otherColumns('')).toEqual([]);
  });
});

describe('a row without an Id', () => {
  const SEED = [
    EXPORTER_COLUMNS.join(','),
    'Firing,,Kiln,,,Oven for clay,practice',
    'Firing,,Glaze,,,Glass on clay,expert',
    'Forming,,Glaze,,,Another glaze,expert',
    'Forming,,Wheel,,,Turning table,practice',
  ].join('\n');
  const [kiln, glaze] = [topicOf({ id: 'k', topic: 'Kiln' }), topicOf({ id: 'g', topic: 'Glaze' })];
  const wheels = ['w1', 'w2'].map((id) => topicOf({ id, topic: 'Wheel' }));
  const of = (text: string, topics = [kiln, glaze, ...wheels]) =>
    [...rowsById(readRows(text), topics)].map(([id, { tldr }]) => [id, tldr]);

  it('belongs to the topic of its name, where neither shares it', () => {
    expect(of(SEED)).toEqual([['k', 'Oven for clay']]);
    expect(of(SEED, [kiln, ...wheels.slice(0, 1)])).toEqual([
      ['k', 'Oven for clay'],
      ['w1', 'Turning table'],
    ]);
  });

  it('belongs to the topic of its name beside rows that have one, unless the topic has such a row', () => {
    const table = `${HEADER}\n,,Kiln,,,Oven,practice,x,\n,,Glaze,,,Glass,expert,,`;
    expect(of(table)).toEqual([
      ['x', 'Oven'],
      ['g', 'Glass'],
    ]);
    expect(of(`${table}\n,,Glaze,,,Its own,expert,g,`)).toEqual([
      ['x', 'Oven'],
      ['g', 'Its own'],
    ]);
  });

  it('belongs to its own topic in a list that is its own table', () => {
    const table = [
      HEADER,
      ',,Glaze,,,Glass,expert,,',
      ',,Glaze,,,Another,expert,,',
      ',,Kiln,,,Oven,practice,k,',
      ',,Big kiln,,,Copied,practice,k,',
      ',,Wheel,,,Bad Id,practice,no id!,',
    ].join('\n');
    const names = ['Glaze', 'Glaze', 'Kiln', 'Big kiln', 'Wheel'];
    const list = names.map((topic, index) =>
      topicOf({
        id: ['g1', 'g2', 'k', 'b', 'w'][index] ?? '',
        topic,
        category: '',
        subcategory: '',
      }),
    );
    expect(Object.fromEntries(of(table, list))).toEqual({
      g1: 'Glass',
      g2: 'Another',
      k: 'Oven',
      b: 'Copied',
      w: 'Bad Id',
    });
    // A node of the graph that got another Id is another topic.
    expect(of(`${HEADER}\n,,Kiln,,,Oven,practice,x,`, [list[2] ?? kiln])).toEqual([['x', 'Oven']]);
  });

  it('belongs to the topic of its name whatever white space it has', () => {
    expect(of(`${HEADER}\n,,"\u00a0Glaze ",,,Glass,expert,,`)).toEqual([['g', 'Glass']]);
  });
});
