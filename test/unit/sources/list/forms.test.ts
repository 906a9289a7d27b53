import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoadmapError } from '../../../../src/lib/error.ts';
import { loadPath, memoryFiles } from '../memory-files.ts';

const load = (path: string, bytes: Buffer | string) =>
  loadPath(path, { ...memoryFiles({ [path]: '' }), readBytes: async () => Buffer.from(bytes) });

const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\n`).join('');

/** A list in a form that people's lists have, and its rows: topic, then cells of other columns. */
interface Form {
  readonly is: string;
  readonly path?: string;
  readonly bytes: Buffer | string;
  readonly rows: readonly (readonly string[])[];
  readonly warns?: RegExp;
  readonly notes?: RegExp;
}

const FORMS: readonly Form[] = [
  {
    is: 'semicolons, and decimal commas',
    bytes: lines('Topic;Hours;Note', 'Kneading;1,5;"by hand; cold"', 'Proofing;12,25;'),
    rows: [
      ['Kneading', '1,5', 'by hand; cold'],
      ['Proofing', '12,25', ''],
    ],
  },
  {
    is: 'tabs, without quotes around what has some',
    path: 'bread.tsv',
    bytes: lines('Topic\tNote', '9" tins\tthe "deep" ones, two', 'Crust\t'),
    rows: [
      ['9" tins', 'the "deep" ones, two'],
      ['Crust', ''],
    ],
  },
  {
    is: 'commas in a .tsv',
    path: 'bread.tsv',
    bytes: lines('Topic,Note', 'Kneading,by hand'),
    rows: [['Kneading', 'by hand']],
  },
  {
    is: 'one column in a .tsv, and commas in it',
    path: 'bread.tsv',
    bytes: lines('Topic', 'Salt, sugar and fat'),
    rows: [['Salt, sugar and fat']],
  },
  {
    is: 'bars',
    bytes: lines('Note|Topic|Id', 'by hand; cold, long|Kneading|k-1'),
    rows: [['Kneading', 'by hand; cold, long']],
  },
  {
    is: 'a line that says what separates, against what the header holds most',
    bytes: lines('sep=;', 'Topic;Flour, water, salt', 'Kneading;x'),
    rows: [['Kneading', 'x']],
  },
  {
    is: 'such a line with a tab',
    bytes: lines('sep=\t', 'Topic\tNote', 'Kneading\ta,b'),
    rows: [['Kneading', 'a,b']],
  },
  {
    is: 'UTF-16, and tabs, as "Unicode text"',
    bytes: Buffer.from('\uFEFFTopic\tNote\r\nCrème pâtissière\t½ l\r\n', 'utf16le'),
    rows: [['Crème pâtissière', '½ l']],
    notes: /^bread\.csv is read as UTF-16\. Save it as UTF-8/,
  },
  {
    is: 'Windows-1252, and semicolons',
    bytes: Buffer.from('Topic;Note\r\nP\xe2te \x96 bris\xe9e;5 \x80\r\n', 'latin1'),
    rows: [['Pâte – brisée', '5 €']],
    notes: /^bread\.csv is read as Windows-1252\. Save it as UTF-8/,
  },
  {
    is: 'the line ends of old Macs',
    bytes: 'Topic,Note\rKneading,"by\rhand"\rProofing,\r',
    rows: [
      ['Kneading', 'by\rhand'],
      ['Proofing', ''],
    ],
  },
  {
    is: 'a title above the header, as a spreadsheet pads it',
    bytes: lines('Bread, from flour to crust;;', ';;', 'Skill;Hours;Note', 'Kneading;2;x'),
    rows: [['Kneading', '2', 'x']],
    notes: /^bread\.csv has a title above its header, which is skipped: row 1 \("Bread,/,
  },
  {
    is: 'another name for the topics, in any case, beside a name with a comma in quotes',
    bytes: lines('"Level, 1 to 3", SKILL ,Note', '2,Kneading,x'),
    rows: [['Kneading', '2', 'x']],
  },
  {
    is: 'a Topic beside another such name, which is a column of its own',
    bytes: lines('Title,Topic', 'Dr.,Kneading'),
    rows: [['Kneading', 'Dr.']],
  },
  {
    is: 'rows that end early, and one that is too long',
    bytes: lines('Topic,Hours,Note', 'Kneading', 'Proofing,12', 'Salt,1,in grams, not spoons'),
    rows: [
      ['Kneading', '', '', ''],
      ['Proofing', '12', '', ''],
      ['Salt', '1', 'in grams', ' not spoons'],
    ],
    warns: /^1 row with more cells than the header \(.*the separator in quotes\): row 4\.$/,
  },
  {
    is: 'topics that repeat, and a column that tells them apart',
    bytes: lines(
      'Unit,Topic,Microtopic,Hours',
      '1,Dough,Kneading,1',
      '1,Dough,Proofing,2',
      '2,Oven,Steam,3',
    ),
    rows: [
      ['Dough', '1', 'Kneading', '1'],
      ['Dough', '1', 'Proofing', '2'],
      ['Oven', '2', 'Steam', '3'],
    ],
    warns:
      /^2 of 3 rows share their Topic with another row; column Microtopic tells them apart\. If it holds the topics, make it the Topic column\.$/,
  },
  {
    is: 'topics that repeat, and nothing that tells them apart',
    bytes: lines('Course,Done', 'Dough,yes', 'Dough,yes', 'Oven,'),
    rows: [
      ['Dough', 'yes'],
      ['Dough', 'yes'],
      ['Oven', ''],
    ],
    warns: /^2 of 3 rows share their Course with another row\. Give each a name of its own\.$/,
  },
];

describe('a list that people keep', () => {
  it.each(FORMS)('is read: $is', async ({ path = 'bread.csv', bytes, rows, warns, notes }) => {
    const { topics, warnings, notices } = await load(path, bytes);
    expect(topics.map(({ topic, extra = [] }) => [topic, ...extra])).toEqual(rows);
    expect(warnings).toEqual(warns === undefined ? [] : [expect.stringMatching(warns)]);
    expect(notices).toEqual(notes === undefined ? [] : [expect.stringMatching(notes)]);
  });

  it('says nothing of a tenth of topics that repeat', async () => {
    const names = Array.from({ length: 18 }, (_, i) => `Loaf ${i}`);
    expect((await load('bread.csv', lines('Topic', ...names, 'Rye', 'Rye'))).warnings).toEqual([]);
    const { warnings } = await load('bread.csv', lines('Topic', ...names.slice(1), 'Rye', 'Rye'));
    expect(warnings).toEqual([expect.stringMatching(/^2 of 19 rows share/)]);
  });
});

describe('a list without a column of topics', () => {
  it.each([
    [
      'a name in another language',
      lines('分类;主题', '面团;揉面', '面团;发酵'),
      '; its columns are 分类, 主题. Rename the column of topics to Topic (probably 主题),',
    ],
    [
      'names of levels',
      lines('No,l1_name,l3_name,url', '1,Dough,Kneading,https://a.example', '2,Dough,Rest,'),
      '; its columns are No, l1_name, l3_name, url. Rename the column of topics to Topic (probably l3_name),',
    ],
    [
      'two that may be it',
      lines('Course,Title,Note', 'Bread,Kneading,a', 'Bread,Proofing,b'),
      '; its columns are Course, Title, Note. Rename the column of topics to Topic (probably Title),',
    ],
    [
      'no header',
      lines('Kneading', 'Proofing'),
      '; its columns are Kneading. Rename the column of topics to Topic (probably Kneading), or add a header if there is none.',
    ],
    [
      'numbers alone',
      lines('A,B', '1,2'),
      '; its columns are A, B. Rename the column of topics to Topic, or add',
    ],
    ['blank names', lines(',', 'Kneading,1'), '. Rename the column of topics to Topic, or add'],
    [
      'a title that is not above a header of topics',
      lines('Bread', 'Leaf,Note', 'Kneading,x'),
      '; its columns are Bread.',
    ],
  ])('is an error of one line that lists what there is: %s', async (_, text, says) => {
    const error = await load('bread.csv', text).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(RoadmapError);
    const { message } = error as RoadmapError;
    expect(message).toContain(`bread.csv has no Topic column${says}`);
    expect(message).not.toMatch(/[\n\r]/);
  });

  it('is an error of bounded length, however many and long its columns are', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `${i} ${'long '.repeat(100)}`);
    const error = load('bread.csv', `${names.join(',')}\n`);
    await expect(error).rejects.toThrow(/ and 490 more\. Rename/);
    await expect(error).rejects.toThrow(/^.{1,700}$/);
  });
});

it('any table of cells gives the same topics, whatever separates and ends its rows', async () => {
  const cell = fc
    .array(fc.constantFrom(',', ';', '\t', '|', '"', '\n', '\r', ' ', '1', 'a', "'", '=', 'sep='), {
      maxLength: 6,
    })
    .map((parts) => parts.join(''));
  const row = fc.tuple(
    cell.map((rest) => `Loaf${rest}`),
    cell,
    cell,
  );
  const header = fc.tuple(fc.constantFrom('Topic', 'Skill', ' topic'), fc.constant('Note'), cell);
  /** Quotes only what has to be. */
  const write = (rows: readonly (readonly string[])[], separator: string, end: string) => {
    const needs = (text: string) => /["\r\n]/.test(text) || text.includes(separator);
    const quoted = (text: string) => (needs(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return rows.map((cells) => cells.map(quoted).join(separator) + end).join('');
  };
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(header, fc.array(row, { minLength: 1, maxLength: 4 })),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      async ([names, rows], end, isStated) => {
        const read = (separator: string) => {
          const first = isStated ? `sep=${separator}${end}` : '';
          return load('bread.csv', first + write([names, ...rows], separator, end));
        };
        const expected = await read(',');
        expect(expected.topics).toHaveLength(rows.length);
        for (const separator of [';', '\t', '|']) {
          expect(await read(separator)).toEqual(expected);
        }
      },
    ),
  );
});
