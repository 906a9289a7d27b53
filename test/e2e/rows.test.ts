import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { altered, finished, perDay } from '../fakes/gemini.ts';
import {
  asked,
  call,
  csvOf,
  enrich,
  expectOwnTldrs,
  gemini,
  rowsOf,
  said,
  statsOf,
  type TableRow,
} from './refresh.ts';
import { idOf, invented, textOf, topicOf } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const TABLE = 'roadmaps/pottery.csv';

async function edit(workspace: string, change: (csv: string) => string): Promise<void> {
  const path = join(workspace, TABLE);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

/** A table of five topics, all enriched, without a cache. */
async function enrichedTable() {
  const fake = await gemini();
  const workspace = await tempWorkspace(invented('pottery', { count: 5 }));
  await enrich(workspace, { gemini: fake });
  const rows = await rowsOf(workspace);
  return { fake, workspace, rows };
}

/** Replaces the text of topic 2. */
async function rewrite(workspace: string, text: string): Promise<void> {
  const files = invented('pottery', { count: 5, text: (n) => (n === 2 ? text : undefined) });
  const path = Object.keys(files).find((name) => name.endsWith(`@${idOf('pottery', 2)}.md`)) ?? '';
  await writeFile(join(workspace, path), files[path] ?? '');
}

describe('a text that has changed', () => {
  test('is asked again, and no other', async () => {
    const { fake, workspace } = await enrichedTable();
    await rewrite(workspace, 'Quite another thing about throwing bowls.');
    const run = await enrich(workspace, { gemini: fake });

    expect(fake.requests.at(-1)?.items).toMatchObject([
      { id: idOf('pottery', 2), description: 'Quite another thing about throwing bowls.' },
    ]);
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 1, cached: 4 } });
  });

  test('is stale while the model gives no answer: the old value and Revision stay', async () => {
    const { workspace, rows } = await enrichedTable();
    await rewrite(workspace, 'Quite another thing about throwing bowls.');
    const run = await enrich(workspace, { gemini: await gemini(perDay()) });

    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({
      complete: false,
      stopped: 'daily-quota',
      rows: { cached: 4, stale: 1, pending: 0 },
      successRate: 100,
    });
    const [before, after] = [rows, await rowsOf(workspace)].map((table) =>
      table.find(({ Id }) => Id === idOf('pottery', 2)),
    );
    expect(after).toEqual({
      ...before,
      Description: 'Quite another thing about throwing bowls.',
    });
    expect(run.summary).toMatch(/Throwing bowls \| stale/);
  });

  test('is stale, not failed, where the model refuses it, and renewed once it is changed back', async () => {
    const { fake, workspace, rows } = await enrichedTable();
    await rewrite(workspace, 'Something unspeakable.');
    const refusing = await gemini(finished('PROHIBITED_CONTENT'));
    const run = await enrich(workspace, { gemini: refusing });
    expect(statsOf(run)).toMatchObject({ rows: { cached: 4, stale: 1, failed: 0 } });

    await rewrite(workspace, textOf(2) ?? '');
    await enrich(workspace, { gemini: fake });
    expect(fake.requests).toHaveLength(1);
    expect(await rowsOf(workspace)).toEqual(rows);
  });
});

