import { PROMPT_VERSION } from '../columns/prompt.ts';
import type { Config } from '../config/config.ts';
import { maxCostUsd } from '../engine/budget.ts';
import { enrich } from '../engine/engine.ts';
import {
  type Model,
  type ModelInfo,
  NO_USAGE,
  type Prompt,
  type PromptItem,
  type Values,
} from '../engine/model.ts';
import { type Forecast, forecastWithin, limitsAtStart } from '../engine/plan.ts';
import {
  type EngineEvent,
  type EngineResult,
  NO_KEY_GIVEN,
  NO_KEY_HERE,
  type Outcome,
  STOP_REASONS,
} from '../engine/result.ts';
import { TokenMeter } from '../engine/tokens.ts';
import type { Clock } from '../lib/clock.ts';
import { plural } from '../lib/text/words.ts';
import type { Stopped } from '../report/stats.ts';
import type { Store } from '../values/store.ts';
import { monthOf } from '../values/stored-entry.ts';

export interface AskOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly info: ModelInfo;
  /** Null where it needs a key and none was given. */
  readonly model: Model | null;
  readonly prompt: Prompt;
  /** The event gives no secrets: a missing key is no error. */
  readonly withoutSecrets: boolean;
  /** When the run began, in milliseconds since the epoch; the deadline counts from it. */
  readonly startedAt: number;
  readonly onEvent: (event: EngineEvent) => void;
}

export interface AskResult extends Omit<EngineResult, 'stopped'> {
  readonly stopped: Stopped;
  /** Of a dry run: the rows, from the first on, that a run would get to, and what they would take. */
  readonly plan?: { readonly rows: number; readonly forecast: Forecast };
  /** What makes the run a failure; empty where nothing does. */
  readonly error: string;
}

/** Sends all rows to the model, or leaves them pending where nothing is to be sent. */
export async function askModel(
  items: readonly PromptItem[],
  options: AskOptions,
): Promise<AskResult> {
  const { config, info, model, prompt, withoutSecrets, store, clock } = options;
  const notSent = (reason: string) => leavePending(items, reason, prompt);
  // A run that was cancelled while it loaded has nothing to plan, and lacks no key.
  if (options.signal.aborted) {
    const reason = `not asked: ${STOP_REASONS.cancelled}`;
    return { ...notSent(reason), stopped: 'cancelled', error: '' };
  }
  if (config['dry-run']) {
    const plan = planOf(items, options);
    return { ...notSent('dry run'), stopped: null, plan, error: '' };
  }
  if (items.length === 0) return { ...notSent(''), stopped: null, error: '' };
  if (model === null) {
    const stopped = withoutSecrets ? 'no-key' : 'key';
    const error = withoutSecrets ? '' : missingKey(items.length, info);
    return {
      ...notSent(`not asked: ${withoutSecrets ? NO_KEY_HERE : NO_KEY_GIVEN}`),
      stopped,
      error,
    };
  }
  const result = await enrich(items, {
    ...settingsOf(config),
    model,
    prompt,
    clock,
    maxRequests: config['max-requests'],
    maxCostUsd: config['max-cost-usd'],
    deadlineAt: options.startedAt + config['deadline-minutes'] * 60_000,
    signal: options.signal,
    onValue: (item, values) => remember(item, values, { model, store, clock }),
    onEvent: options.onEvent,
  });
  for (const [k, outcome] of result.outcomes) {
    if (outcome.state !== 'failed' || !outcome.refused || model.preview) continue;
    store.add({ k, refused: outcome.reason, made: new Date(clock.now()).toISOString() });
  }
  return { ...result, error: errorOf(result, info) };
}

function settingsOf(config: Config) {
  return {
    batchSize: config['batch-size'],
    concurrency: config.concurrency,
    requestsPerMinute: config['requests-per-minute'],
  };
}

/** What a run of these settings would do. */
function planOf(items: readonly PromptItem[], { config, info, prompt }: AskOptions) {
  const meter = new TokenMeter(prompt);
  const limits = limitsAtStart(settingsOf(config), config['max-requests']);
  const budget = config['max-cost-usd'];
  // A run sends no row for which there would be no money at its worst.
  const spendable =
    budget === 0 || info.price === null
      ? Number.POSITIVE_INFINITY
      : budget - maxCostUsd(items.slice(0, 1), info, meter);
  const seconds = config['deadline-minutes'] * 60;
  return forecastWithin(items, limits, { meter, rates: info, costUsd: spendable, seconds });
}

function leavePending(items: readonly PromptItem[], reason: string, prompt: Prompt) {
  const outcomes = new Map<string, Outcome>(
    items.map(({ key }) => [key, { state: 'pending', reason }]),
  );
  const requests = { total: 0, batch: 0, single: 0, retries: 0 };
  const meter = new TokenMeter(prompt);
  return { outcomes, stopMessage: '', dayLimit: null, requests, usage: NO_USAGE, meter };
}

interface Memory {
  readonly model: Model;
  readonly store: Store;
  readonly clock: Clock;
}

/** A value is kept the moment it is validated: a kill loses at most the row being written. */
function remember(item: PromptItem, values: Values, { model, store, clock }: Memory): void {
  if (model.preview) return;
  const now = new Date(clock.now());
  store.add({
    k: item.key,
    values,
    model: model.name,
    prompt: PROMPT_VERSION,
    made: now.toISOString(),
    used: monthOf(now),
  });
}

function missingKey(rows: number, { label, key }: ModelInfo): string {
  return (
    `${plural(rows, 'row')} to enrich, but no ${label} API key. Make one at ${key?.page} and give it as ` +
    `${key?.input} (${key?.variable} on the command line). A dry-run and the model offline need none.`
  );
}

function errorOf({ stopped, stopMessage }: EngineResult, { name, label, key }: ModelInfo): string {
  const said = stopMessage.replace(/[.\s]+$/, '');
  switch (stopped) {
    case 'key':
      return `${label} rejects the API key: ${said}. Check ${key?.input}, or make a key at ${key?.page}.`;
    case 'model':
      return `${label} does not serve the model ${name} to this key: ${said}. Set another model.`;
    case 'bad-request':
      return `${label} rejects the request: ${said}. Check model and instructions.`;
    default:
      return '';
  }
}
