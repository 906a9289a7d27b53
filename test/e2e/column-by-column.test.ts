import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Behaviour, written } from '../fakes/gemini.ts';
import { call, csvOf, gemini, statsOf } from './refresh.ts';
import { invented, topicOf } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

const ROWS = 12;

/** A Gemini that knows two more columns, the hours of a topic by its position. */
const withHours = (hours: (n: number) => unknown = (n) => n + 1): Behaviour =>
  written((rows) =>
    JSON.stringify(rows.map((row, n) => ({ ...row, hours: hours(n), level: 'beginner' }))),
  );

const argsOf = (columns: string, ...more: readonly string[]) => [
  'plans/pottery',
  '--json',
  '--columns',
  columns,
  ...more,
];

const recordsOf = async (workspace: string): Promise<string[][]> => parse(await csvOf(workspace));

/** The table without one of its columns. */
async function without(workspace: string, name: string): Promise<string[][]> {
  const records = await recordsOf(workspace);
  const at = records[0]?.indexOf(name) ?? -1;
  return records.map((row) => row.filter((_, i) => i !== at));
}

const pottery = () => tempWorkspace(invented('pottery', { count: ROWS }));

/** What each row of a request lacks, as its answer is asked for: the members of the schema. */
const membersIn = (body: unknown) => JSON.stringify(body);

