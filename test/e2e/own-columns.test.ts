import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { call, csvOf, enrich, gemini, rowsOf, said, statsOf } from './refresh.ts';
import { idOf, invented, topicOf } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const TABLE = 'roadmaps/pottery.csv';
const ARGS = ['plans/pottery', '--json'];

type Records = readonly (readonly string[])[];

const quoted = (records: Records) =>
  records
    .map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
    .join('');

/** Rewrites the table as a person does. */
async function edit(workspace: string, change: (records: string[][]) => Records): Promise<void> {
  const records: string[][] = parse(await csvOf(workspace, TABLE));
  await writeFile(join(workspace, TABLE), quoted(change(records)));
}

/** Adds a column with a cell for every topic, in front of ours or behind. */
const addColumn =
  (name: string, cellOf: (topic: string) => string) =>
  ([header = [], ...rows]: string[][]): Records => [
    [...header, name],
    ...rows.map((row) => [...row, cellOf(row[2] ?? '')]),
  ];

/** The rows of the table, with whatever columns it has. */
async function recordsOf(workspace: string): Promise<Record<string, string>[]> {
  return parse(await csvOf(workspace, TABLE), { columns: true });
}

/** Cells of a column by topic. */
async function cellsOf(workspace: string, column: string): Promise<Record<string, string>> {
  const rows = await recordsOf(workspace);
  return Object.fromEntries(rows.map((row) => [row.Topic ?? '', row[column] ?? '']));
}

describe('a column that somebody added to the table', () => {
  test('is kept by Id, wherever its rows go', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace(invented('pottery', { count: 12 }));
    await call(workspace, ARGS, { gemini: fake });
    await edit(
      workspace,
      addColumn('Status', (topic) => `did ${topic}`),
    );
    await edit(workspace, ([header = [], ...rows]) => [header, ...rows.toReversed()]);
    const before = await cellsOf(workspace, 'Status');
    expect(Object.keys(before)).toHaveLength(12);

    const renamed = tempWorkspace({
      ...invented('pottery', {
        count: 14,
        label: (n) => (n === 3 ? 'A new name' : undefined),
        text: (n) => (n === 4 ? 'Another text.' : undefined),
      }),
      [TABLE]: await csvOf(workspace, TABLE),
    });
    const run = await call(await renamed, ARGS, { gemini: fake });
    expect(statsOf(run)).toMatchObject({ complete: true });
    const after = await cellsOf(await renamed, 'Status');
    expect(after).toEqual({
      ...Object.fromEntries(Object.entries(before).filter(([topic]) => topic !== topicOf(3))),
      'A new name': `did ${topicOf(3)}`,
      [topicOf(12)]: '',
      [topicOf(13)]: '',
    });
  });

  test('gives the same bytes the next night', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    await call(workspace, ARGS, { gemini: await gemini() });
    await edit(
      workspace,
      addColumn('Done', () => 'x'),
    );
    await edit(
      workspace,
      addColumn('Done', () => 'y'),
    );
    await call(workspace, ARGS, { gemini: await gemini() });
    const once = await csvOf(workspace, TABLE);
    expect(once.split('\n')[0]).toMatch(/"Id","Revision","Done","Done \(2\)"$/);
    await call(workspace, ARGS, { gemini: await gemini() });
    expect(await csvOf(workspace, TABLE)).toBe(once);
  });

  test('of a topic that is gone is named in the report, with what it held', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 4 }));
    await call(workspace, ARGS, { gemini: await gemini() });
    await edit(
      workspace,
      addColumn('Status', () => 'half done'),
    );
    const fewer = await tempWorkspace({
      ...invented('pottery', { count: 3 }),
      [TABLE]: await csvOf(workspace, TABLE),
    });
    const run = await enrich(fewer, {
      gemini: await gemini(),
      inputs: { roadmap: 'plans/pottery' },
    });
    expect(run.summary).toContain(topicOf(3));
    expect(run.summary).toContain('Status "half done"');
  });

  test('of a list that has one of this name is that of the list', async () => {
    const list = 'Topic,Id,Owner\nWedging,a,Mara\n';
    const workspace = await tempWorkspace({ 'lists/pottery.csv': list });
    const args = ['lists/pottery.csv', '--json'];
    await call(workspace, args, { gemini: await gemini() });
    await edit(workspace, ([header = [], ...rows]) => [
      [...header, 'Status'],
      ...rows.map((row) => [...row.slice(0, -1), 'Ilo', 'done']),
    ]);
    await call(workspace, args, { gemini: await gemini() });
    const [row] = await recordsOf(workspace);
    expect(row).toMatchObject({ Owner: 'Mara', Status: 'done' });
  });

  test('is kept over 20 nights of changes', async () => {
    let workspace = await tempWorkspace(invented('pottery', { count: 10 }));
    await call(workspace, ARGS, { gemini: await gemini() });
    await edit(
      workspace,
      addColumn('Notes', (topic) => `note on ${topic}`),
    );
    for (let night = 1; night <= 20; night++) {
      const table = await csvOf(workspace, TABLE);
      workspace = await tempWorkspace({
        ...invented('pottery', {
          count: 10 + (night % 3),
          text: (n) => (n % 20 === night % 20 ? `Text of night ${night}.` : undefined),
          label: (n) => (n === night % 10 ? `Name ${night}` : undefined),
        }),
        [TABLE]: table,
      });
      await call(workspace, ARGS, { gemini: await gemini() });
      await edit(workspace, ([header = [], ...rows]) => [
        header,
        ...rows.toSorted((a, b) => ((a[7] ?? '') < (b[7] ?? '') === night % 2 > 0 ? -1 : 1)),
      ]);
    }
    const rows = await recordsOf(workspace);
    const notes = new Map(rows.map(({ Id, Notes }) => [Id, Notes]));
    for (let n = 0; n < 10; n++) {
      expect(notes.get(idOf('pottery', n))).toBe(`note on ${topicOf(n)}`);
    }
  });
});

