import type { Config } from '../config/config.ts';
import { systemClock as clock } from '../lib/clock.ts';
import { openModel } from '../models/models.ts';
import { refresh } from '../pipeline/refresh.ts';
import { progressLine } from '../report/log-lines.ts';
import type { RunReport } from '../report/run-report.ts';
import { openStoreOrWarn } from '../values/store.ts';
import { cacheFile } from './cache-file.ts';
import { type CliWorld, remoteOf } from './world.ts';

/** Enriches roadmaps and shows the progress in the terminal. */
export async function enrich(
  config: Config,
  cache: string | undefined,
  world: CliWorld,
): Promise<RunReport> {
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
