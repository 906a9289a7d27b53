import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { csv } from '../../../../src/formats/csv/write.ts';
import { readRecords, unguard } from '../../../../src/lib/csv.ts';
import { RoadmapError } from '../../../../src/lib/error.ts';
import { cleanText } from '../../../../src/lib/text/clean.ts';
import { listRoadmap } from '../../../../src/sources/list/list.ts';
import type { Roadmap } from '../../../../src/sources/roadmap.ts';
import { rowKey, toItem } from '../../../../src/values/key.ts';
import { codePoint, finishedOf, finishedTableOf, topicOf, UNSEEN } from '../../samples.ts';

const load = (text: string, isOutput = false, signal = new AbortController().signal) =>
  listRoadmap({
    signal,
    isOutput,
    slug: 'tea-list',
    path: 'lists/tea-list.csv',
    text,
    columns: [{ name: 'TLDR' }, { name: 'Challenge' }],
  });

const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\n`).join('');

const idsOf = async (text: string) => (await load(text)).topics.map(({ id }) => id);

/** The table of a roadmap, its values empty. */
const write = ({ topics, extraColumns = [] }: Roadmap) =>
  csv.render(
    finishedTableOf({
      rows: topics.map((topic) => finishedOf({ topic, values: {}, revision: '' })),
      extraColumns,
    }),
  );

/** A CSV in which every cell stands in quotes, unguarded. */
const quoted = (rows: readonly (readonly string[])[]) =>
  lines(...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')));

describe('a list', () => {
  it('is a roadmap in its own order, with its other columns as they are', async () => {
    const roadmap = await load(
      lines(
        'Owner,Category,Subcategory,Topic,Description,Resources,Id,Due ',
        'Mara,Green,Steamed,Sencha,"Leaf, steamed",https://example.com/s|http://example.com/t,s-1, 3 May ',
        'Ilo,Black,,Assam,,,a_2,',
      ),
    );
    expect(roadmap).toEqual({
      slug: 'tea-list',
      title: 'Tea List',
      topics: [
        {
          id: 's-1',
          topic: 'Sencha',
          category: 'Green',
          subcategory: 'Steamed',
          path: ['Green', 'Steamed'],
          description: 'Leaf, steamed',
          resources: ['https://example.com/s', 'http://example.com/t'],
          extra: ['Mara', ' 3 May '],
        },
        {
          id: 'a_2',
          topic: 'Assam',
          category: 'Black',
          subcategory: '',
          path: ['Black'],
          description: '',
          resources: [],
          extra: ['Ilo', ''],
        },
      ],
      extraColumns: ['Owner', 'Due'],
      countedIds: new Set(),
      notices: [],
      warnings: [],
      graph: null,
      origin: { graph: null, texts: 'lists/tea-list.csv', graphHash: null, commit: null },
    });
  });

  it('tells which of its ids hang on rows of the same name above', async () => {
    const { topics, countedIds } = await load('Topic,Id\nSencha,own\nSencha,\nAssam,no id!\n');
    expect([...(countedIds ?? [])]).toEqual(topics.slice(1).map(({ id }) => id));
  });

  it.each([
    ['Descripton', 'Description'],
    [' CATAGORY', 'Category'],
    ['Resource', 'Resources'],
  ])('has a column said that is almost called as one that is read: %s', async (name, meant) => {
    const { notices, extraColumns } = await load(`Topic,${name},Owner\nSencha,x,Mara\n`);
    expect(extraColumns).toEqual([name.trim(), 'Owner']);
    expect(notices).toEqual([
      `lists/tea-list.csv has a column ${name.trim()}, kept as one of your own. If it is the ${meant}, rename it to ${meant}.`,
    ]);
  });

  it.each(['Topic,Category,Categorys', 'Topic,Source', 'Topic,Reason', 'Topic,', 'Topic,Ids'])(
    'says nothing of columns that are meant: %s',
    async (header) => {
      expect((await load(`${header}\nSencha,a,b\n`)).notices).toEqual([]);
    },
  );

  it('needs a Topic column alone', async () => {
    expect((await load('Topic\nSencha\n')).topics).toMatchObject([
      { topic: 'Sencha', category: '', path: [], description: '', resources: [], extra: [] },
    ]);
  });

  it('has its columns found trimmed, whatever their case, and in quotes', async () => {
    const { topics } = await load('" TOPIC ",category , iD\nSencha,Green,x\n');
    expect(topics).toMatchObject([{ topic: 'Sencha', category: 'Green', id: 'x', extra: [] }]);
  });

  it.each([
    ['a byte order mark', '\uFEFFTopic,Note\nSencha,n\n'],
    ['the line ends of Windows', 'Topic,Note\r\nSencha,n\r\n'],
    ['no line end after its last row', 'Topic,Note\nSencha,n'],
    ['blank lines', '\nTopic,Note\n\nSencha,n\n\n'],
  ])('is read with %s', async (_, text) => {
    const { topics, extraColumns, warnings } = await load(text);
    expect(topics).toMatchObject([{ topic: 'Sencha', extra: ['n'] }]);
    expect([extraColumns, warnings]).toEqual([['Note'], []]);
  });

  it('has values and revisions of its own neither read nor kept as other columns', async () => {
    const { topics, extraColumns } = await load(
      'Topic,TLDR,challenge, Revision,Note\nSencha,Steamed leaf,expert,0123456789ab,n\n',
    );
    expect(extraColumns).toEqual(['Note']);
    expect(topics[0]?.extra).toEqual(['n']);
  });

  it('has its texts on one line, and the cells of other columns as they are', async () => {
    const { topics } = await load(
      'Topic,Description,Note\n"Sen\ncha "," a\t\n b ","  a\t\r\n b "\n',
    );
    expect(topics).toMatchObject([
      { topic: 'Sen cha', description: 'a b', extra: ['  a\t\r\n b '] },
    ]);
  });

  it.each(UNSEEN.map((char) => [codePoint(char), char]))(
    'has no %s in its texts',
    async (_, char) => {
      const { topics } = await load(
        quoted([
          ['Topic', 'Category'],
          [`Sen${char}`, `${char}Green`],
        ]),
      );
      expect(topics).toMatchObject([{ topic: 'Sen', category: 'Green' }]);
    },
  );

  it('is read no further once the run is cancelled, even in the middle', async () => {
    // As if each row took a second, so that others have a turn after it.
    let now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 1_000;
      return now;
    });
    onTestFinished(() => clock.mockRestore());
    const run = new AbortController();
    const loading = load(
      lines('Topic', ...Array.from({ length: 1_000 }, () => 'x')),
      false,
      run.signal,
    );
    setImmediate(() => run.abort(new Error('cancelled')));
    await expect(loading).rejects.toThrow('cancelled');
  });

  it('has no description longer than a text may be', async () => {
    const cell = 'x'.repeat(1_000_001);
    await expect(load(lines('Topic,Description', 'Sencha,', `Assam,${cell}`))).rejects.toThrow(
      'lists/tea-list.csv has a Description of more than 1 MB in row 3. Shorten it.',
    );
  });

  it('has Markdown as descriptions, like a content file, and the key of the cell as it is', async () => {
    const { topics } = await load(
      'Topic,Description\nSencha,"A *steamed* [leaf](x).\n\n- [@article@Tea](https://example.com/t)"\n',
    );
    const [topic = topicOf()] = topics;
    expect(topic).toMatchObject({
      description: 'A steamed leaf.',
      resources: ['https://example.com/t'],
    });
    const cell = 'A *steamed* [leaf](x). - [@article@Tea](https://example.com/t)';
    expect(toItem(topic).key).toBe(rowKey({ topic: 'Sencha', description: cell, context: '' }));
    expect(toItem(topic).description).toBe('A steamed leaf.');
  });

  it.each([
    ['a heading alone', '# Sencha', 'Sencha'],
    ['a mark alone', '-', '-'],
    ['characters that are no Markdown', '2 * 3 < snake_case_name', '2 * 3 < snake_case_name'],
  ])('loses no description that is %s', async (_, cell, description) => {
    expect((await load(`Topic,Description\nSencha,${cell}\n`)).topics).toMatchObject([
      { description },
    ]);
  });

  it.each([
    ['a sign that is escaped', 'a\\*b', 'a*b'],
    ['an entity', 'R&amp;D', 'R&D'],
    ['a code', 'the `=` sign', 'the = sign'],
    ['a comment', 'Leaf<!-- old -->', 'Leaf'],
    ['a quote', '> Leaf', 'Leaf'],
    ['an item of a list', '- Leaf', 'Leaf'],
    ['an item that is numbered', '1. Leaf', 'Leaf'],
    ['a break', '"Leaf\nsteamed"', 'Leaf steamed'],
    [
      'none of it',
      'Leaf (5 g, -2 °C): 80% at 1.5 | it’s "all"!',
      'Leaf (5 g, -2 °C): 80% at 1.5 | it’s "all"!',
    ],
  ])('has a description without Markdown where it has %s', async (_, cell, description) => {
    const quotedCell = cell.startsWith('"') ? cell : `"${cell.replaceAll('"', '""')}"`;
    const { topics } = await load(`Topic,Description\nSencha,${quotedCell}\n`);
    expect(topics).toMatchObject([{ description }]);
  });

  it.each([
    'https://a.example/x|https://b.example/y,z',
    'https://a.example/x, https://b.example/y,z',
    'https://a.example/x; https://b.example/y,z;',
    'https://a.example/x,https://b.example/y,z',
    'https://a.example/x https://b.example/y,z ',
    'https://a.example/x\nHTTPS://b.example/y,z\r\n',
  ])('has several URLs in one cell: %j', async (cell) => {
    const [topic] = (await load(`Topic,Resources\nSencha,"${cell}"\n`)).topics;
    expect(topic?.resources.map((url) => url.replace('HTTPS', 'https'))).toEqual([
      'https://a.example/x',
      'https://b.example/y,z',
    ]);
  });

  it('has a URL without the words that follow it, which are named', async () => {
    const { topics, warnings } = await load(
      'Topic,Resources\nSencha,https://a.example/x A good start\n',
    );
    expect(topics).toMatchObject([{ resources: ['https://a.example/x'] }]);
    expect(warnings).toEqual([expect.stringMatching(/^1 resource ignored.*: A good start\.$/)]);
  });

  it('keeps other columns of one name apart, and those without a name', async () => {
    const { topics, extraColumns } = await load('Note,Topic,Note,\n1,Sencha,2,3\n');
    expect(extraColumns).toEqual(['Note', 'Note (2)', '']);
    expect(topics[0]?.extra).toEqual(['1', '2', '3']);
  });

  it('has no column without a name and without cells', async () => {
    const { topics, extraColumns } = await load('Topic,,Note,\nSencha,,n,\nAssam,,,\n');
    expect(extraColumns).toEqual(['Note']);
    expect(topics.map(({ extra }) => extra)).toEqual([['n'], ['']]);
  });

  it('gives values for columns that the model fills in, in any case', async () => {
    const { topics, extraColumns } = await load('Topic,tldr,Note\nSencha,Mine,n\nAssam,,\n');
    expect(extraColumns).toEqual(['Note']);
    expect(topics.map(({ given }) => given)).toEqual([{ TLDR: 'Mine' }, { TLDR: '' }]);
  });

  it.each([
    ['has a Revision', 'Topic,TLDR,Revision\nSencha,Mine,r0123456789ab\n', false],
    ['is its own table', 'Topic,TLDR\nSencha,Mine\n', true],
  ])('gives none where it %s: they are those of the published table', async (_, text, isOutput) => {
    expect((await load(text, isOutput)).topics[0]?.given).toBeUndefined();
  });

  it('may end rows early', async () => {
    const { topics, warnings } = await load('Topic,Note,Due\nSencha\nAssam,n\n');
    expect(topics.map(({ extra }) => extra)).toEqual([
      ['', ''],
      ['n', ''],
    ]);
    expect(warnings).toEqual([]);
  });

  it('keeps cells beyond its header, with a warning that says how they come about', async () => {
    const { topics, extraColumns, warnings } = await load(
      'Topic,Note\nSencha,n,,\nAssam,bold, malty,dark\n',
    );
    expect(extraColumns).toEqual(['Note', '', '(2)']);
    expect(topics.map(({ extra }) => extra)).toEqual([
      ['n', '', ''],
      ['bold', ' malty', 'dark'],
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/^1 row .*the separator in quotes\): row 3\.$/),
    ]);
  });

  it('has rows without a topic skipped, with one warning', async () => {
    const { topics, warnings } = await load('Topic,Note\nSencha,\n,n\n" \u200b",n\n,\nAssam,\n');
    expect(topics.map(({ topic }) => topic)).toEqual(['Sencha', 'Assam']);
    expect(warnings).toEqual(['2 rows without a topic skipped: row 3, row 4.']);
  });

  it('may end in rows of nothing but separators, as spreadsheets export them', async () => {
    const { topics, warnings } = await load('Topic,Note\nSencha,n\n,\n , \n');
    expect(topics).toHaveLength(1);
    expect(warnings).toEqual([]);
  });
});

