import { type EngineOptions, enrich } from '../../../src/engine/engine.ts';
import type { Ask, Reply } from '../../../src/engine/model.ts';
import type { EngineResult } from '../../../src/engine/result.ts';
import { priceOf } from '../../../src/models/prices.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { type FakeRequest, fakeModel } from '../../fakes/model.ts';

interface Setup extends Partial<Omit<EngineOptions, 'model' | 'clock'>> {
  readonly script?: (request: FakeRequest, clock: VirtualClock) => Reply;
  readonly seed?: number;
  readonly clock?: VirtualClock;
}

/** Runs the engine over a model in the process, in virtual time. */
export async function runEngine(
  asks: readonly Ask[],
  { script, seed, clock = new VirtualClock(undefined, seed), ...options }: Setup = {},
) {
  const startedAt = clock.now();
  const model = fakeModel(clock, script && ((request) => script(request, clock)));
  const stored: Ask[] = [];
  const result = await enrich(asks, {
    model,
    clock,
    batchSize: 20,
    concurrency: 8,
    requestsPerMinute: 15,
    maxRequests: 0,
    maxCostUsd: 0,
    price: priceOf('gemini-3.5-flash-lite'),
    deadlineAt: startedAt + 30 * 60_000,
    instruction: 'Describe the topics.',
    signal: new AbortController().signal,
    onValue: (ask) => stored.push(ask),
    onEvent: () => {},
    ...options,
  });
  return { result, stored, requests: model.requests, ms: clock.now() - startedAt };
}

export const statesOf = ({ outcomes }: EngineResult) => {
  const counts = { enriched: 0, failed: 0, pending: 0 };
  for (const { state } of outcomes.values()) counts[state] += 1;
  return counts;
};