describe('a column that is added to a finished table', () => {
  test('is sent alone, and leaves every other byte as it is', async () => {
    const workspace = await pottery();
    await call(workspace, argsOf('TLDR, Challenge'), { gemini: await gemini(withHours()) });
    const before = await recordsOf(workspace);

    const fake = await gemini(withHours());
    const run = await call(workspace, argsOf('TLDR, Challenge, Hours'), { gemini: fake });
    expect(statsOf(run)).toMatchObject({ complete: true, rows: { enriched: ROWS } });
    expect(fake.requests).toHaveLength(1);
    const body = membersIn(fake.requests[0]?.body);
    expect([body.includes('\\"hours\\"'), body.includes('\\"tldr\\"')]).toEqual([true, false]);
    expect(await without(workspace, 'Hours')).toEqual(before);
  });

  test('sends nothing when it is removed and added again', async () => {
    const workspace = await pottery();
    await call(workspace, argsOf('TLDR, Hours'), { gemini: await gemini(withHours()) });
    const whole = await csvOf(workspace);
    const fake = await gemini(withHours());
    await call(workspace, argsOf('TLDR'), { gemini: fake });
    expect((await recordsOf(workspace))[0]?.slice(5)).toEqual(['TLDR', 'Id', 'Revision', 'Hours']);
    await call(workspace, argsOf('TLDR, Hours'), { gemini: fake });
    expect(fake.requests).toHaveLength(0);
    expect(await csvOf(workspace)).toBe(whole);
  });

  test('is kept by the cache where there is no table', async () => {
    const args = [...argsOf('TLDR, Hours'), '--cache', 'cache.jsonl'];
    const workspace = await pottery();
    await call(workspace, args, { gemini: await gemini(withHours()) });
    const fake = await gemini(withHours());
    await call(workspace, [...args, '--output', 'elsewhere.csv'], { gemini: fake });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('refresh with the name of a column', () => {
  test('replaces its cells, a person’s too, and no other', async () => {
    const workspace = await pottery();
    await call(workspace, argsOf('TLDR, Hours'), { gemini: await gemini(withHours()) });
    const before = await without(workspace, 'Hours');
    const fake = await gemini(withHours(() => 99));
    const run = await call(workspace, argsOf('TLDR, Hours', '--refresh', 'Hours'), {
      gemini: fake,
    });
    expect(statsOf(run)).toMatchObject({ rows: { enriched: ROWS } });
    expect(await without(workspace, 'Hours')).toEqual(before);
    const hours = (await recordsOf(workspace)).slice(1).map((row) => row[6]);
    expect(new Set(hours)).toEqual(new Set(['99']));
  });
});

describe('a dry run of refresh', () => {
  test('counts the cells that are known to be edited by hand', async () => {
    const workspace = await pottery();
    const args = argsOf('TLDR, Hours', '--cache', 'cache.jsonl');
    await call(workspace, args, { gemini: await gemini(withHours()) });
    const table = join(workspace, 'roadmaps/pottery.csv');
    const edited = (await csvOf(workspace)).replace('"1","', '"77","').replace('"2","', '"~2 h","');
    await writeFile(table, edited);
    const dry = [...args, '--refresh', 'Hours', '--dry-run'];
    const run = await call(workspace, dry, { gemini: await gemini(withHours()) });
    expect(run.stderr).toContain(
      'Refresh replaces cells that were edited by hand or break the rule of their column, at least: Hours 2.',
    );
    const unknown = await call(workspace, [...dry, '--cache', 'none'], { gemini: await gemini() });
    expect(unknown.stderr).toContain('at least: Hours 1.');
  });
});

describe('a value that its column does not take', () => {
  test.each<[string, unknown, string]>([
    ['a number as a text', '12', '12'],
    ['a whole number with a point', 12, '12'],
  ])('is taken all the same if it is only written otherwise: %s', async (_, hours, cell) => {
    const workspace = await pottery();
    await call(workspace, argsOf('Hours'), { gemini: await gemini(withHours(() => hours)) });
    expect((await recordsOf(workspace))[1]?.[5]).toBe(cell);
  });

  test.each<[string, unknown]>([
    ['a fraction', 1.5],
    ['out of range', 0],
    ['a range in words', '10-20'],
    ['null', null],
    ['a list', [1]],
    ['true', true],
  ])('is asked for again, bounded, and the others are kept: %s', async (_, hours) => {
    const workspace = await pottery();
    const fake = await gemini(withHours(() => hours));
    const run = await call(workspace, argsOf('Hours, Level'), { gemini: fake });
    const stats = statsOf(run);
    expect(stats.columns).toEqual([
      { name: 'Hours', filled: 0, empty: ROWS },
      { name: 'Level', filled: ROWS, empty: 0 },
    ]);
    expect(fake.requests.length).toBeLessThanOrEqual(20);
    expect(run.stderr).toMatch(
      /Warning: Hours is left empty: no answer of Gemini had a usable value/,
    );
    const fixes = fake.requests.slice(1).flatMap(({ items }) => items);
    expect(fixes.every((item) => JSON.stringify(item).includes('Hours'))).toBe(true);
  });
});

describe('max-rows', () => {
  test('sends so many rows and leaves the others for a later run', async () => {
    const workspace = await pottery();
    const fake = await gemini(withHours());
    const args = argsOf('TLDR, Challenge', '--max-rows', '5', '--batch-size', '100');
    const run = await call(workspace, args, { gemini: fake });
    expect(run.code).toBe(0);
    expect(statsOf(run)).toMatchObject({
      complete: false,
      stopped: 'budget',
      rows: { enriched: 5, pending: ROWS - 5 },
    });
    expect(fake.requests.map(({ items }) => items.map(({ topic }) => topic))).toEqual([
      [0, 1, 2, 3, 4].map(topicOf),
    ]);
    const next = await call(workspace, args, { gemini: fake });
    expect(statsOf(next)).toMatchObject({ rows: { cached: 5, enriched: 5, pending: ROWS - 10 } });
  });

  test('tries the same rows again with refresh', async () => {
    const workspace = await pottery();
    const args = argsOf('TLDR, Hours', '--max-rows', '3', '--batch-size', '100');
    await call(workspace, args, { gemini: await gemini(withHours()) });
    const fake = await gemini(withHours(() => 50));
    await call(workspace, [...args, '--refresh', 'Hours'], { gemini: fake });
    expect(fake.requests.map(({ items }) => items.map(({ topic }) => topic))).toEqual([
      [0, 1, 2].map(topicOf),
    ]);
  });

  test('bounds what a dry run plans', async () => {
    const args = argsOf('TLDR, Challenge', '--max-rows', '5', '--dry-run');
    const run = await call(await pottery(), args, { gemini: await gemini() });
    expect(statsOf(run)).toMatchObject({ stopped: null, plan: { requests: 1 } });
    expect(run.stderr).toContain(`5 of ${ROWS} rows would be sent, ${ROWS - 5} more`);
  });
});
