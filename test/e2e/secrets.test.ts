import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ActionsServices, startActionsServices } from '../fakes/actions-services.ts';
import {
  altered,
  answer,
  apiError,
  type Behaviour,
  fenced,
  finished,
  redirect,
  rowFor,
  sequence,
} from '../fakes/gemini.ts';
import { WINDOWS } from '../platform.ts';
import { GITHUB_TOKEN, runPost } from './action.ts';
import { call, enrich, filesBelow, gemini, KEY, said, statsOf, tracesOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

let services: ActionsServices;
beforeAll(async () => {
  services = await startActionsServices();
  return services.close;
});

const BATCHES = { 'batch-size': '2', concurrency: '1' };
const pottery = () => tempWorkspace(invented('pottery', { count: 6 }));

const message = `API key not valid: ${KEY}. Your key ${KEY} is wrong.`;
const details = [{ '@type': 'type.googleapis.com/google.rpc.Help', links: [{ url: KEY }] }];

/** Every character as an escape of JSON. */
const ESCAPED_KEY = [...KEY].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('');

/** Ways in which a service, or whatever stands between, may send the key back. */
const ECHOES: [string, Behaviour][] = [
  ['in a TLDR', altered((row) => ({ ...row, tldr: `The key ${KEY} of ${row.id}` }))],
  [
    'in a TLDR, in JSON escapes',
    (request) => {
      const rows = request.items.map((item) => ({ ...rowFor(item), tldr: `Key ${KEY}` }));
      return answer(request, JSON.stringify(rows).replaceAll(KEY, ESCAPED_KEY));
    },
  ],
  ['in the challenge', altered((row) => ({ ...row, challenge: KEY }))],
  ['in the topic', altered((row) => ({ ...row, topic: KEY }))],
  ['around the answer', (request) => answer(request, `${KEY}\n${KEY}`)],
  ['in the reason to stop', finished(KEY)],
  ['in an error that passes', sequence([apiError(503, 'UNAVAILABLE', { message, details })])],
  ['in an error about the request', apiError(400, 'INVALID_ARGUMENT', { message, details })],
  ['in an error about the key', apiError(403, 'PERMISSION_DENIED', { message, details })],
  ['in an error about the model', apiError(404, 'NOT_FOUND', { message, details })],
  ['in an error about the quota', apiError(429, 'RESOURCE_EXHAUSTED', { message, details })],
  [
    'in an error that is no JSON',
    () => ({ kind: 'response', status: 418, headers: { 'content-type': 'text/plain' }, body: KEY }),
  ],
  ['in a redirect', redirect(`http://127.0.0.1:2/${KEY}`)],
];

describe('the key', () => {
  test('is masked before anything else is said', async () => {
    const run = await enrich(await pottery(), { gemini: await gemini() });

    expect(run.commands.slice(0, 2)).toEqual(
      expect.arrayContaining([
        { name: 'add-mask', properties: {}, data: KEY },
        { name: 'add-mask', properties: {}, data: GITHUB_TOKEN },
      ]),
    );
    expect(run.stdout.trimStart()).toMatch(/^::add-mask::/);
  });

  test('stands nowhere after a run: not in the log, an output, the state, a file', async () => {
    const workspace = await pottery();
    const options = { gemini: await gemini(), inputs: { publish: 'artifact' }, env: services.env };
    const main = await enrich(workspace, options);
    const post = await runPost(main);

    expect(main.code).toBe(0);
    expect(await tracesOf(main)).not.toContain(KEY);
    expect((post.stdout + post.stderr).replaceAll(`::add-mask::${KEY}`, '')).not.toContain(KEY);
    expect(
      `${main.stdout}${post.stdout}`.replaceAll(`::add-mask::${GITHUB_TOKEN}`, ''),
    ).not.toContain(GITHUB_TOKEN);
  });

  test.each(ECHOES)('stands nowhere even if the service sends it back %s', async (_, script) => {
    const workspace = await pottery();
    const inputs = { ...BATCHES, 'deadline-minutes': '0.05' };
    const run = await enrich(workspace, { gemini: await gemini(script), inputs });

    expect(await tracesOf(run)).not.toContain(KEY);
  });

  test('is not in the table of the command line either, nor in its cache and its errors', async () => {
    const workspace = await pottery();
    const args = ['plans/pottery', '--cache', 'c.jsonl', '--batch-size', '2', '--concurrency', '1'];
    const echo: Behaviour = (request) =>
      request.n < 3
        ? answer(
            request,
            JSON.stringify(
              request.items.map((item) => ({ ...rowFor(item), tldr: `${KEY} ${item.id}` })),
            ),
          )
        : apiError(401, 'UNAUTHENTICATED', { message });
    const run = await call(workspace, args, { gemini: await gemini(echo) });

    expect(run.code).toBe(1);
    expect(JSON.stringify([run.stdout, run.stderr, await filesBelow(workspace)])).not.toContain(
      KEY,
    );
  });

  test('is trimmed, so that a line break at its end does no harm', async () => {
    const fake = await gemini(fenced);
    const run = await enrich(await pottery(), {
      gemini: fake,
      inputs: { 'gemini-api-key': `  ${KEY}\n` },
    });

    expect(run.code).toBe(0);
    expect(fake.requests.map(({ headers }) => headers['x-goog-api-key'])).toEqual([KEY]);
    expect(said(run, 'add-mask')).toContain(KEY);
  });

  test('is not printed where it cannot be one', async () => {
    const odd = `${KEY} and more`;
    const run = await enrich(await pottery(), { inputs: { 'gemini-api-key': odd } });

    expect(run.code).toBe(1);
    expect(said(run, 'error')).toEqual([expect.stringMatching(/^gemini-api-key/)]);
    expect(run.stdout.replace(`::add-mask::${odd}`, '')).not.toContain(KEY);
  });
});

describe.skipIf(WINDOWS)('a process that the action starts', () => {
  /** Tools that write down their environment before they do what they are for. */
  async function spies(): Promise<{ path: string; seen: () => Promise<string> }> {
    const folder = await tempFolder();
    const log = await tempFolder();
    const path = process.env.PATH ?? '';
    for (const tool of ['tar', 'zstd', 'gzip', 'git']) {
      const text = [
        '#!/bin/sh',
        `env > "${log}/${tool}.$$"`,
        `tr '\\0' '\\n' < /proc/self/environ >> "${log}/${tool}.$$" 2>/dev/null`,
        `PATH="${path}"`,
        `exec ${tool} "$@"`,
      ];
      await writeFile(join(folder, tool), `${text.join('\n')}\n`);
      await chmod(join(folder, tool), 0o755);
    }
    const seen = async () => JSON.stringify(await filesBelow(log));
    return { path: [folder, path].join(delimiter), seen };
  }

  test('has no secret in its environment, in the main step and in the post step', async () => {
    const { path, seen } = await spies();
    const env = {
      ...services.env,
      PATH: path,
      GEMINI_API_KEY: KEY,
      GITHUB_TOKEN,
    };
    // Rows of its own: where the cache has all rows already, the post step starts no child.
    const own = () => tempWorkspace(invented('pottery', { count: 6, first: 40 }));
    const main = await enrich(await own(), { bundle: true, gemini: await gemini(), env });
    const beforePost = await seen();
    const post = await runPost(main);
    const again = await enrich(await own(), { bundle: true, gemini: await gemini(), env });

    expect(post.stdout).toMatch(/^Cache: saved \d+ cells as /m);
    expect(await seen()).not.toBe(beforePost);
    expect(statsOf(again)).toMatchObject({ rows: { cached: 6 } });
    const environments = await seen();
    expect(environments).toContain('RUNNER_TEMP');
    expect(environments).not.toContain(KEY);
    expect(environments).not.toContain(GITHUB_TOKEN);
  });
});

describe('a file of the workspace that holds a secret', () => {
  test('of the checkout is not touched', async () => {
    const workspace = await pottery();
    await mkdir(join(workspace, '.git'));
    await writeFile(join(workspace, '.git/config'), 'extraheader = secret\n');
    const run = await enrich(workspace, { gemini: await gemini() });

    expect(run.code).toBe(0);
    expect(await readFile(join(workspace, '.git/config'), 'utf8')).toBe('extraheader = secret\n');
    expect(run.stdout).not.toContain('extraheader');
  });
});