describe("a person's edit of the table", () => {
  test('stays', async () => {
    const { fake, workspace } = await enrichedTable();
    await edit(workspace, (csv) => csv.replace(/"Row [^"]*"/, '"Squeeze the air out, twice"'));
    const edited = await csvOf(workspace);
    const run = await enrich(workspace, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(statsOf(run)).toMatchObject({ rows: { cached: 5 } });
    expect(await csvOf(workspace)).toBe(edited);
  });

  test('wins over the cache', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace(invented('pottery', { count: 5 }));
    const args = ['plans/pottery', '--cache', 'cache.jsonl'];
    await call(workspace, args, { gemini: fake });
    await edit(workspace, (csv) => csv.replace(/"Row [^"]*"/, '"Squeeze the air out, twice"'));
    const edited = await csvOf(workspace);
    await call(workspace, args, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(await csvOf(workspace)).toBe(edited);
  });

  test.each([
    {
      what: 'a TLDR of 15 words',
      from: /"Row [^"]*"/,
      to: `"${'far too long '.repeat(5).trim()}"`,
    },
    { what: 'a TLDR with a link', from: /"Row [^"]*"/, to: '"See https://example.com/x"' },
    { what: 'another challenge', from: /"(practice|expert)"/, to: '"impossible"' },
  ])('is warned about and stays if it is $what', async ({ from, to }) => {
    const { fake, workspace } = await enrichedTable();
    await edit(workspace, (csv) => csv.replace(from, to));
    const edited = await csvOf(workspace);
    const run = await enrich(workspace, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/1 cell .* of (TLDR|Challenge), kept/),
    ]);
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { cached: 5 } });
    expect(await csvOf(workspace)).toBe(edited);
  });

  test('stays as it is written where it is a choice in capitals', async () => {
    const { fake, workspace } = await enrichedTable();
    await edit(workspace, (csv) => csv.replace(/"(practice|expert)"/, '"EXPERT"'));
    const edited = await csvOf(workspace);
    const run = await enrich(workspace, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(said(run, 'warning')).toEqual([]);
    expect(await csvOf(workspace)).toBe(edited);
  });

  test('stays beside a cell that was emptied, which alone is filled in', async () => {
    const { fake, workspace, rows } = await enrichedTable();
    const own = '"Squeeze, wedge, squeeze again, until no air is left in it at all"';
    await edit(workspace, (csv) => csv.replace(/"Row [^"]*","(practice|expert)"/, `${own},""`));
    await enrich(workspace, { gemini: fake });

    expect(fake.requests.at(-1)?.items).toHaveLength(1);
    const [first, ...others] = await rowsOf(workspace);
    expect(first).toEqual({ ...rows[0], TLDR: own.slice(1, -1) });
    expect(others).toEqual(rows.slice(1));
  });

  test('with a comma that lacks its quotes is an error, and the table stays as it is', async () => {
    const { fake, workspace } = await enrichedTable();
    await edit(workspace, (csv) => csv.replace(/"Row [^"]*"/, 'Squeeze the air out, twice'));
    const edited = await csvOf(workspace);
    const run = await enrich(workspace, { gemini: fake });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([
      expect.stringMatching(/^pottery: .* row 2\. Put cells that contain the separator in quotes/),
    ]);
    expect(fake.requests).toHaveLength(1);
    expect(await csvOf(workspace)).toBe(edited);
  });

  test.each(['#NAME?', 'TRUE', 'r0123'])(
    'stays where the Revision beside it was damaged: %s',
    async (damaged) => {
      const { fake, workspace, rows } = await enrichedTable();
      await edit(workspace, (csv) =>
        csv.replace(/"Row [^"]*"/, '"Mine"').replace(rows[0]?.Revision ?? '', damaged),
      );
      await enrich(workspace, { gemini: fake });

      expect(fake.requests).toHaveLength(1);
      expect(await rowsOf(workspace)).toEqual(
        rows.with(0, { ...rows[0], TLDR: 'Mine' } as TableRow),
      );
    },
  );

  test('adds no topic: the row is named before it goes, with what it holds', async () => {
    const { fake, workspace, rows } = await enrichedTable();
    await edit(workspace, (csv) => `${csv}Clay,,Kiln gods,,,Guard the firing,,,\n`);
    const run = await enrich(workspace, { gemini: fake });

    expect(said(run, 'warning')).toEqual([
      expect.stringContaining(
        'dropped (add topics to the roadmap, not to its table): Kiln gods (no Id; TLDR "Guard the firing")',
      ),
    ]);
    expect(await rowsOf(workspace)).toEqual(rows);
  });

  test('with a text that was lost heals, and is named', async () => {
    const { fake, workspace, rows } = await enrichedTable();
    await edit(workspace, (csv) => csv.replace(/"Row [^"]*"/, '"Caf\uFFFD for potters"'));
    const run = await enrich(workspace, { gemini: fake });

    expect(said(run, 'warning')).toEqual([
      expect.stringMatching(/^pottery: 1 cell of TLDR with lost text/),
    ]);

    expect(fake.requests.at(-1)?.items).toHaveLength(1);
    expect(await rowsOf(workspace)).toEqual(rows);
  });

  test('beside an empty Revision stays, and gets the Revision', async () => {
    const { fake, workspace, rows } = await enrichedTable();
    const revision = rows[3]?.Revision ?? '';
    await edit(workspace, (csv) => csv.replace(`"${revision}"`, '""'));
    await enrich(workspace, { gemini: fake });

    expect(fake.requests).toHaveLength(1);
    expect(await rowsOf(workspace)).toEqual(rows);
  });

  test('that empties the TLDR has the row asked again', async () => {
    const { fake, workspace, rows } = await enrichedTable();
    await edit(workspace, (csv) => csv.replace(/"Row [^"]*"/, '""'));
    await enrich(workspace, { gemini: fake });

    expect(fake.requests.at(-1)?.items).toHaveLength(1);
    expect(await rowsOf(workspace)).toEqual(rows);
  });
});

describe('refresh: all', () => {
  test('replaces every value', async () => {
    const { workspace } = await enrichedTable();
    const other = await gemini(altered((row) => ({ ...row, tldr: `New ${row.tldr}` })));
    const run = await enrich(workspace, { gemini: other, inputs: { refresh: 'all' } });

    expect(statsOf(run)).toMatchObject({ rows: { enriched: 5 }, requests: { total: 1 } });
    const rows = await rowsOf(workspace);
    expect(rows.filter(({ TLDR }) => !TLDR.startsWith('New '))).toEqual([]);
    expectOwnTldrs(rows);
  });

  test('loses no value where the model gives none', async () => {
    const { workspace, rows } = await enrichedTable();
    const run = await enrich(workspace, {
      gemini: await gemini(perDay()),
      inputs: { refresh: 'all' },
    });

    expect(statsOf(run)).toMatchObject({ rows: { cached: 5 }, stopped: 'daily-quota' });
    expect(await rowsOf(workspace)).toEqual(rows);
  });
});

describe('several roadmaps', () => {
  test('ask a text that stands in two of them once, and both have its value', async () => {
    const fake = await gemini();
    const workspace = await tempWorkspace({
      ...invented('pottery', { count: 4 }),
      ...invented('studio', { count: 4, first: 2 }),
    });
    const inputs = { roadmap: 'plans/pottery\nplans/studio\nplans/pottery/' };
    const run = await enrich(workspace, { gemini: fake, inputs });

    expect(asked(fake)).toEqual(Object.fromEntries([0, 1, 2, 3, 4, 5].map((n) => [topicOf(n), 1])));
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { total: 8, enriched: 8 } });
    expect(JSON.parse(run.outputs['csv-paths'] ?? '')).toEqual([
      'roadmaps/pottery.csv',
      'roadmaps/studio.csv',
    ]);
    const [pottery, studio] = [
      await rowsOf(workspace),
      await rowsOf(workspace, 'roadmaps/studio.csv'),
    ];
    const values = (rows: typeof pottery) => rows.map(({ TLDR, Revision }) => [TLDR, Revision]);
    expect(values(studio).slice(0, 2)).toEqual(values(pottery).slice(2));
  });
});
