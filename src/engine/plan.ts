import { groupBy, sumBy } from '../lib/collections.ts';
import { costUsd, type Rates } from './budget.ts';
import type { PromptItem } from './model.ts';
import { autoSizes, makespan, requestSeconds } from './sizes.ts';
import { maxRows, type Output, type TokenMeter } from './tokens.ts';

/** The limits of a plan. */
export interface PlanLimits {
  readonly batchSize: number | 'auto';
  /** Maximum of requests in flight. */
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  /** Requests that can be sent at once; those of a minute by default, as at the start of a run. */
  readonly freeNow?: number;
  /** Requests left in the run's budget; no limit by default. */
  readonly requestsLeft?: number;
  /** Requests that the day's quota is expected to allow; a plan that needs more is made all the same. */
  readonly dayLeft?: number;
  /** Requests fail, and the others of the minute are needed for repairs: as few as possible. */
  readonly cautious?: boolean;
  /** Input tokens per minute; no limit by default. */
  readonly tokensPerMinute?: number;
  /** What the model says of its output; no limit by default. */
  readonly model?: Output;
}

/** Rows of requests, in the order in which they are sent. */
export type Batches = readonly (readonly PromptItem[])[];

/**
 * Divides the rows into batches of rows that lack the same columns, in row order. A given size is
 * kept exactly (the last batch takes the rest) unless it exceeds the tokens of a minute, or of an
 * answer; `auto` looks for the earliest end.
 */
export function planBatches(
  items: readonly PromptItem[],
  limits: PlanLimits,
  meter: TokenMeter,
): Batches {
  const batches: (readonly PromptItem[])[] = [];
  const { freeNow = limits.requestsPerMinute, requestsLeft, dayLeft } = limits;
  for (const group of groupsOf(items)) {
    const left = {
      freeNow: Math.max(0, freeNow - batches.length),
      ...(requestsLeft !== undefined && { requestsLeft: requestsLeft - batches.length }),
      ...(dayLeft !== undefined && { dayLeft: dayLeft - batches.length }),
    };
    // One by one: the arguments of a call are limited, and 200,000 rows may be a request each.
    for (const batch of planTogether(group, { ...limits, ...left }, meter)) batches.push(batch);
  }
  return batches;
}

/** The same for rows that are sent together, whatever each of them lacks. */
export function planTogether(
  items: readonly PromptItem[],
  limits: PlanLimits,
  meter: TokenMeter,
): Batches {
  const { model } = limits;
  const prompt = meter.promptOf(items);
  const cap = Math.min(
    rowsPerMinute(items, limits, meter),
    model === undefined ? Number.POSITIVE_INFINITY : maxRows(prompt, model),
  );
  if (limits.batchSize === 'auto') {
    return slices(items, autoSizes(items.length, limits, cap));
  }
  const size = Math.min(limits.batchSize, cap);
  return slices(items, Array<number>(Math.ceil(items.length / size)).fill(size));
}

/** The rows in groups that lack the same columns: a batch has rows of one of them. */
export function groupsOf(items: readonly PromptItem[]): Batches {
  return [...groupBy(items, ({ lacks }) => lacks.join('\n')).values()];
}

/** How many of such rows the tokens of a minute suffice for, at least one. */
function rowsPerMinute(
  items: readonly PromptItem[],
  { tokensPerMinute = Number.POSITIVE_INFINITY }: PlanLimits,
  meter: TokenMeter,
): number {
  // To measure all rows of a long list takes seconds.
  if (tokensPerMinute === Number.POSITIVE_INFINITY) return tokensPerMinute;
  const prompt = meter.promptOf(items);
  const fixed = meter.estimate([], prompt).input;
  const perRow = (meter.estimate(items, prompt).input - fixed) / items.length;
  return Math.max(1, Math.floor((tokensPerMinute - fixed) / perRow));
}

/** Consecutive pieces of these sizes, as far as there are items. */
function slices(items: readonly PromptItem[], sizes: readonly number[]): Batches {
  let end = 0;
  const pieces = sizes.map((size) => {
    end += size;
    return items.slice(end - size, end);
  });
  return pieces.filter(({ length }) => length > 0);
}

/** Seconds until the last answer if nothing fails: full minutes, and the makespan of the last one. */
export function expectedSeconds(
  batches: Batches,
  { requestsPerMinute, concurrency, freeNow = requestsPerMinute }: PlanLimits,
  meter: TokenMeter,
): number {
  const seconds = batches.map((batch) =>
    requestSeconds(batch.length, meter.outputPerRow(meter.promptOf(batch))),
  );
  const first = Math.min(freeNow, requestsPerMinute);
  const minutes = Math.max(0, Math.ceil((seconds.length - first) / requestsPerMinute));
  const before = minutes === 0 ? 0 : first + (minutes - 1) * requestsPerMinute;
  const last = makespan(seconds.slice(before), concurrency);
  return Math.max(minutes * 60 + last, makespan(seconds, concurrency));
}

/** What a run is expected to take. */
export interface Estimate {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** At list price; null if the price of the model is unknown. */
  readonly costUsd: number | null;
  readonly seconds: number;
}

export interface EstimateOptions {
  readonly meter: TokenMeter;
  readonly rates: Rates;
  /** No limit by default. */
  readonly maxCostUsd?: number;
  readonly maxSeconds?: number;
}

/**
 * How many of the rows, from the first on, a run gets to before it reaches its limit of requests, cost
 * or time, and the estimate for these rows, if nothing fails.
 */
export function estimateRun(
  items: readonly PromptItem[],
  limits: PlanLimits,
  options: EstimateOptions,
): { readonly rows: number; readonly estimate: Estimate } {
  const { meter, rates } = options;
  const { maxCostUsd = Number.POSITIVE_INFINITY, maxSeconds = Number.POSITIVE_INFINITY } = options;
  const { requestsLeft = Number.POSITIVE_INFINITY } = limits;
  // A run plans its batches for all rows, however far it gets.
  const planned = planBatches(items, { ...limits, model: rates }, meter);
  const ordered = planned.flat();
  const sizes = planned.map(({ length }) => length);
  const ofPlanned = planned.map((batch) => meter.estimate(batch));
  const ofFirst = (rows: number): Estimate => {
    const batches = slices(ordered.slice(0, rows), sizes);
    // Only the last of them may be shorter than planned.
    const tokens = batches.map((batch, i) => {
      return (batch.length === sizes[i] && ofPlanned[i]) || meter.estimate(batch);
    });
    const input = sumBy(tokens, (count) => count.input);
    const output = sumBy(tokens, (count) => count.output + rates.thinkingTokens);
    return {
      requests: batches.length,
      inputTokens: input,
      outputTokens: output,
      costUsd: rates.price && costUsd({ input, output, cached: 0 }, rates.price),
      seconds: Math.ceil(expectedSeconds(batches, limits, meter)),
    };
  };
  const fits = (plan: Estimate) =>
    plan.requests <= requestsLeft &&
    (plan.costUsd ?? 0) <= maxCostUsd &&
    plan.seconds <= maxSeconds;
  const whole = ofFirst(items.length);
  if (fits(whole)) return { rows: items.length, estimate: whole };
  let rows = 0;
  let tooMany = items.length;
  while (tooMany - rows > 1) {
    const middle = Math.floor((rows + tooMany) / 2);
    if (fits(ofFirst(middle))) rows = middle;
    else tooMany = middle;
  }
  return { rows, estimate: ofFirst(rows) };
}