describe('a table of the old exporter', () => {
  test('keeps the columns that it has besides ours', async () => {
    const header = 'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,How_To\n';
    const row = `"","","${topicOf(0)}","","","Old words","practice","Steps: one"\n`;
    const workspace = await tempWorkspace({
      ...invented('pottery', { count: 2 }),
      [TABLE]: header + row,
    });
    await call(workspace, ARGS, { gemini: await gemini() });
    expect((await cellsOf(workspace, 'How_To'))[topicOf(0)]).toBe('Steps: one');
  });
});

describe('a column of a list that the model fills in', () => {
  test('gives values that are not asked for, not even by refresh', async () => {
    const fake = await gemini();
    const list = 'Topic,Id,TLDR\nWedging,a,My own words\nCentering,b,\n';
    const workspace = await tempWorkspace({ 'lists/pottery.csv': list });
    const args = ['lists/pottery.csv', '--json', '--refresh', 'all'];
    const run = await call(workspace, args, { gemini: fake });
    expect(statsOf(run)).toMatchObject({ complete: true });
    const [first, second] = await rowsOf(workspace);
    expect(first).toMatchObject({ TLDR: 'My own words', Challenge: expect.stringMatching(/./) });
    expect(second?.TLDR).not.toBe('');
    const asked = fake.requests.flatMap(({ items, body }) =>
      items.map(({ id }) => [id, JSON.stringify(body).includes('tldr')]),
    );
    expect(asked).toEqual([
      ['a', false],
      ['b', true],
    ]);
  });
});

test('a column that the model fills in no more stays, with a notice', async () => {
  const workspace = await tempWorkspace(invented('pottery', { count: 2 }));
  await call(workspace, ARGS, { gemini: await gemini() });
  await edit(workspace, (records) =>
    records.map((row, i) => [...row.slice(0, 7), i === 0 ? 'Level' : 'low', ...row.slice(7)]),
  );
  const run = await enrich(workspace, {
    gemini: await gemini(),
    inputs: { roadmap: 'plans/pottery' },
  });
  expect(said(run, 'notice')).toEqual([
    'pottery: Level is filled in no more. Its values stay in the table.',
  ]);
  expect(Object.values(await cellsOf(workspace, 'Level'))).toEqual(['low', 'low']);
  expect(await readFile(join(workspace, TABLE), 'utf8')).toMatch(/"Revision","Level"\n/);
});
