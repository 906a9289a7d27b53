import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionRun, runAction, runPost } from '../test/e2e/action.ts';
import { runCli } from '../test/e2e/cli.ts';
import { invented } from '../test/e2e/roadmaps.ts';
import { tempFolder, tempWorkspace } from '../test/e2e/workspace.ts';
import type { ActionsServices } from '../test/fakes/actions-services.ts';
import type { FakeGemini } from '../test/fakes/gemini.ts';
import { inventFolder } from './folder.ts';
import { measuredEnv, readUsage } from './usage.ts';

/** What runs in every round; resolves to CPU times in milliseconds by the name of what was run. */
export type Scene = () => Promise<Readonly<Record<string, number>>>;

export interface SceneWorld {
  /** A built checkout. */
  readonly checkout: string;
  readonly gemini: FakeGemini;
  /** A cache of its own. */
  readonly services: ActionsServices;
}

const KEY = 'bench-key-000';
const TINY_LIST = 'Topic,Description\nClay,What pots are made of\nGlaze,What makes pots tight\n';
const TINY_ROWS = 2;
const JOB_ROWS = 150;
const FOLDER_ROWS = 10_000;

/** The main step on a list of two rows that have their values in the table. */
export async function tableJob(world: SceneWorld): Promise<Scene> {
  const workspace = await tempWorkspace({ 'plans/tiny.csv': TINY_LIST });
  const usage = join(await tempFolder(), 'usage.json');
  const main = () =>
    step(world, workspace, { usage, inputs: { roadmap: 'plans/tiny.csv', cache: 'false' } });
  await main();
  return async () => {
    checkCached(await main(), TINY_ROWS);
    return { 'action, start': (await readUsage(usage)).cpuMs };
  };
}

/** Both steps of a job whose 150 rows come from the Actions cache, which stays as it is. */
export async function cachedJob(world: SceneWorld): Promise<Scene> {
  const { services } = world;
  const workspace = await tempWorkspace(invented('pottery', { count: JOB_ROWS }));
  const usage = join(await tempFolder(), 'usage.json');
  const main = () => step(world, workspace, { usage, inputs: { roadmap: 'plans/pottery' } });
  const saved = () => services.entries().filter(({ finished }) => finished).length;
  await runPost(await main());
  if (saved() !== 1) throw new Error('the cache was not saved');
  return async () => {
    await rm(join(workspace, 'roadmaps'), { recursive: true });
    const run = await main();
    checkCached(run, JOB_ROWS);
    const { cpuMs: mainMs } = await readUsage(usage);
    const post = await runPost(run);
    checkCode(post);
    if (!post.stdout.includes('Cache: unchanged') || saved() !== 1) throw new Error(post.stdout);
    const { cpuMs: postMs } = await readUsage(usage);
    return {
      'action, post': postMs,
      'action, 150 cached rows': mainMs + postMs,
    };
  };
}

/** The command line on a folder of 10,000 texts that have their values in the table. */
export async function cachedFolder({ checkout, gemini }: SceneWorld): Promise<Scene> {
  const cwd = await tempFolder();
  await inventFolder(join(cwd, 'plans'), FOLDER_ROWS);
  const usage = join(await tempFolder(), 'usage.json');
  const args = ['./plans', '--cache', 'cache.jsonl', '--requests-per-minute', '100000', '--json'];
  const env = { GEMINI_API_KEY: KEY, GEMINI_URL: gemini.url, ...measuredEnv(usage) };
  const run = async () => {
    const ended = await runCli(args, { cwd, env, checkout });
    checkCode(ended);
    return ended;
  };
  await run();
  return async () => {
    checkStats((await run()).stdout, FOLDER_ROWS);
    return { 'command line, 10,000 texts': (await readUsage(usage)).cpuMs };
  };
}

interface StepOptions {
  /** Where the child writes its usage. */
  readonly usage: string;
  readonly inputs: Readonly<Record<string, string>>;
}

async function step(
  { checkout, gemini, services }: SceneWorld,
  workspace: string,
  { usage, inputs }: StepOptions,
): Promise<ActionRun> {
  const run = await runAction({
    checkout,
    workspace,
    inputs: {
      'gemini-api-key': KEY,
      'requests-per-minute': '100000',
      publish: 'none',
      ...inputs,
    },
    env: { GEMINI_URL: gemini.url, ...services.env, ...measuredEnv(usage) },
  });
  checkCode(run);
  return run;
}

function checkCode({ code, stdout, stderr }: Pick<ActionRun, 'code' | 'stdout' | 'stderr'>) {
  if (code !== 0) throw new Error(`the bundle ended with ${code}: ${stdout}${stderr}`);
}

const checkCached = ({ outputs }: ActionRun, rows: number) => checkStats(outputs.stats ?? '', rows);

/** A run that did not reuse every value says nothing about one that does. */
function checkStats(json: string, count: number): void {
  const { rows, requests } = JSON.parse(json);
  if (rows.cached !== count || rows.total !== count || requests.total > 0) throw new Error(json);
}
