import { PROMPT_VERSION, systemInstruction } from '../columns/prompt.ts';
import { type Enrichment, isChallenge } from '../columns/tldr.ts';
import type { Config } from '../config/config.ts';
import { worstCostUsd } from '../engine/budget.ts';
import { enrich } from '../engine/engine.ts';
import { limitsAtStart, type PlanLimits } from '../engine/limits.ts';
import { type Ask, type Model, NO_USAGE } from '../engine/model.ts';
import { type Forecast, forecastWithin } from '../engine/plan.ts';
import type { EngineEvent, EngineResult, Outcome } from '../engine/result.ts';
import { NO_KEY_GIVEN, NO_KEY_HERE, STOP_REASONS } from '../engine/stop.ts';
import { TokenMeter } from '../engine/tokens.ts';
import type { Clock } from '../lib/clock.ts';
import { plural } from '../lib/text/words.ts';
import { thinkingOf } from '../models/gemini/thinking.ts';
import { priceOf } from '../models/prices.ts';
import type { Stopped } from '../report/stats.ts';
import type { Store } from '../values/store.ts';
import { monthOf } from '../values/stored-entry.ts';

export interface AskOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: Store;
  readonly signal: AbortSignal;
  /** Null where no key was given. */
  readonly model: Model | null;
  /** The event gives no secrets: no key is no fault. */
  readonly withoutSecrets: boolean;
  readonly instructions: string;
  /** When the run began, in milliseconds since the epoch; the deadline counts from it. */
  readonly startedAt: number;
  readonly onEvent: (event: EngineEvent) => void;
}

export interface AskResult extends Omit<EngineResult, 'stopped'> {
  readonly stopped: Stopped;
  /** Of a dry run: the rows, from the first on, that a run would get to, and what they would take. */
  readonly plan?: { readonly rows: number; readonly forecast: Forecast };
  /** What makes the run a failure; empty where nothing does. */
  readonly fault: string;
}

/** Where a person makes a key. */
const KEY_PAGE = 'https://aistudio.google.com/apikey';

/** Asks the model for all rows, or leaves them pending where it is not to be asked. */
export async function askModel(asks: readonly Ask[], options: AskOptions): Promise<AskResult> {
  const { config, model, withoutSecrets, store, clock } = options;
  const instruction = systemInstruction(options.instructions);
  const price = priceOf(config.model);
  const maxRequests = config['max-requests'];
  const settings = {
    batchSize: config['batch-size'],
    concurrency: config.concurrency,
    requestsPerMinute: config['requests-per-minute'],
  };
  // A run that was cancelled while it loaded has nothing to plan, and lacks no key.
  if (options.signal.aborted) {
    const reason = `not asked: ${STOP_REASONS.cancelled}`;
    return { ...notAsked(asks, reason, instruction), stopped: 'cancelled', fault: '' };
  }
  if (config['dry-run']) {
    const plan = planOf(asks, {
      config,
      limits: limitsAtStart(settings, maxRequests),
      instruction,
    });
    return { ...notAsked(asks, 'dry run', instruction), stopped: null, plan, fault: '' };
  }
  if (asks.length === 0) return { ...notAsked([], '', instruction), stopped: null, fault: '' };
  if (model === null) {
    const stopped = withoutSecrets ? 'no-key' : 'key';
    const fault = withoutSecrets ? '' : missingKey(asks.length);
    const reason = `not asked: ${withoutSecrets ? NO_KEY_HERE : NO_KEY_GIVEN}`;
    return { ...notAsked(asks, reason, instruction), stopped, fault };
  }
  const result = await enrich(asks, {
    ...settings,
    model,
    clock,
    price,
    instruction,
    maxRequests,
    maxCostUsd: config['max-cost-usd'],
    deadlineAt: options.startedAt + config['deadline-minutes'] * 60_000,
    signal: options.signal,
    onValue: (row, value) => remember(row, value, { model, store, clock }),
    onEvent: options.onEvent,
  });
  for (const [k, outcome] of result.outcomes) {
    if (outcome.state !== 'failed' || !outcome.refused || model.preview) continue;
    store.add({ k, refused: outcome.reason, made: new Date(clock.now()).toISOString() });
  }
  return { ...result, fault: faultOf(result, config) };
}

interface PlanOptions {
  readonly config: Config;
  readonly limits: PlanLimits;
  readonly instruction: string;
}

/** What a run of these settings would do. */
function planOf(asks: readonly Ask[], { config, limits, instruction }: PlanOptions) {
  const meter = new TokenMeter(instruction);
  const price = priceOf(config.model);
  const maxCostUsd = config['max-cost-usd'];
  // A run asks no row for which there would be no money at its worst.
  const spendable =
    maxCostUsd === 0 || price === null
      ? Number.POSITIVE_INFINITY
      : maxCostUsd - worstCostUsd(asks.slice(0, 1), { model: config.model, meter, price });
  const seconds = config['deadline-minutes'] * 60;
  const { tokens: thought } = thinkingOf(config.model);
  return forecastWithin(asks, limits, { meter, price, thought, costUsd: spendable, seconds });
}

function notAsked(asks: readonly Ask[], reason: string, instruction: string) {
  const outcomes = new Map<string, Outcome>(
    asks.map(({ key }) => [key, { state: 'pending', reason }]),
  );
  const requests = { total: 0, batch: 0, single: 0, retries: 0 };
  const meter = new TokenMeter(instruction);
  return { outcomes, stopMessage: '', dayLimit: null, requests, usage: NO_USAGE, meter };
}

interface Memory {
  readonly model: Model;
  readonly store: Store;
  readonly clock: Clock;
}

/** A value is kept the moment it is validated: a kill loses at most the row being written. */
function remember(row: Ask, value: Enrichment, { model, store, clock }: Memory): void {
  if (model.preview || !isChallenge(value.challenge)) return;
  const now = new Date(clock.now());
  store.add({
    k: row.key,
    tldr: value.tldr,
    challenge: value.challenge,
    model: model.name,
    prompt: PROMPT_VERSION,
    made: now.toISOString(),
    used: monthOf(now),
  });
}

function missingKey(rows: number): string {
  return (
    `${plural(rows, 'row')} to enrich, but no Gemini API key. Make one at ${KEY_PAGE} and give it as ` +
    'gemini-api-key (GEMINI_API_KEY on the command line). A dry-run and the model offline need none.'
  );
}

function faultOf({ stopped, stopMessage }: EngineResult, config: Config): string {
  const said = stopMessage.replace(/[.\s]+$/, '');
  if (stopped === 'key') {
    return `Gemini rejects the API key: ${said}. Check gemini-api-key, or make a key at ${KEY_PAGE}.`;
  }
  if (stopped === 'model') {
    return `Gemini does not serve the model ${config.model} to this key: ${said}. Set another model.`;
  }
  if (stopped === 'bad-request') {
    return `Gemini rejects the request: ${said}. Check model and instructions.`;
  }
  return '';
}
