import { readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { topicMark } from '../fakes/gemini.ts';
import { WINDOWS } from '../platform.ts';
import { call, csvOf, enrich, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

const SOURCE = 'lists/pottery.csv';
const TABLE = 'roadmaps/pottery.csv';
const OURS = 'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge';

const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\n`).join('');

/** A list as people keep it: columns of their own anywhere, odd cells, no Id. */
const LIST = lines(
  'Owner,topic , Category,Description,Due date,Resources,"Notes, long"',
  'Mara,Wedging,Clay,"Pushes the air out of clay, by hand",3 May,https://example.com/w|https://example.com/k,"two',
  'lines, ""quoted"""',
  "Ilo,Centering,Wheel,Makes clay run true on the wheel,, ,'=keeps its apostrophe",
  ' spaced ,Raku,Firing,,=TODAY(),,"\t-tab"',
  'Mara,Centering,Wheel,Again with a large lump of clay,@later,,–',
);

/** Cells of the table after our nine columns, header first, as they stand in the file. */
async function otherCells(workspace: string, path = TABLE): Promise<string[][]> {
  const records: string[][] = parse(await csvOf(workspace, path));
  return records.map((record) => record.slice(9));
}

/** Ids, topics and values of a table, in its order. */
async function valuesOf(workspace: string, path = TABLE) {
  const records: string[][] = parse(await csvOf(workspace, path));
  return records
    .slice(1)
    .map(([, , topic = '', , , tldr = '', challenge, id = '', revision = '']) => {
      return { topic, tldr, challenge, id, revision };
    });
}

const listed = (text = LIST) => tempWorkspace({ [SOURCE]: text });

const ARGS = [SOURCE, '--cache', 'none', '--json'];

describe('a list that is not on roadmap.sh', () => {
  test('is enriched, every row in its place, with its other columns after ours', async () => {
    const fake = await gemini();
    const workspace = await listed();
    const run = await enrich(workspace, { gemini: fake, inputs: { roadmap: SOURCE } });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/^pottery: 2 of 4 rows share their topic .*column Owner tells/),
    ]);
    expect(statsOf(run)).toMatchObject({
      complete: true,
      rows: { total: 4, enriched: 4 },
      roadmaps: [
        { slug: 'pottery', csv: TABLE, source: { graph: null, texts: SOURCE, graphHash: null } },
      ],
    });
    const [header = '', first] = (await csvOf(workspace)).split('\n');
    expect(header).toBe(
      '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge","Id","Revision","Owner","Due date","Notes, long"',
    );
    expect(first).toMatch(
      /^"Clay","","Wedging","Pushes the air out of clay, by hand","https:\/\/example\.com\/w\|https:\/\/example\.com\/k","/,
    );
    expect((await otherCells(workspace)).slice(1)).toEqual([
      ['Mara', '3 May', 'two\nlines, "quoted"'],
      ['Ilo', '', "'=keeps its apostrophe"],
      [' spaced ', "'=TODAY()", "'\t-tab"],
      ['Mara', "'@later", '–'],
    ]);
    const values = await valuesOf(workspace);
    expect(values.map(({ topic }) => topic)).toEqual(['Wedging', 'Centering', 'Raku', 'Centering']);
    expect(new Set(values.map(({ id }) => id)).size).toBe(4);
    for (const { tldr, topic } of values) expect(tldr).toContain(topicMark(topic));
    expect(fake.requests.flatMap(({ items }) => items)).toContainEqual(
      expect.objectContaining({ topic: 'Raku', context: 'Firing' }),
    );
  });

  test('is asked for once: a second run changes no byte, and the list stays as it was', async () => {
    const fake = await gemini();
    const workspace = await listed();
    await call(workspace, ARGS, { gemini: fake });
    const before = await csvOf(workspace);
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(statsOf(run)).toMatchObject({
      rows: { cached: 4 },
      requests: { total: 0 },
      roadmaps: [{ changed: false }],
    });
    expect(await csvOf(workspace)).toBe(before);
    expect(await csvOf(workspace, SOURCE)).toBe(LIST);
  });

  test('keeps its values when rows are moved, added and removed, and other cells change', async () => {
    const fake = await gemini();
    const workspace = await listed('Topic,Note\nWedging,a\nRaku,b\nGlaze,c\n');
    await call(workspace, ARGS, { gemini: fake });
    const before = await valuesOf(workspace);
    await writeFile(join(workspace, SOURCE), 'Due,Topic\n1,Kiln\n2,Raku\n3,Wedging\n');
    await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests.at(-1)?.items).toMatchObject([{ topic: 'Kiln' }]);
    const after = await valuesOf(workspace);
    expect(after.slice(1)).toEqual([before[1], before[0]]);
    expect(await otherCells(workspace)).toEqual([
      ['Due', 'Note'],
      ['1', ''],
      ['2', 'b'],
      ['3', 'a'],
    ]);
  });

  test('may name a topic twice: two rows, and one question where the text is the same', async () => {
    const fake = await gemini();
    const workspace = await listed('Topic,Owner\nRaku,Mara\nRaku,Ilo\n');
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests.flatMap(({ items }) => items)).toHaveLength(1);
    expect(statsOf(run)).toMatchObject({ rows: { total: 2, enriched: 2 } });
    const [first, second] = await valuesOf(workspace);
    expect(first?.tldr).toBe(second?.tldr);
    expect(first?.id).not.toBe(second?.id);
    expect(await otherCells(workspace)).toEqual([['Owner'], ['Mara'], ['Ilo']]);
  });

  test('keeps its own ids, and has what is odd about it said once each', async () => {
    const workspace = await listed(
      lines(
        'Id,Topic,Resources,Note',
        'w-1,Wedging,see page 4,a',
        'w-1,Raku,https://example.com,b,c',
        'no id!,Glaze,,d',
        ',,,e',
      ),
    );
    const inputs = { roadmap: SOURCE };
    const run = await enrich(workspace, { gemini: await gemini(), inputs });

    expect(run.code).toBe(0);
    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/^pottery: 1 row without a topic skipped: row 5/),
      expect.stringMatching(/^pottery: 1 row with more cells .*row 3/),
      expect.stringMatching(/^pottery: 1 row with an invalid Id .*Glaze/),
      expect.stringMatching(/^pottery: 1 row with the Id of an earlier row .*Raku/),
      expect.stringMatching(/^pottery: 1 resource ignored.*see page 4/),
    ]);
    const ids = (await valuesOf(workspace)).map(({ id }) => id);
    expect(ids).toEqual(['w-1', ...ids.slice(1)]);
    for (const id of ids) expect(id.replace(/^'/, '')).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect((await otherCells(workspace))[2]).toEqual(['b', 'c']);
  });

  test('has TLDRs of its own neither read nor kept: those of the table count', async () => {
    const fake = await gemini();
    const workspace = await listed(`${OURS},Id,Revision\nClay,,Wedging,,,Mine,expert,w-1,\n`);
    await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(await csvOf(workspace)).not.toContain('Mine');
    expect(await rowsOf(workspace)).toMatchObject([{ Id: 'w-1', Topic: 'Wedging' }]);
  });

  test('without Ids keeps edits with their texts where a row of the same name is added above', async () => {
    const fake = await gemini();
    const list = 'Topic,Description\nRaku,Fired low\nRaku,Cooled in straw\n';
    const workspace = await listed(list);
    await call(workspace, ARGS, { gemini: fake });
    const edited = (await csvOf(workspace)).replace(/"Row [^"]*"/, '"Mine"');
    await writeFile(join(workspace, TABLE), edited);
    await writeFile(join(workspace, SOURCE), list.replace('\n', '\nRaku,A glaze that cracks\n'));
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(statsOf(run)).toMatchObject({ rows: { enriched: 1, cached: 2 } });
    expect((await valuesOf(workspace))[1]).toMatchObject({ tldr: 'Mine' });
  });

  test('is one roadmap of several, and an error of it touches no other', async () => {
    const workspace = await tempWorkspace({ [SOURCE]: LIST, 'lists/tea.csv': 'Leaf\nSencha\n' });
    const run = await enrich(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: `${SOURCE}\nlists/tea.csv` },
    });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/^tea: lists\/tea\.csv .*Topic/)]);
    expect(await valuesOf(workspace)).toHaveLength(4);
  });

  test('is shown with the offline preview, without a key', async () => {
    const workspace = await listed();
    const run = await call(workspace, [...ARGS, '--model', 'offline'], {
      env: { GEMINI_API_KEY: '' },
    });

    expect(statsOf(run)).toMatchObject({ rows: { enriched: 4 } });
    expect((await otherCells(workspace))[1]).toEqual(['Mara', '3 May', 'two\nlines, "quoted"']);
  });
});

describe('a table that a spreadsheet saved with its own separator', () => {
  test.each([';', '\t', '|'])(
    'costs no value, and is written with commas again: %j',
    async (separator) => {
      const fake = await gemini();
      const workspace = await listed();
      await call(workspace, ARGS, { gemini: fake });
      const before = await csvOf(workspace);
      const records: string[][] = parse(before);
      const saved = records.map((cells) => {
        return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator);
      });
      await writeFile(join(workspace, TABLE), `sep=${separator}\r\n${saved.join('\r\n')}\r\n`);
      const run = await call(workspace, ARGS, { gemini: fake });

      expect(fake.requests).toHaveLength(1);
      expect(statsOf(run)).toMatchObject({ rows: { cached: 4 }, roadmaps: [{ changed: true }] });
      expect(await csvOf(workspace)).toBe(before);
    },
  );
});

test('a list in a .tsv, in UTF-16 as a spreadsheet saves it, is a roadmap', async () => {
  const workspace = await tempWorkspace({ 'tea.tsv': '' });
  const text = '\uFEFFTopic\tNote\r\nGyokuro\t½ l\r\n';
  await writeFile(join(workspace, 'tea.tsv'), Buffer.from(text, 'utf16le'));
  const run = await call(workspace, ['tea.tsv', '--cache', 'none'], { gemini: await gemini() });

  expect(run.code).toBe(0);
  expect(await valuesOf(workspace, 'roadmaps/tea.csv')).toMatchObject([{ topic: 'Gyokuro' }]);
  expect(await otherCells(workspace, 'roadmaps/tea.csv')).toEqual([['Note'], ['½ l']]);
});

describe('Ids that a spreadsheet rewrote', () => {
  const IDS = ['001', '1E5', '1-2', '1'];
  const listOf = (ids: readonly string[]) =>
    `Topic,Id\n${ids.map((id, i) => `Topic ${IDS[i]},${id}\n`).join('')}`;
  const REWRITTEN = ['1', '100000', '02. Jan', '1'];

  /** A table as a spreadsheet saves it, sorted, with an edit in every row. */
  const saved = (table: string) => {
    const [header = [], ...rows]: string[][] = parse(table);
    const edited = rows.map((row, i) => {
      return row.with(5, `Edit of ${row[2]}`).with(7, REWRITTEN[i] ?? '');
    });
    return lines(...[header, ...edited.toReversed()].map((row) => row.join(',')));
  };

  test.each([
    ['in the table alone', listOf(IDS)],
    ['in list and table', listOf(REWRITTEN)],
  ])('%s cost no edit and no request', async (_, list) => {
    const fake = await gemini();
    const workspace = await listed(listOf(IDS));
    await call(workspace, ARGS, { gemini: fake });
    await writeFile(join(workspace, TABLE), saved(await csvOf(workspace)));
    await writeFile(join(workspace, SOURCE), list);
    const run = await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { cached: 4 } });
    const values = await valuesOf(workspace);
    expect(values.map(({ topic, tldr }) => [topic, tldr])).toEqual(
      IDS.map((id) => [`Topic ${id}`, `Edit of Topic ${id}`]),
    );
  });

  test('in the list alone cost no edit either', async () => {
    const fake = await gemini();
    const workspace = await listed(listOf(IDS));
    await call(workspace, ARGS, { gemini: fake });
    const before = await valuesOf(workspace);
    await writeFile(join(workspace, SOURCE), listOf(REWRITTEN));
    await call(workspace, ARGS, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    const tldrs = (rows: typeof before) => rows.map(({ topic, tldr }) => [topic, tldr]);
    expect(tldrs(await valuesOf(workspace))).toEqual(tldrs(before));
  });

  test('are named where nothing tells which topic a row is of', async () => {
    const workspace = await listed('Topic,Id,Description\nRaku,01,a\nRaku,02,b\n');
    const inputs = { roadmap: SOURCE };
    await enrich(workspace, { gemini: await gemini(), inputs });
    const table = (await csvOf(workspace)).replace(/"0([12])","r\w+"/g, '"$1","r012345678901"');
    await writeFile(join(workspace, TABLE), table);
    await writeFile(
      join(workspace, SOURCE),
      'Topic,Id,Description\nRaku,01,a\nRaku,02,b\nKiln,03,\n',
    );
    const run = await enrich(workspace, { gemini: await gemini(), inputs });

    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/^pottery: 2 of 3 rows share/),
      expect.stringMatching(/^pottery: 2 rows with an unknown Id .*: Raku \(1\), Raku \(2\)\.$/),
    ]);
  });
});

describe('a list that is its own table', () => {
  const OWN = lines(
    `${OURS},Owner`,
    'Clay,,Wedging,Pushes the air out,,,,Mara',
    'Firing,,Raku,Fired fast and low,,,,=Ilo',
  );
  const inputs = { roadmap: TABLE };

  test('is enriched in place, once, and keeps edits and other columns', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace({ [TABLE]: OWN });
    await enrich(workspace, { gemini: fake, inputs });
    const first = await csvOf(workspace);
    expect(await otherCells(workspace)).toEqual([['Owner'], ['Mara'], ["'=Ilo"]]);
    expect((await valuesOf(workspace)).map(({ tldr }) => tldr)).not.toContain('');

    await enrich(workspace, { gemini: fake, inputs });
    expect(fake.requests).toHaveLength(1);
    expect(await csvOf(workspace)).toBe(first);

    // A person edits a TLDR and adds a row at the end, as a spreadsheet saves it.
    const edited = first.replace(/"Row [^"]*"/, '"Squeeze the air out, twice"');
    await writeFile(join(workspace, TABLE), `${edited}Glaze,,Ash glaze,Made of wood ash\r\n`);
    const run = await enrich(workspace, { gemini: fake, inputs });
    expect(statsOf(run)).toMatchObject({ rows: { cached: 2, enriched: 1 } });
    expect(fake.requests.at(-1)?.items).toMatchObject([{ topic: 'Ash glaze' }]);
    expect(await csvOf(workspace)).toContain(edited);
    expect((await valuesOf(workspace))[0]?.tldr).toBe('Squeeze the air out, twice');
  });

  test('may have any header, in any form, and is then a table of ours', async () => {
    const fake = await gemini();
    const text = 'sep=;\r\n Note ;SKILL;tldr;\r\n"a; *b*";Wedging ;Mine;x\r\n"=c";Raku\r\n';
    const workspace = await tempWorkspace({ [TABLE]: text });
    const run = await enrich(workspace, { gemini: fake, inputs });
    expect(said(run, 'warning')).toEqual([]);
    expect(statsOf(run)).toMatchObject({ rows: { total: 2, enriched: 2 } });
    const first = await csvOf(workspace);
    expect(await valuesOf(workspace)).toMatchObject([
      { topic: 'Wedging ', tldr: 'Mine' },
      { topic: 'Raku', tldr: expect.stringContaining(topicMark('Raku')) },
    ]);
    expect(await otherCells(workspace)).toEqual([
      ['Note', ''],
      ['a; *b*', 'x'],
      ["'=c", ''],
    ]);

    const again = await enrich(workspace, { gemini: fake, inputs });
    expect(statsOf(again)).toMatchObject({ rows: { cached: 2 }, roadmaps: [{ changed: false }] });
    expect(await csvOf(workspace)).toBe(first);
  });

  test.each([
    ['without a column of topics', 'Leaf,Note\nSencha,a\n', /no Topic column.*Leaf, Note\. Rename/],
    ['with a title, which would be lost', 'Plan\nTopic,Note\nRaku,a\n', /title .*lost: row 1\. Re/],
    ['with a row of too many cells', 'Topic,Note\nRaku,a,b\n', /wrong columns: row 2\. Put/],
  ])('is left alone %s', async (_, text, says) => {
    const fake = await gemini();
    const workspace = await tempWorkspace({ [TABLE]: text });
    const run = await enrich(workspace, { gemini: fake, inputs });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(says)]);
    expect(fake.requests).toHaveLength(0);
    expect(await csvOf(workspace)).toBe(text);
  });

  test('has its own cells written back as they were, and changes no more', async () => {
    const fake = await gemini();
    const cells =
      '" Clay ","","Wedging ","Pushes *all* air\nout","https://a.example/x, see page 4"';
    const workspace = await tempWorkspace({ [TABLE]: `${OURS},Status\n${cells},,,done\n` });
    await enrich(workspace, { gemini: fake, inputs });
    const first = await csvOf(workspace);
    expect(first).toContain(`\n${cells},"Row`);
    expect(fake.requests[0]?.items).toMatchObject([{ description: 'Pushes all air out' }]);

    const run = await enrich(workspace, { gemini: fake, inputs });
    expect(await csvOf(workspace)).toBe(first);
    expect(fake.requests).toHaveLength(1);
    expect(run.summary).toContain('Nothing changed in pottery');
  });

  test('is left alone where a row without a topic would be lost, and nothing is sent', async () => {
    const fake = await gemini();
    const text = `${OWN},,,,,,,remember the glaze\n`;
    const workspace = await tempWorkspace({ [TABLE]: text });
    const run = await enrich(workspace, { gemini: fake, inputs });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/row 4\. Fill in Topic/)]);
    expect(fake.requests).toHaveLength(0);
    expect(await csvOf(workspace)).toBe(text);
  });

  test('is left alone where it is not UTF-8, which as a list alone gets a notice', async () => {
    const bytes = Buffer.from(OWN.replace('Mara', 'Mar\xe9'), 'latin1');
    const workspace = await tempWorkspace({ [TABLE]: '', [SOURCE]: '' });
    await writeFile(join(workspace, TABLE), bytes);
    await writeFile(join(workspace, SOURCE), bytes);
    const own = await enrich(workspace, { gemini: await gemini(), inputs });
    expect(said(own, 'error')).toEqual([expect.stringMatching(/not encoded as UTF-8/)]);
    expect(await readFile(join(workspace, TABLE))).toEqual(bytes);

    const list = await enrich(workspace, {
      gemini: await gemini(),
      inputs: { roadmap: SOURCE, output: 'out.csv' },
    });
    expect(list.code).toBe(0);
    expect(said(list, 'notice')).toEqual([expect.stringMatching(/read as Windows-1252/)]);
    expect(await csvOf(workspace, 'out.csv')).toContain('"Maré"');
  });

  test('may have grown past the 20 MB of other lists', async () => {
    const fake = await gemini();
    const text = OWN.replace('Mara', 'M'.repeat(20_000_000));
    const workspace = await tempWorkspace({ [TABLE]: text });
    for (const requests of [1, 1]) {
      const run = await enrich(workspace, { gemini: fake, inputs });
      expect(statsOf(run)).toMatchObject({ complete: true });
      expect(fake.requests).toHaveLength(requests);
    }
  });

  test('is not emptied of its descriptions', async () => {
    const workspace = await tempWorkspace({ [TABLE]: OWN });
    const run = await enrich(workspace, { inputs: { ...inputs, 'include-description': 'false' } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/both source and output.*another output/),
    ]);
    expect(await csvOf(workspace)).toBe(OWN);
  });
});

