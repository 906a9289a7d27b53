import { expect, it } from 'vitest';
import { askModel } from '../../src/ask.ts';
import { parseConfig } from '../../src/config.ts';
import { openStore } from '../../src/enrichment/store.ts';
import { VirtualClock } from '../fakes/clock.ts';
import { fakeModel, someAsks } from '../fakes/model.ts';

const MINUTE_MS = 60_000;

/** A run with a deadline of 10 minutes whose roadmaps took so long to load. */
async function runAfter(minutes: number) {
  const parsed = parseConfig({ roadmap: './tea', 'deadline-minutes': '10' }, {}, 'action');
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  const clock = new VirtualClock(Date.UTC(2026, 0, 5));
  return askModel(someAsks(3), {
    config: parsed.config,
    clock,
    store: openStore(null, new Date(clock.now())),
    signal: new AbortController().signal,
    model: fakeModel(clock),
    keyless: false,
    instructions: '',
    startedAt: clock.now() - minutes * MINUTE_MS,
    onEvent: () => {},
  });
}

it.each([
  [9, null, 1],
  [10, 'deadline', 0],
])('counts the deadline from the start: %i minutes of loading', async (minutes, stopped, total) => {
  expect(await runAfter(minutes)).toMatchObject({ stopped, requests: { total } });
});
