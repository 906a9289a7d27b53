import { enrich } from '../../../src/engine/engine.ts';
import type { Model, PromptItem, Reply } from '../../../src/engine/model.ts';
import type { Outcome } from '../../../src/engine/result.ts';
import type { EngineOptions } from '../../../src/engine/run.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { type FakeRequest, fakeModel, PROMPTS } from '../../fakes/model.ts';

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
    promptOf: PROMPTS,
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
  const outcomes = new Map([...result.outcomes].map(([key, outcome]) => [key, rowOf(outcome)]));
  return {
    result: { ...result, outcomes },
    stored,
    requests: model.requests,
    ms: clock.now() - startedAt,
  };
}

/** What became of a row, as the worst of its columns. */
export interface RowOutcome {
  readonly state: 'enriched' | 'failed' | 'pending';
  readonly reason: string;
  readonly values: Outcome['values'];
}

function rowOf({ values, open }: Outcome): RowOutcome {
  const cells = [...open.values()];
  const worst = cells.find(({ state }) => state === 'failed') ?? cells[0];
  return { state: worst?.state ?? 'enriched', reason: worst?.reason ?? '', values };
}

export const statesOf = ({ outcomes }: { readonly outcomes: ReadonlyMap<string, RowOutcome> }) => {
  const counts = { enriched: 0, failed: 0, pending: 0 };
  for (const { state } of outcomes.values()) counts[state] += 1;
  return counts;
};