describe('a list that may not be read', () => {
  test.skipIf(WINDOWS).each([
    ['outside the workspace', '../pottery.csv', /\.\.\/pottery\.csv.*outside/],
    ['under .git', '.git/pottery.csv', /\.git/],
    ['behind a link that leads out', 'lists/link.csv', /lists\/link\.csv.*outside/],
    ['of more than 20 MB', 'lists/huge.csv', /lists\/huge\.csv.*smaller/],
  ])('is an error, and nothing of it is asked or told: %s', async (_, roadmap, says) => {
    const fake = await gemini();
    const secret = 'Topic\nA secret of the machine\n';
    const around = await tempWorkspace({
      'pottery.csv': secret,
      'work/.git/pottery.csv': secret,
      'work/lists/huge.csv': '',
    });
    const workspace = join(around, 'work');
    await symlink(join(around, 'pottery.csv'), join(workspace, 'lists/link.csv'));
    await truncate(join(workspace, 'lists/huge.csv'), 20_000_001);
    const run = await enrich(workspace, { gemini: fake, inputs: { roadmap } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(says)]);
    expect(fake.requests).toHaveLength(0);
    expect(`${run.stdout}${run.summary}`).not.toContain('secret of the machine');
  });

  test('in the action may be read on the command line, where files are the user’s own', async () => {
    const source = await listed();
    const cwd = await tempFolder();
    const args = [join(source, SOURCE), '--output', 'out.csv', '--cache', 'none'];
    const run = await call(cwd, args, { gemini: await gemini() });

    expect(run.code).toBe(0);
    expect(await readFile(join(cwd, 'out.csv'), 'utf8')).toContain('"Due date"');
  });
});