describe('the resources of a list', () => {
  it('are its http(s) URLs, each once; the rest is ignored with a warning', async () => {
    const cell =
      ' https://a.example/x | ftp://a.example|javascript:alert(1)||https://a.example/x|HTTP://b.example/%7C';
    const { topics, warnings } = await load(`Topic,Resources\nSencha,${cell}\n`);
    expect(topics[0]?.resources).toEqual(['https://a.example/x', 'HTTP://b.example/%7C']);
    expect(warnings).toEqual([expect.stringMatching(/^2 resources .*ftp:.*javascript:/)]);
  });

  it('are also those in its descriptions, with the same warning', async () => {
    const cell = 'Hot. [@article@A](https://a.example/x) [@book@Leaf](leaf.md)';
    const { topics, warnings } = await load(`Topic,Description\nSencha,${cell}\n`);
    expect(topics[0]).toMatchObject({ description: 'Hot.', resources: ['https://a.example/x'] });
    expect(warnings).toEqual([expect.stringMatching(/^1 resource ignored.*: Leaf\.$/)]);
  });
});

describe('the id of a row', () => {
  it('is derived from the topic and its occurrence where the list has none', async () => {
    const ids = await idsOf(lines('Topic', 'Sencha', 'Assam', 'Sencha', 'Sencha'));
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/);
    // Neither other rows nor other columns change it.
    expect(await idsOf(lines('Note,Topic', 'n,Assam', 'n,Keemun', 'n,Sencha', 'n,Sencha'))).toEqual(
      [ids[1], expect.any(String), ids[0], ids[2]],
    );
  });

  it('stays the same from version to version', async () => {
    expect(await idsOf('Topic\nSencha\nSencha\n')).toEqual([
      'MBnXknyQ1FiPl_gcX5dTx',
      'EQziRY40Jl2NENaxJr51l',
    ]);
  });

  it('is derived without joiners, which lists of earlier runs may lack', async () => {
    const list = 'Topic\nداده\u200cها\nدادهها\n';
    expect(await idsOf(list)).toEqual(await idsOf(list.replaceAll('\u200c', '')));
  });

  it('does not begin with a hyphen where it is derived, as a formula might', async () => {
    const topics = Array.from({ length: 400 }, (_, i) => `Topic ${i}`);
    const ids = await idsOf(['Topic', ...topics].join('\n'));
    expect(new Set(ids).size).toBe(400);
    expect(ids.filter((id) => id.startsWith('-'))).toEqual([]);
  });

  it('is derived for an empty cell too, without a warning', async () => {
    const text = 'Topic,Id\nSencha,own\nAssam,\n';
    expect(await idsOf(text)).toEqual(['own', ...(await idsOf('Topic\nAssam\n'))]);
    expect((await load(text)).warnings).toEqual([]);
  });

  it.each(['a b', '../x', 'é', 'x'.repeat(65), '<b>'])(
    'is derived where the cell is none, with a warning: %s',
    async (id) => {
      const { topics, warnings } = await load(`Topic,Id\nSencha,${id}\nAssam,${id}\n`);
      expect(topics.map((topic) => topic.id)).toEqual(await idsOf('Topic\nSencha\nAssam\n'));
      expect(warnings).toEqual([expect.stringMatching(/^2 rows with an invalid Id .*Sencha/)]);
    },
  );

  it('that stands twice is the first row’s; the second keeps its place with another', async () => {
    const { topics, warnings } = await load('Topic,Id\nSencha,x\nAssam,x\nKeemun,y\n');
    expect(topics.map(({ id }) => id)).toEqual(['x', ...(await idsOf('Topic\nAssam\n')), 'y']);
    expect(warnings).toEqual([
      expect.stringMatching(/^1 row with the Id of an earlier row .*Assam/),
    ]);
  });

  it('is none that another row already has, wherever that stands', async () => {
    // The first of two was removed, and a third added: its occurrence is the second's again.
    const [, second = ''] = await idsOf('Topic\nSencha\nSencha\n');
    const ids = await idsOf(`Topic,Id\nSencha,x\nSencha,\nSencha,\nSencha,${second}\n`);
    expect(ids[3]).toBe(second);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('a list that cannot be read', () => {
  it.each([
    ['is empty', '', /is empty.*Topic/],
    ['is blank', '\uFEFF\n\r\n', /is empty.*Topic/],
    ['has no Topic column', 'Leaf,Note\nSencha,n\n', /no Topic column.*are Leaf, Note/],
    ['has two of them', 'Topic,Note, topic\nSencha,n,Assam\n', /two columns named Topic/],
    ['has two columns of values', 'Topic,TLDR,tldr\nSencha,a,b\n', /two columns named TLDR/],
    ['is its header alone', 'Topic,Note\n', /has no topics/],
    ['has no topic in any row', 'Topic,Note\n,n\n', /has no topics/],
    ['has a quote that never ends', 'Topic\n"Sencha\n', /is not valid CSV/],
    ['has a quote inside a bare cell', 'Topic\nSen"cha\n', /is not valid CSV/],
    ['is too long', `Topic\n${'x\n'.repeat(100_001)}`, /more than 100000 rows/],
    ['is too wide', `Topic${',x'.repeat(3_000)}\n${'x\n'.repeat(1_000)}`, /3001 columns .*Split/],
    ['has a row too wide', `Topic\n${'x\n'.repeat(1_000)}x${',x'.repeat(3_000)}`, /3001 col/],
  ])('is an error of one line if it %s', async (_, text, says) => {
    await expect(load(text)).rejects.toThrow(RoadmapError);
    await expect(load(text)).rejects.toThrow(says);
    await expect(load(text)).rejects.toThrow(/^lists\/tea-list\.csv [^\n\r]*$/);
  });

  it('keeps the cause of what the parser could not read', async () => {
    await expect(load('Topic\n"a" \r\nb\n')).rejects.toThrow(
      expect.objectContaining({ cause: expect.any(Error) }),
    );
  });
});

describe('a table of ours as a list', () => {
  it('has its guards taken off and put on again', async () => {
    const text = quoted([
      ['Topic', 'Description', '=Note'],
      ["'=1+1", '+1', "''-x"],
      ['-flag', "'@a", '\tcell'],
    ]);
    const roadmap = await load(text);
    expect(roadmap.topics).toMatchObject([
      { topic: '=1+1', description: '+1', extra: ["'-x"] },
      { topic: '-flag', description: '@a', extra: ['\tcell'] },
    ]);
    const table = write(roadmap);
    expect(table).not.toMatch(/(?:^|[,\n])"[=+\-@\t\r]/);
    expect(write(await load(table))).toBe(table);
  });

  it('gives the same topics and other columns, whatever the cells hold', async () => {
    const piece = fc.oneof(
      fc.constantFrom("'", '"', ',', ';', '|', '\n', '\r', '\r\n', '\t', '=', '-', '@', '+', ' '),
      fc.constantFrom('\u200b', '\u202e', '\u0000', '\ufeff', 'https://a.example/', '%7C', 'x'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    const cell = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
    // Descriptions are Markdown, and the table has them without.
    const ours = fc.shuffledSubarray(['Category', 'subcategory', 'Resources', 'Id']);
    const isOurs =
      /^(category|subcategory|topic|description|resources|tldr|challenge|id|revision)$/i;
    const others = fc.array(
      cell.filter((name) => !isOurs.test(unguard(name).trim()) && cleanText(unguard(name)) !== ''),
      { maxLength: 3 },
    );
    const table = fc.tuple(ours, others).chain(([known, extra]) => {
      const header = ['Topic', ...known, ...extra];
      const row = fc.array(cell, { minLength: header.length, maxLength: header.length });
      return fc.tuple(fc.constant(header), fc.array(row, { minLength: 1 }), fc.nat());
    });
    await fc.assert(
      fc.asyncProperty(table, async ([header, rows, turn]) => {
        // The columns in any order.
        const turned = <T>(row: readonly T[]) => {
          const at = turn % row.length;
          return [...row.slice(at), ...row.slice(0, at)];
        };
        // The first topic is never empty, so that there is one.
        const [first = [], ...more] = rows;
        const whole = [[`Kiln ${first[0]}`, ...first.slice(1)], ...more];
        const roadmap = await load(quoted([header, ...whole].map(turned)));

        const kept = whole.filter(([topic = '']) => cleanText(unguard(topic)) !== '');
        expect(roadmap.topics).toHaveLength(kept.length);
        expect(new Set(roadmap.topics.map(({ id }) => id)).size).toBe(kept.length);
        const known = header.findIndex((name, i) => i > 0 && !isOurs.test(name.trim()));
        if (known > 0) {
          const cells = (row: readonly string[]) => row.slice(known).map(unguard).toSorted();
          expect(roadmap.topics.map(({ extra = [] }) => extra.toSorted())).toEqual(kept.map(cells));
        }

        const written = write(roadmap);
        const again = await load(written);
        expect(again.topics).toEqual(roadmap.topics);
        expect(again.extraColumns).toEqual(roadmap.extraColumns);
        expect(again.warnings.filter((warning) => !warning.includes(' share '))).toEqual([]);
        expect(write(again)).toBe(written);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a list that is its own table', () => {
  it('is written back as it was read, whatever its cells hold', async () => {
    const cell = fc
      .array(
        fc.constantFrom(' ', '\n', '*', '|', ',', 'https://a.example/', 'x', "'", '=', '\u200b'),
      )
      .map((parts) => parts.join(''));
    const header = ['Category', 'Subcategory', 'Topic', 'Description', 'Resources', 'Note'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell, cell, cell, cell), { minLength: 1 }),
        async (rows) => {
          const own = rows.map(([a, b, topic, ...rest]) => [a, b, `Kiln${topic}`, ...rest]);
          const written = readRecords(write(await load(quoted([header, ...own]), true)));
          const cells = written
            .slice(1)
            .map((record) => [...record.cells.slice(0, 5), record.cells[9]]);
          expect(cells).toEqual(own.map((row) => row.map(unguard)));
        },
      ),
    );
  });

  it('loses no row without a topic: it is an error that names the row', async () => {
    const text = 'Topic,Note\nSencha,a\n,remember to buy tea\n , \nAssam,\n';
    await expect(load(text, true)).rejects.toThrow(
      /tea-list\.csv is both source and output.*1 row without a topic.*row 3\. Fill in Topic/,
    );
    expect((await load(text)).warnings).toEqual([expect.stringContaining('skipped')]);
    expect((await load('Topic,Note\nSencha,a\n , \n', true)).topics).toHaveLength(1);
  });
});

it.each([
  ['<<<<<<< HEAD\nSencha\n=======\nAssam\n>>>>>>> other', /merge-conflict markers \(line 2\)/],
])('a list with what git left in it is no list', async (rows, says) => {
  await expect(load(`Topic\n${rows}\n`)).rejects.toThrow(says);
});
