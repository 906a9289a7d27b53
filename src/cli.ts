#!/usr/bin/env node
import { parseCommand, UsageError } from './cli/args.ts';
import { cacheFile } from './cli/cache-file.ts';
import { draw } from './cli/draw.ts';
import { HELP } from './cli/flags.ts';
import { terminalLog } from './cli/progress.ts';
import { tableText } from './cli/table.ts';
import { COLUMNS } from './columns/built-in.ts';
import { type Config, parseConfig, type RawSettings } from './config/config.ts';
import { SECRETS } from './config/settings.ts';
import { systemClock } from './lib/clock.ts';
import { messageOf } from './lib/error.ts';
import { openFiles } from './lib/files.ts';
import { oneLine } from './lib/log.ts';
import { CANCELLED, onCancel } from './lib/signals.ts';
import { VERSION } from './lib/version.ts';
import { openModel } from './models/models.ts';
import { failuresOf } from './pipeline/exit.ts';
import { refresh } from './pipeline/refresh.ts';
import { annotationsOf, progressLine, summaryLines } from './report/log-lines.ts';
import type { RunReport } from './report/run-report.ts';
import { openRemote } from './sources/remote/open.ts';
import { listRoadmaps, type Remote } from './sources/remote/remote.ts';
import type { Graphql } from './sources/remote/source.ts';
import type { Roadmap } from './sources/roadmap.ts';
import { isPattern } from './sources/slug.ts';
import { parseEntry } from './sources/sources.ts';
import { openStoreOrWarn } from './values/store.ts';

/** Columns of a table that is not shown on a terminal. */
const DEFAULT_COLUMNS = 100;

/** Rows shown of all tables together, and of each at least; the rest is in the files. */
const ROWS_SHOWN = 30;
const FEWEST_ROWS_SHOWN = 3;

const log = terminalLog(process.stderr);

// Whoever interrupts twice does not want to wait for the tables.
const cancel = onCancel((code) => process.exit(code));

// A reader that has had enough, like `| head -1`, closes the pipe. The table is written all the same, and quietly.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  log.error(`Standard output cannot be written (${error.message}).`);
  process.once('exit', () => {
    process.exitCode ||= 1;
  });
});

async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === 'help') return print(HELP);
  if (command.kind === 'version') return print(`${VERSION}\n`);
  if (command.kind === 'draw') {
    await draw(command, { files: openFiles(process.cwd()), log, load });
    return 0;
  }
  const config = configOf(command.settings);
  if (command.kind === 'list') return list(config, command.json);
  const result = await run(config, command.cache);
  if (command.json) print(`${JSON.stringify(result.stats)}\n`);
  else if (!result.stats.plan) showTables(result);
  if (result.tables.length > 0) for (const line of summaryLines(result)) log.info(line);
  else if (cancel.exitCode !== null) log.info(CANCELLED);
  for (const line of annotationsOf(result)) log.remark(line);
  const failures = failuresOf(result, config);
  for (const line of failures) log.error(line);
  return failures.length > 0 ? 1 : 0;
}

/** Settings from flags and environment. Throws a `UsageError` with all their errors. */
function configOf(flags: RawSettings): Config {
  const secrets = SECRETS.map(({ name, variable }) => [name, process.env[variable]]);
  const raw = { ...flags, publish: 'none', ...Object.fromEntries(secrets) };
  const parsed = parseConfig(raw, process.env, 'cli');
  if (!parsed.ok) throw new UsageError(parsed.errors.join('\n'));
  return parsed.config;
}

/** Prints the roadmaps there are. */
async function list(config: Config, json: boolean): Promise<number> {
  const listed = await listRoadmaps(remoteOf(config));
  if (json) return print(`${JSON.stringify(listed)}\n`);
  const width = Math.max(...listed.map(({ slug }) => slug.length));
  const lines = listed.map(({ slug, title }) => oneLine(`${slug.padEnd(width)}  ${title}`));
  return print(`${lines.join('\n')}\n`);
}

async function run(config: Config, cache: string | null | undefined): Promise<RunReport> {
  let [done, total] = [0, 0];
  try {
    return await refresh(config, {
      files: openFiles(process.cwd()),
      readPublished: null,
      remote: remoteOf(config),
      mayShowUpstream: true,
      store: openStoreOrWarn(cacheFile(cache), { clock: systemClock, columns: COLUMNS, log }),
      clock: systemClock,
      log,
      signal: cancel.signal,
      openModel: (prompt) =>
        openModel(config.model, {
          apiKey: config['gemini-api-key'],
          geminiUrl: config.geminiUrl,
          prompt,
        }),
      withoutSecrets: false,
      onPlan: (rows) => {
        total = rows;
        log.progress(done, total);
      },
      onEvent: (event) => {
        log.info(progressLine(event));
        if (event.type === 'answer') done += event.enriched + event.failed;
        log.progress(done, total);
        if (event.type === 'wait') log.wait(event.ms, event.paused ? 'the service' : 'the quota');
      },
    });
  } finally {
    log.end();
  }
}

function remoteOf(config: Config): Remote {
  const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
  const clock = systemClock;
  const openGraphql = (token: string, signal: AbortSignal): Graphql => {
    // The client of GitHub is as large as all the rest, and most runs do without it.
    let opened: Promise<Graphql> | undefined;
    return async (query, variables) => {
      opened ??= import('./publish/github.ts').then((github) =>
        github.openGraphql({ token, apiUrl, clock, signal, log }),
      );
      return (await opened)(query, variables);
    };
  };
  return openRemote(config, { openGraphql, clock, signal: cancel.signal, log });
}

/** Loads the roadmap that is to be drawn, by its path or slug. */
async function load(name: string): Promise<Roadmap> {
  const entry = parseEntry(name);
  if (entry === null || isPattern(entry.slug)) {
    throw new UsageError(`${name} is neither the slug nor the path of one roadmap.`);
  }
  const { source, slug } = entry;
  const world = {
    columns: COLUMNS,
    files: openFiles(process.cwd()),
    // Made only where it is needed: what is read from a path depends on no setting.
    get remote() {
      return remoteOf(configOf({ roadmap: name }));
    },
  };
  // Messages call it what the user did.
  const target = { source, name, slug };
  return source.picture?.(target, world) ?? source.load(target, world);
}

function showTables({ tables }: RunReport): void {
  const columns = process.stdout.columns ?? DEFAULT_COLUMNS;
  const shown = Math.max(FEWEST_ROWS_SHOWN, Math.floor(ROWS_SHOWN / tables.length));
  const filled = tables.filter(({ rows }) =>
    rows.some(({ values }) => Object.values(values).some((value) => value !== '')),
  );
  for (const { rows } of filled) print(tableText(rows, COLUMNS, { rows: shown, width: columns }));
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

let code: number;
try {
  code = await main();
} catch (error) {
  code = error instanceof UsageError ? 2 : 1;
  // What a cancelled run could not do any more is no fault.
  if (cancel.exitCode !== null) log.info(CANCELLED);
  else for (const line of messageOf(error).split('\n')) log.error(oneLine(line));
}
process.exitCode = cancel.exitCode ?? code;
