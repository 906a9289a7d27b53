import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Behaviour, finished, poison, promptBlocked } from '../fakes/gemini.ts';
import { call, emptyTopics, enrich, expectOwnTldrs, gemini, rowsOf, statsOf } from './refresh.ts';
import { invented, topicOf } from './roadmaps.ts';
import { tempWorkspace } from './workspace.ts';

describe('a poisoned row of a batch', () => {
  const poisoned = topicOf(11);
  const hard: [string, Behaviour][] = [
    ['SAFETY', finished('SAFETY')],
    ['PROHIBITED_CONTENT', finished('PROHIBITED_CONTENT')],
    ['RECITATION', finished('RECITATION')],
    ['BLOCKLIST', promptBlocked('BLOCKLIST')],
  ];

  test.each(hard)(
    'that is refused for %s costs no other row its value, and is remembered',
    async (reason, refusal) => {
      const workspace = await tempWorkspace(invented('pottery', { count: 40 }));
      const args = ['plans/pottery', '--cache', 'c.jsonl', '--json'];
      const fake = await gemini(poison(({ topic }) => topic === poisoned, refusal));
      const run = await call(workspace, args, { gemini: fake });

      expect(run.code).toBe(0);
      expect(statsOf(run)).toMatchObject({ complete: false, rows: { enriched: 39, failed: 1 } });
      const rows = await rowsOf(workspace);
      expect(emptyTopics(rows)).toEqual([poisoned]);
      expectOwnTldrs(rows);
      expect(fake.requests.length).toBeLessThanOrEqual(14);
      expect(await readFile(join(workspace, 'c.jsonl'), 'utf8')).toContain(reason);

      await rm(join(workspace, 'roadmaps'), { recursive: true });
      const well = await gemini();
      const next = await call(workspace, args, { gemini: well });
      expect(well.requests).toHaveLength(0);
      expect(statsOf(next)).toMatchObject({ rows: { cached: 39, failed: 1 } });

      const again = await call(workspace, [...args, '--refresh', 'all'], { gemini: well });
      expect(statsOf(again)).toMatchObject({ complete: true, rows: { enriched: 40 } });
    },
  );

  test('is named in the summary with the reason', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 12 }));
    const refusing = poison(({ topic }) => topic === poisoned, finished('SAFETY'));
    const run = await enrich(workspace, { gemini: await gemini(refusing) });

    expect(run.summary).toMatch(new RegExp(`${poisoned} \\| failed \\| .*SAFETY`));
  });

  test('fails a run that is to fail on incomplete tables, after everything is written', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 12 }));
    const refusing = poison(({ topic }) => topic === poisoned, finished('SAFETY'));
    const run = await enrich(workspace, {
      gemini: await gemini(refusing),
      inputs: { 'fail-on': 'incomplete' },
    });

    expect(run.code).toBe(1);
    expect(emptyTopics(await rowsOf(workspace))).toEqual([poisoned]);
  });

  test('is named at the end of the log of the command line, and why it fails the run', async () => {
    const workspace = await tempWorkspace(invented('pottery', { count: 12 }));
    const refusing = poison(({ topic }) => topic === poisoned, finished('SAFETY'));
    const run = await call(
      workspace,
      ['plans/pottery', '--cache', 'none', '--fail-on=incomplete'],
      {
        gemini: await gemini(refusing),
      },
    );

    expect(run.code).toBe(1);
    expect(run.stderr.split('\n').slice(-3, -1)).toEqual([
      expect.stringMatching(new RegExp(`^Warning: pottery: ${poisoned} failed: refused .*SAFETY`)),
      expect.stringMatching(/^Error: 1 row stale, failed or pending/),
    ]);
  });
});
