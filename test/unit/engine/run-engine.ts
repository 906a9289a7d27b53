import { type EngineOptions, enrich } from '../../../src/engine/engine.ts';
import type { Model, PromptItem, Reply } from '../../../src/engine/model.ts';
import type { EngineResult } from '../../../src/engine/result.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { type FakeRequest, fakeModel, PROMPT } from '../../fakes/model.ts';

interface Setup extends Partial<Omit<EngineOptions, 'model' | 'clock'>> {
  readonly script?: (request: FakeRequest, clock: VirtualClock) => Reply | null;
  readonly seed?: number;
  /** Instead of the one of the script. */
  readonly model?: Model;
  readonly clock?: VirtualClock;
}

/** Runs the engine over a model in the process, in virtual time. */
export async function runEngine(
  items: readonly PromptItem[],
  { script, seed, clock = new VirtualClock(undefined, seed), ...options }: Setup = {},
) {
  const startedAt = clock.now();
  const model = fakeModel(clock, script && ((request) => script(request, clock)));
  const stored: PromptItem[] = [];
  const result = await enrich(items, {
    model,
    prompt: PROMPT,
    clock,
    batchSize: 20,
    concurrency: 8,
    requestsPerMinute: 15,
    maxRequests: Number.POSITIVE_INFINITY,
    maxCostUsd: Number.POSITIVE_INFINITY,
    deadlineAt: startedAt + 30 * 60_000,
    signal: new AbortController().signal,
    onValue: (item) => stored.push(item),
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
