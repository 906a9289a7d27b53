import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Behaviour, type FakeGemini, startGemini, topicMark } from '../fakes/gemini.ts';
import { type ActionOptions, type ActionRun, runAction } from './action.ts';
import type { ChildResult } from './child.ts';
import { type CliOptions, runCli } from './cli.ts';
import { type Stats, statsSchema } from './stats-schema.ts';

/** A key that is found wherever it leaks to. */
export const KEY = 'AQ.recognisable-key-0123456789';

/** A Gemini for one test. */
export async function gemini(script?: Behaviour): Promise<FakeGemini> {
  const fake = await startGemini(script);
  onTestFinished(fake.close);
  return fake;
}

/** A main step, in which everything but the roadmap has a default that suits a test. */
export interface EnrichOptions extends Omit<ActionOptions, 'workspace'> {
  readonly gemini?: FakeGemini;
}

/** Runs the main step on `plans/pottery`, with a key, without publishing. */
export function enrich(
  workspace: string,
  { gemini: fake, inputs, env, ...options }: EnrichOptions = {},
): Promise<ActionRun> {
  return runAction({
    ...options,
    workspace,
    inputs: {
      roadmap: 'plans/pottery',
      'gemini-api-key': KEY,
      'batch-size': '20',
      'requests-per-minute': '1000',
      publish: 'none',
      ...inputs,
    },
    env: { ...(fake === undefined ? {} : { GEMINI_URL: fake.url }), ...env },
  });
}

/** A run of the CLI, with the key in the environment. */
export interface CallOptions extends Omit<CliOptions, 'cwd'> {
  readonly gemini?: FakeGemini;
}

/** Runs the CLI in `cwd` with a key; the flags of a test win. */
export function call(
  cwd: string,
  args: readonly string[],
  { gemini: fake, env, ...options }: CallOptions = {},
): Promise<ChildResult> {
  return runCli(['--batch-size', '20', '--requests-per-minute', '1000', ...args], {
    ...options,
    cwd,
    env: {
      GEMINI_API_KEY: KEY,
      ...(fake === undefined ? {} : { GEMINI_URL: fake.url }),
      ...env,
    },
  });
}

/** The `stats` output of a step, or the standard output of `--json`; fails where it is not whole. */
export function statsOf(run: ActionRun | ChildResult): Stats {
  return statsSchema.parse(JSON.parse('outputs' in run ? (run.outputs.stats ?? '') : run.stdout));
}

const table = z.array(
  z.strictObject({
    Category: z.string(),
    Subcategory: z.string(),
    Topic: z.string(),
    Description: z.string(),
    Resources: z.string(),
    TLDR: z.string(),
    Challenge: z.string(),
    Id: z.string(),
    Revision: z.string(),
  }),
);

/** A row of a table, its cells as they were before they were guarded. */
export type TableRow = z.infer<typeof table>[number];

/** The text of a table. */
export function csvOf(workspace: string, path = 'roadmaps/pottery.csv'): Promise<string> {
  return readFile(join(workspace, path), 'utf8');
}

/** The rows of a table; fails where its columns are not those of the contract. */
export async function rowsOf(workspace: string, path?: string): Promise<TableRow[]> {
  const records: unknown = parse(await csvOf(workspace, path), {
    columns: true,
    cast: (cell) => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, ''),
  });
  return table.parse(records);
}

/** The topics that have no TLDR. */
export function emptyTopics(rows: readonly TableRow[]): string[] {
  return rows.filter(({ TLDR }) => TLDR === '').map(({ Topic }) => Topic);
}

/** Fails if a TLDR of the fake Gemini stands in the row of a topic that it was not written for. */
export function expectOwnTldrs(rows: readonly TableRow[]): void {
  const strangers = rows.filter(
    ({ TLDR, Topic }) => TLDR !== '' && !TLDR.includes(topicMark(Topic)),
  );
  expect(strangers).toEqual([]);
}

/** How often each topic was asked, by topic. */
export function asked(fake: FakeGemini): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { items } of fake.requests) {
    for (const { topic } of items) counts[topic] = (counts[topic] ?? 0) + 1;
  }
  return counts;
}

/** The commands of one kind: `error`, `warning`, `notice`. */
export function said(run: ActionRun, name: string): string[] {
  return run.commands.filter((command) => command.name === name).map(({ data }) => data);
}

/** Every error of a step's log; only ten of them become annotations. */
export function toldErrors({ stdout }: ActionRun): string[] {
  return stdout.split(/\r?\n/).flatMap((line) => /^Error: (.*)$/.exec(line)?.[1] ?? []);
}

/** Every regular file below a folder, by path; links are not followed. */
export async function filesBelow(folder: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) texts[entry.name] = await readFile(path, 'latin1');
    if (!entry.isDirectory()) continue;
    const below = Object.entries(await filesBelow(path));
    for (const [name, text] of below) texts[`${entry.name}/${name}`] = text;
  }
  return texts;
}

/** All that a step leaves and says, but for the command that masks the key. */
export async function tracesOf(run: ActionRun): Promise<string> {
  const { workspace, runnerTemp = '' } = run.options;
  const unmasked = (text: string) => text.replaceAll(`::add-mask::${KEY}`, '');
  return JSON.stringify([
    unmasked(run.stdout),
    unmasked(run.stderr),
    run.outputs,
    run.state,
    run.summary,
    await filesBelow(workspace),
    await filesBelow(runnerTemp),
  ]);
}
