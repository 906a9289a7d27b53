import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NOWHERE } from './action.ts';
import {
  call,
  csvOf,
  emptyTopics,
  enrich,
  expectOwnTldrs,
  gemini,
  rowsOf,
  statsOf,
} from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

describe('an offline preview', () => {
  test('fills the TLDR alone, needs no key, and is never kept: the model is asked afterwards', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 9 }));
    const args = ['plans/pottery', '--cache', 'c.jsonl', '--json'];
    const offline = await call(workspace, [...args, '--model', 'offline'], {
      env: { GEMINI_API_KEY: '', GEMINI_URL: NOWHERE },
    });

    expect(offline.code).toBe(0);
    expect(statsOf(offline)).toMatchObject({
      complete: true,
      rows: { enriched: 9 },
      requests: { total: 0 },
      costUsd: 0,
    });
    expect(offline.stderr).toMatch(/preview/i);
    const preview = await rowsOf(workspace);
    expect(emptyTopics(preview)).toEqual([]);
    expect(preview.map(({ Challenge }) => Challenge).join('')).toBe('');
    for (const { Revision } of preview) expect(Revision).toMatch(/^preview-[0-9a-f]{6}$/);
    expect(await readFile(join(workspace, 'c.jsonl'), 'utf8').catch(() => '')).toBe('');

    const fake = await gemini();
    const run = await call(workspace, args, { gemini: fake });
    expect(statsOf(run)).toMatchObject({ rows: { enriched: 9 } });
    expectOwnTldrs(await rowsOf(workspace));
  });

  test('is called a preview in the summary of the action', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    const run = await enrich(workspace, { inputs: { model: 'offline', 'gemini-api-key': '' } });

    expect(run.code).toBe(0);
    expect(run.summary).toMatch(/preview/i);
  });

  test('leaves values of the model where they are', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 5 }));
    await enrich(workspace, { gemini: await gemini() });
    const rows = await rowsOf(workspace);
    const run = await enrich(workspace, { inputs: { model: 'offline', 'gemini-api-key': '' } });

    expect(statsOf(run)).toMatchObject({ rows: { cached: 5 } });
    expect(await rowsOf(workspace)).toEqual(rows);
  });

  test('leaves values of the model for an older text where they are', async () => {
    const args = ['plans/pottery', '--cache', 'none', '--json'];
    const workspace = await tempWorkspace(invented('pottery', { count: 3 }));
    await call(workspace, args, { gemini: await gemini() });
    const changed = await tempWorkspace({
      ...invented('pottery', { count: 4, text: (n) => (n < 2 ? 'Another text.' : undefined) }),
      'roadmaps/pottery.csv': await csvOf(workspace),
    });
    const run = await call(changed, [...args, '--model', 'offline', '--refresh', 'all'], {
      env: { GEMINI_API_KEY: '', GEMINI_URL: NOWHERE },
    });

    expect(statsOf(run)).toMatchObject({ rows: { stale: 2, cached: 1, enriched: 1 } });
    const tldrs = (rows: Awaited<ReturnType<typeof rowsOf>>) => rows.map(({ TLDR }) => TLDR);
    expect(tldrs(await rowsOf(changed)).slice(0, 3)).toEqual(tldrs(await rowsOf(workspace)));
  });
});
