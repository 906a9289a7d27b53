import { readColumnsFile } from '../config/columns-file.ts';
import type { Config } from '../config/config.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { openModel } from '../models/models.ts';
import { refresh } from '../pipeline/refresh.ts';
import { failuresOf } from '../pipeline/report.ts';
import { annotationsOf, progressLine, summaryLines } from '../report/log-lines.ts';
import type { RunReport } from '../report/run-report.ts';
import { openStoreOrWarn } from '../values/store.ts';
import type { RefreshCommand } from './args.ts';
import { cacheFile } from './cache-file.ts';
import { showTables } from './table.ts';
import { type CliWorld, configOf, print, remoteOf } from './world.ts';

/** Enriches roadmaps, and resolves to the exit code. */
export async function enrich(command: RefreshCommand, world: CliWorld): Promise<number> {
  const { log } = world;
  const file = await readColumnsFile(command.settings.columns, () => world.files);
  const config = configOf(command.settings, file);
  const result = await run(config, command, world);
  if (command.json) print(`${JSON.stringify(result.stats)}\n`);
  else if (!result.stats.plan) print(showTables(result, process.stdout.columns));
  if (result.tables.length > 0) for (const line of summaryLines(result)) log.info(line);
  for (const line of annotationsOf(result)) log.remark(line);
  const failures = failuresOf(result, config);
  for (const line of failures) log.error(line);
  return failures.length > 0 ? 1 : 0;
}

/** Runs the pipeline, and shows its progress in the terminal. */
async function run(config: Config, { cache }: RefreshCommand, world: CliWorld): Promise<RunReport> {
  const { log } = world;
  const { columns } = config;
  let [done, total] = [0, 0];
  try {
    return await refresh(config, {
      ...world,
      columns,
      readPublished: null,
      remote: remoteOf(config, world),
      mayShowUpstream: true,
      store: openStoreOrWarn(cacheFile(cache), { clock, columns, log }),
      clock,
      openModel,
      withoutSecrets: false,
      onPlan: (rows) => {
        total = rows;
        log.progress(done, total);
      },
      onEvent: (event, model) => {
        log.info(progressLine(event, model));
        if (event.type === 'answer') done += event.enriched + event.failed;
        log.progress(done, total);
        if (event.type === 'wait') log.wait(event.ms, event.paused ? 'the service' : 'the quota');
      },
    });
  } finally {
    log.end();
  }
}
