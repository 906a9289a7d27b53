import { readColumnsFile } from '../../config/columns-file.ts';
import type { Config } from '../../config/config.ts';
import { systemClock as clock } from '../../lib/clock.ts';
import { CANCELLED } from '../../lib/signals.ts';
import { plural } from '../../lib/text/words.ts';
import { openModel } from '../../models/models.ts';
import { refresh } from '../../pipeline/refresh.ts';
import { failuresOf } from '../../pipeline/report.ts';
import { annotationsOf, isOdd, progressLine } from '../../report/log-lines.ts';
import type { RunReport } from '../../report/run-report.ts';
import type { Remote } from '../../sources/remote/remote.ts';
import { openStoreOrWarn } from '../../values/store.ts';
import type { RefreshCommand } from '../arguments/parse.ts';
import { cacheFile } from '../cache-file.ts';
import { showTables } from '../terminal/table.ts';
import { type CliWorld, configOf, print, remoteOf } from '../world.ts';
import { nextStep } from './next-step.ts';
import { requireKey } from './require-key.ts';
import { logSummary } from './summary.ts';

/** Above this many rows, an estimate of their time takes longer than a person waits for it. */
const MAX_ESTIMATED_ROWS = 2_000;

/**
 * Enriches roadmaps, and resolves to the exit code. Throws a `UsageError` for wrong settings.
 *
 * @param opened Where roadmaps come from, if it was opened already.
 */
export async function enrich(
  command: RefreshCommand,
  world: CliWorld,
  opened?: Remote,
): Promise<number> {
  const { log, files } = world;
  if (command.verbose) log.showDetails();
  const config = await settingsOf(command, world);
  const result = await run(config, command, {
    ...world,
    remote: opened ?? remoteOf(config, world),
  });
  if (command.json) print(`${JSON.stringify(result.stats)}\n`);
  else if (!result.stats.plan)
    print(showTables(result, process.stdout.columns ?? process.stderr.columns));
  if (result.tables.length > 0) logSummary(result, log);
  else if (world.signal.aborted) log.info(CANCELLED);
  for (const line of annotationsOf(result)) log.remark(line);
  const failures = failuresOf(result, config);
  for (const line of failures) log.error(line);
  // An error says itself what to do.
  const next = failures.length > 0 ? null : await nextStep(result, config, files);
  if (next !== null) {
    log.line([{ text: next.text, style: 'cyan' }]);
    if (next.command !== undefined) log.command(next.command);
  }
  return failures.length > 0 ? 1 : 0;
}

/** The settings of a command. Throws a `UsageError`. */
export async function settingsOf({ settings }: RefreshCommand, world: CliWorld): Promise<Config> {
  return configOf(settings, await readColumnsFile(settings.columns, () => world.files));
}

/** Runs the pipeline, and shows its progress in the terminal. */
export async function run(
  config: Config,
  { cache }: Pick<RefreshCommand, 'cache'>,
  world: CliWorld & { readonly remote: Remote },
): Promise<RunReport> {
  const { log } = world;
  const { columns } = config;
  const store = openStoreOrWarn(cacheFile(cache), { clock, columns, log });
  await requireKey(config, store, world.files);
  try {
    return await refresh(config, {
      ...world,
      columns,
      readPublished: null,
      mayShowUpstream: true,
      store,
      clock,
      openModel,
      withoutSecrets: false,
      onPlan: (total, seconds) => {
        if (config['dry-run']) return;
        const isEstimated = log.isLive && total <= MAX_ESTIMATED_ROWS;
        log.progress({ total, expectedMs: isEstimated ? seconds() * 1_000 : null });
      },
      onActivity: (activity) => log.progress(activity),
      onEvent: (event, model) => {
        const line = progressLine(event, model);
        if (isOdd(event)) log.info(line);
        else log.detail(line);
        if (event.type === 'wait') {
          const limit = `the limit is ${plural(event.requestsPerMinute, 'request')} a minute`;
          log.wait(event.ms, event.paused ? ' after an error' : `: ${limit}`);
        }
      },
    });
  } finally {
    log.end();
  }
}
