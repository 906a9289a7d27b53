import { expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { parseConfig } from '../../../src/config/config.ts';
import { NO_USAGE } from '../../../src/engine/model.ts';
import { TokenMeter } from '../../../src/engine/tokens.ts';
import { reportOf } from '../../../src/pipeline/report.ts';
import { Store } from '../../../src/values/store.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { PROMPTS } from '../../fakes/model.ts';

it('the duration of a run is what passed, though the date was set meanwhile', () => {
  const parsed = parseConfig({ roadmap: './tea' }, {}, 'action');
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  const clock = new VirtualClock();
  clock.dateOffset = -24 * 60 * 60_000;
  const { stats } = reportOf({
    config: parsed.config,
    columns: COLUMNS,
    clock,
    store: new Store(null, COLUMNS, clock.date()),
    rows: [],
    items: [],
    tables: [],
    unloaded: [],
    indexes: [],
    startedAt: clock.now() - 2_000,
    run: {
      outcomes: new Map(),
      stopped: null,
      stopMessage: '',
      dayLimit: null,
      requests: { total: 0, batch: 0, single: 0, retries: 0 },
      usage: NO_USAGE,
      spentUsd: 0,
      modelResults: [],
      givenUp: new Map(),
      meter: new TokenMeter(PROMPTS),
      error: '',
    },
  });
  expect(stats.durationMs).toBe(2_000);
});
