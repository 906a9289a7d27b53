import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pick } from '../../src/cli/enrich/pick.ts';
import { terminalLog } from '../../src/cli/terminal/log.ts';
import { PromptCancelled, type Prompts } from '../../src/cli/terminal/prompts.ts';
import { openFiles } from '../../src/lib/files.ts';
import type { FakeGemini } from '../fakes/gemini.ts';
import { startSite } from '../fakes/roadmap-site.ts';
import { NOWHERE } from './action.ts';
import { runCli } from './cli.ts';
import { inProcess } from './in-process.ts';
import { gemini, KEY, rowsOf } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempFolder } from './workspace.ts';

/** roadmap.sh with two roadmaps. */
async function site() {
  const entries = ['pottery', 'studio'].map((slug) => {
    const files = Object.entries(invented(slug, { count: 4 }));
    const graph = files.find(([path]) => path.endsWith('.json'))?.[1] ?? null;
    const texts = files.filter(([path]) => path.endsWith('.md'));
    const named = texts.map(([path, text]) => [path.split('/').at(-1), text]);
    return [slug, { graph, texts: Object.fromEntries(named) }];
  });
  const fake = await startSite(Object.fromEntries(entries));
  onTestFinished(fake.close);
  return fake;
}

/** Answers each question, in order; without an answer the user cancels. */
function answering(answers: readonly (string | boolean)[]) {
  const questions: string[] = [];
  const ask = async (question: string) => {
    const answer = answers[questions.length];
    questions.push(question);
    if (answer === undefined) throw new PromptCancelled();
    return answer as never;
  };
  const prompts: Prompts = { text: ask, confirm: ask, select: ask, search: ask };
  return { prompts, questions };
}

interface Setup {
  readonly answers: readonly (string | boolean)[];
  readonly fake: FakeGemini;
  readonly key?: string;
}

async function picked({ answers, fake, key = KEY }: Setup) {
  const [cwd, { url, requests }] = [await tempFolder(), await site()];
  const { prompts, questions } = answering(answers);
  const env = {
    GEMINI_URL: fake.url,
    ROADMAP_URL: url,
    GITHUB_API_URL: NOWHERE,
    XDG_CACHE_HOME: await tempFolder(),
    ...(key !== '' && { GEMINI_API_KEY: key }),
  };
  const { signal } = new AbortController();
  const run = await inProcess({ cwd, env }, () =>
    pick({ files: openFiles(cwd), log: terminalLog(process.stderr), signal, prompts }),
  );
  const isWritten = (path: string) => existsSync(join(cwd, path));
  return { ...run, cwd, questions, isWritten, read: requests };
}

describe('the picker', () => {
  test('shows the plan, asks, and writes a table and a page, with each text read once', async () => {
    const fake = await gemini();
    const run = await picked({ answers: ['pottery', true], fake });

    expect(run.value).toBe(0);
    expect(run.questions).toEqual([
      'Which roadmap? (2)',
      'Enrich the rows with gemini-3.5-flash-lite?',
    ]);
    expect(run.stderr).toMatch(
      /^Plan: 4 rows, 1 request, \d+ tokens, up to about \$0\.\d+, about \d/m,
    );
    expect(run.stderr).toContain('Files: roadmaps/pottery.csv, roadmaps/pottery.html\n');
    expect(run.stderr).toContain('roadmap-enrich pottery --formats html\n');
    expect(await rowsOf(run.cwd)).toHaveLength(4);
    expect(run.isWritten('roadmaps/pottery.html')).toBe(true);
    expect(new Set(run.read).size).toBe(run.read.length);
  });

  test('sends and writes nothing after a No', async () => {
    const fake = await gemini();
    const run = await picked({ answers: ['pottery', false], fake });

    expect([run.value, fake.requests.length, run.isWritten('roadmaps')]).toEqual([0, 0, false]);
    expect(run.stderr).toMatch(/\nNothing was sent or written\.\n$/);
  });

  test('offers a preview where there is no key', async () => {
    const fake = await gemini();
    const run = await picked({ answers: ['pottery', 'offline'], fake, key: '' });

    expect(run.questions.at(-1)).toBe('GEMINI_API_KEY is not set. What now?');
    expect([run.value, fake.requests.length]).toEqual([0, 0]);
    expect(run.stderr).toContain('Offline preview: all 4 rows');
  });

  test('says where a key is made to who wants to set one', async () => {
    const run = await picked({ answers: ['pottery', 'stop'], fake: await gemini(), key: '' });

    expect([run.value, run.isWritten('roadmaps')]).toEqual([0, false]);
    expect(run.stderr).toContain('Create a key at https://aistudio.google.com/apikey');
  });

  test('writes nothing if the user cancels a question', async () => {
    const fake = await gemini();
    await expect(picked({ answers: ['pottery'], fake })).rejects.toThrow(PromptCancelled);
    expect(fake.requests).toEqual([]);
  });

  test('is a usage error where there is nobody to ask', async () => {
    const run = await runCli([], { cwd: await tempFolder() });
    expect([run.code, run.stderr]).toEqual([
      2,
      expect.stringMatching(/^Error: Name at least one roadmap/),
    ]);
  });
});
