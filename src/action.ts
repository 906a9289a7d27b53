import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cache from '@actions/cache';
import * as core from '@actions/core';
import { restoreCache, saveCache } from './action/cache.ts';
import { withoutSecrets } from './action/event.ts';
import { readInputs } from './action/inputs.ts';
import { withLimit } from './action/limit.ts';
import { actionLog as log } from './action/log.ts';
import { type Outputs, setOutputs } from './action/outputs.ts';
import { beginState, isPost, namesHash, readState, saveState, stepFolder } from './action/state.ts';
import { type Config, parseConfig } from './config.ts';
import { systemClock } from './enrichment/clock.ts';
import { openModel } from './enrichment/open.ts';
import { openStore } from './enrichment/store.ts';
import { exitCode } from './exit.ts';
import { openWorkspace } from './files.ts';
import { entryName } from './load.ts';
import { artifactName, serverHasArtifacts, uploadArtifact } from './publish/artifact.ts';
import { refresh } from './refresh.ts';
import type { RunReport } from './report/model.ts';
import { progressLine } from './report/progress.ts';
import { summaryMarkdown } from './report/summary.ts';
import { summaryLines } from './report/text.ts';

/** Shell convention: 128 + number of the signal. */
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143 } as const;

/** An upload that is silent for longer is given up. */
const UPLOAD_LIMIT_MS = 300_000;

/** Endings after which nothing is published: the run could not do its job, or was called off. */
const UNPUBLISHED = ['key', 'model', 'bad-request', 'cancelled'];

const { env } = process;
const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
const temp = env.RUNNER_TEMP ?? tmpdir();

async function main(): Promise<number> {
  const folder = stepFolder(beginState(), temp);
  const parsed = parseConfig(readInputs(), env, 'action');
  if (!parsed.ok) {
    for (const fault of parsed.faults) log.error(fault);
    setOutputs({});
    return 1;
  }
  const { config } = parsed;
  const slugs = namesHash(config.roadmap.map(entryName));
  const cacheFile = await openCache(config, slugs, folder);
  const result = await run(config, cacheFile);

  const outputs: Partial<Outputs> = {
    'csv-paths': JSON.stringify(result.tables.map(({ csvPath }) => csvPath)),
    changed: String(result.stats.roadmaps.some(({ changed }) => changed)),
    complete: String(result.stats.complete),
    stats: JSON.stringify(result.stats),
    ...(await publish(result, config, { slugs, folder })),
  };
  setOutputs(outputs);
  for (const line of summaryLines(result)) log.info(line);
  await core.summary
    .addRaw(summaryMarkdown(result))
    .write()
    .catch((error: unknown) => log.warning(`No job summary: ${messageOf(error)}.`));
  for (const error of result.errors) log.error(error);
  return cancelledBy === null ? exitCode(result, config) : SIGNAL_EXIT[cancelledBy];
}

let cancelledBy: keyof typeof SIGNAL_EXIT | null = null;

async function run(config: Config, cacheFile: string | null): Promise<RunReport> {
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cancelledBy ??= signal;
      cancel.abort();
    });
  }
  return refresh(config, {
    files: await openWorkspace(workspace),
    store: openStore(cacheFile, new Date(systemClock.now())),
    clock: systemClock,
    log,
    signal: cancel.signal,
    openModel: (instructions) => openModel(config, instructions),
    keyless: withoutSecrets(env),
    onPlan: () => {},
    onEvent: (event) => log.info(progressLine(event)),
  });
}

/** The cache file of this step, filled from the Actions cache; null where the cache is off. */
async function openCache(config: Config, slugs: string, folder: string): Promise<string | null> {
  if (!config.cache || config.model === 'offline') return null;
  const file = join(folder, 'rows.jsonl');
  if (!cache.isFeatureAvailable()) {
    log.info('Cache: the Actions cache is not available here');
    return file;
  }
  const saving = !config['dry-run'];
  if (saving) saveState({ slugs, restored: '' });
  const restored = await restoreCache({ workspace, file, slugs, log });
  if (saving) saveState({ slugs, restored });
  return file;
}

interface PublishPlace {
  readonly slugs: string;
  readonly folder: string;
}

async function publish(
  { stats, tables }: RunReport,
  config: Config,
  { slugs, folder }: PublishPlace,
): Promise<Partial<Outputs>> {
  const called = config.publish === 'artifact' && !stats.plan && tables.length > 0;
  if (!called || cancelledBy !== null || UNPUBLISHED.includes(stats.stopped ?? '')) return {};
  if (!serverHasArtifacts(env.GITHUB_SERVER_URL)) {
    log.notice(
      'No artifact: this server has no artifact service; the tables are in the workspace.',
    );
    return {};
  }
  const attempt = env.GITHUB_RUN_ATTEMPT ?? '1';
  const name = artifactName({ job: env.GITHUB_JOB ?? '', slugs, attempt });
  try {
    const files = tables.map(({ slug, csv }) => ({ name: `${slug}.csv`, text: csv }));
    const statsFile = { name: 'stats.json', text: `${JSON.stringify(stats, null, 2)}\n` };
    const upload = uploadArtifact({
      name,
      files: [...files, statsFile],
      stage: join(folder, 'artifact'),
    });
    const id = await withLimit(UPLOAD_LIMIT_MS, 'the artifact service', upload);
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
    const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
    return { 'artifact-id': String(id), 'artifact-url': `${run}/artifacts/${id}` };
  } catch (error) {
    log.warning(`No artifact: ${messageOf(error)}. The tables are in the workspace.`);
    return {};
  }
}

/** Saves the cache; runs after success, failure, cancel and time-out alike. */
async function post(): Promise<number> {
  const state = readState();
  if (state === null) return 0;
  const file = join(stepFolder(state.id, temp), 'rows.jsonl');
  await saveCache({ workspace, file, slugs: state.slugs, log }, state);
  return 0;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

let code = 1;
try {
  code = isPost() ? await post() : await main();
} catch (error) {
  log.error(messageOf(error));
  if (!isPost()) setOutputs({});
}
// A service that was given up would keep the process alive.
process.stdout.write('', () => process.exit(code));
