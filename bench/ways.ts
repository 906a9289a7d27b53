import { COLUMNS } from '../src/columns/built-in.ts';
import { promptsFor } from '../src/columns/prompt.ts';
import { enrich } from '../src/engine/engine.ts';
import type { PromptItem } from '../src/engine/model.ts';
import type { VirtualClock } from '../test/fakes/clock.ts';
import { rightTldr, type SimulatedService } from './service.ts';

/** A strategy for enriching all rows; resolves to the TLDR that each row ends up with. */
export type Way = (
  items: readonly PromptItem[],
  world: BenchWorld,
) => Promise<ReadonlyMap<PromptItem, string>>;

export interface BenchWorld {
  readonly clock: VirtualClock;
  readonly service: SimulatedService;
  readonly requestsPerMinute: number;
}

/** The default of `concurrency`. */
export const LANES = 8;

/** Rows per request of a simple script, and at most of `auto`. */
export const BATCH = 50;

const PROMPTS = promptsFor(COLUMNS);

export const never = new AbortController().signal;

/** Our engine, with its defaults. */
export const ourWay: Way = engineWay('auto');

/** Our engine with a plain `batch-size`: what `auto` must never lose to. */
export const plainBatchesWay: Way = engineWay(BATCH);

function engineWay(batchSize: number | 'auto'): Way {
  return async (items, { clock, service, requestsPerMinute }) => {
    const { outcomes } = await enrich(items, {
      model: service,
      promptOf: PROMPTS,
      clock,
      batchSize,
      concurrency: LANES,
      requestsPerMinute,
      maxRequests: Number.POSITIVE_INFINITY,
      maxCostUsd: Number.POSITIVE_INFINITY,
      deadlineAt: Number.POSITIVE_INFINITY,
      signal: never,
      onValue: () => {},
      onEvent: () => {},
    });
    const table = new Map<PromptItem, string>();
    for (const item of items) {
      const outcome = outcomes.get(item.key);
      if (outcome?.open.size === 0) table.set(item, outcome.values.TLDR ?? '');
    }
    return table;
  };
}

/** Rows that the service would have given a TLDR, and that do not have it. */
export function rowsLost(
  items: readonly PromptItem[],
  table: ReadonlyMap<PromptItem, string>,
  service: SimulatedService,
): number {
  const isRight = (item: PromptItem) => table.get(item) === rightTldr(item);
  return items.filter((item) => !service.isPoison(item) && !isRight(item)).length;
}
