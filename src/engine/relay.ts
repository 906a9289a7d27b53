import { sumBy } from '../lib/collections.ts';
import { costUsd } from './budget.ts';
import { enrich } from './engine.ts';
import { type Model, NO_USAGE, type PromptItem, type Values } from './model.ts';
import {
  type EngineEvent,
  type EngineResult,
  NO_REQUESTS,
  type OpenCell,
  type Outcome,
  type StopReason,
} from './result.ts';
import type { EngineOptions } from './run.ts';

/** What one of several models did. */
export interface ModelResult extends EngineResult {
  readonly model: Model;
}

/** The result of a run with one or more models; what is not summed up is that of the last one served. */
export interface RelayResult extends EngineResult {
  /** The models that rows were sent to, in order. */
  readonly modelResults: readonly ModelResult[];
  /** The last of them that the service served, or else the last one: its stop is the run's. */
  readonly lastServed: Model;
}

export type RelayOptions = Omit<EngineOptions, 'model' | 'onValue' | 'onEvent' | 'hasSuccessor'> & {
  /** In the order in which they are tried. */
  readonly models: readonly [Model, ...Model[]];
  readonly onValue: (item: PromptItem, values: Values, model: Model) => void;
  readonly onEvent: (event: EngineEvent) => void;
};

/** After these stops, another model can still do what is left. */
const PASSES_ON: readonly (StopReason | null)[] = ['daily-quota', 'model', 'outage', 'unusable'];

/** The service did not serve the model, rather than the model the rows. */
const NOT_SERVED: readonly (StopReason | null)[] = ['model', 'key', 'billing', 'bad-request'];

/**
 * Sends the rows to the first model, and those that are left to the next one where a model cannot go
 * on: each has its own quota, limits and prices, while budget and deadline are the run's. What a model
 * failed at for good is not tried with another.
 */
export async function enrichInTurn(
  items: readonly PromptItem[],
  options: RelayOptions,
): Promise<RelayResult> {
  const { models, onValue } = options;
  const results: ModelResult[] = [];
  let left = items;
  for (const [i, model] of models.entries()) {
    const isLast = i === models.length - 1;
    const last = results.at(-1);
    if (last?.stopped) {
      const { stopped } = last;
      options.onEvent({ type: 'model', from: last.model.name, to: model.name, stopped });
    }
    const costBefore = sumBy(results, costOf);
    const doneBefore = items.length - left.length;
    const result = await enrich(left, {
      ...options,
      onActivity: ({ done, inFlight, costUsd }) =>
        options.onActivity?.({
          done: doneBefore + done,
          inFlight,
          costUsd: costBefore + costUsd,
        }),
      ...budgetLeft(options, results),
      model,
      hasSuccessor: !isLast,
      onValue: (item, values) => onValue(item, values, model),
    });
    results.push({ ...result, model });
    left = pending(left, result);
    if (left.length === 0 || !PASSES_ON.includes(result.stopped)) break;
  }
  return finish(items, results);
}

/** What earlier models left of the budget. */
function budgetLeft({ maxRequests, maxCostUsd }: RelayOptions, results: readonly ModelResult[]) {
  return {
    maxRequests: maxRequests - sumBy(results, ({ requests }) => requests.total),
    maxCostUsd: maxCostUsd - sumBy(results, ({ spentUsd }) => spentUsd),
  };
}

/** Of its answers, at list price; 0 if the price is unknown. */
const costOf = ({ model: { price }, usage }: ModelResult) =>
  price === null ? 0 : costUsd(usage, price);

/** The rows that have cells which another model may fill, with these cells alone. */
function pending(items: readonly PromptItem[], { outcomes }: EngineResult): readonly PromptItem[] {
  return items.flatMap((item) => {
    const open = outcomes.get(item.key)?.open;
    const lacks = item.lacks.filter((column) => open?.get(column)?.state === 'pending');
    return lacks.length === 0 ? [] : [{ ...item, lacks }];
  });
}

function finish(items: readonly PromptItem[], results: readonly ModelResult[]): RelayResult {
  const served = results.filter(({ stopped }) => !NOT_SERVED.includes(stopped));
  const last = served.at(-1) ?? results.at(-1);
  if (last === undefined) throw new Error('a relay has at least one model');
  const quotas = results.filter(({ stopped }) => stopped === 'daily-quota');
  // What a day allows says something about later runs only if the day is what ended this one.
  const days = last.stopped === 'daily-quota' ? quotas.map(({ dayLimit }) => dayLimit) : [];
  return {
    ...last,
    modelResults: results,
    lastServed: last.model,
    outcomes: new Map(items.map(({ key }) => [key, mergedOutcome(key, results, last)])),
    dayLimit: days.length > 0 && !days.includes(null) ? sumBy(days, Number) : null,
    requests: sumOf(NO_REQUESTS, ...results.map(({ requests }) => requests)),
    usage: sumOf(NO_USAGE, ...results.map(({ usage }) => usage)),
    spentUsd: sumBy(results, ({ spentUsd }) => spentUsd),
  };
}

/** All values of a row, and why the others are missing. That a later model is not served is no reason. */
function mergedOutcome(
  key: string,
  results: readonly ModelResult[],
  lastServed: ModelResult,
): Outcome {
  const values: Record<string, string> = {};
  const open = new Map<string, OpenCell>();
  for (const result of results) {
    const outcome = result.outcomes.get(key);
    Object.assign(values, outcome?.values);
    const isServed = result === lastServed || !NOT_SERVED.includes(result.stopped);
    for (const [column, cell] of outcome?.open ?? []) {
      if (isServed || cell.state === 'failed' || !open.has(column)) open.set(column, cell);
    }
  }
  for (const column of Object.keys(values)) open.delete(column);
  return { values, open };
}

/** Member by member. */
const sumOf = <K extends string>(first: Counts<K>, ...others: readonly Counts<K>[]): Counts<K> =>
  others.reduce((total, counts) => {
    const names = Object.keys(total) as K[];
    return Object.fromEntries(names.map((name) => [name, total[name] + counts[name]])) as Counts<K>;
  }, first);

type Counts<K extends string> = Readonly<Record<K, number>>;
