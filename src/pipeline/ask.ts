import { PROMPT_VERSION } from '../columns/prompt.ts';
import { type Config, nameOn } from '../config/config.ts';
import { maxCostUsd } from '../engine/budget.ts';
import {
  type Model,
  type ModelInfo,
  NO_USAGE,
  type PromptItem,
  type PromptOf,
} from '../engine/model.ts';
import { type Estimate, estimateRun } from '../engine/plan.ts';
import { enrichInTurn, type RelayResult } from '../engine/relay.ts';
import {
  NO_KEY_GIVEN,
  NO_REQUESTS,
  type Outcome,
  STOP_REASONS,
  type StopReason,
} from '../engine/result.ts';
import { TokenMeter } from '../engine/tokens.ts';
import { ellipsize } from '../lib/text/truncate.ts';
import { plural, usd, withoutStop } from '../lib/text/words.ts';
import { describeModel } from '../models/models.ts';
import { monthOf } from '../values/stored-entry.ts';
import { keyAdvice, modelError } from './model-errors.ts';
import type { World } from './refresh.ts';

/** Longest reason in the cache, in code points. */
const MAX_REASON_POINTS = 90;

type AskWorld = Pick<
  World,
  | 'clock'
  | 'columns'
  | 'log'
  | 'onActivity'
  | 'onEvent'
  | 'openModel'
  | 'signal'
  | 'store'
  | 'withoutSecrets'
>;

export interface AskOptions extends AskWorld {
  readonly config: Config;
  readonly promptOf: PromptOf;
  /** When the run began, by the clock; the deadline counts from it. */
  readonly startedAt: number;
}

export interface AskResult extends Omit<RelayResult, 'lastServed'> {
  /** Of a dry run: how many rows, from the first on, a run would get to, and what they would take. */
  readonly plan?: { readonly rows: number; readonly estimate: Estimate };
  /** What makes the run fail; empty if nothing does. */
  readonly error: string;
}

/**
 * Sends the rows to the model, as many as `max-rows` allows; leaves them pending if nothing can or need
 * be sent.
 */
export async function askModel(
  items: readonly PromptItem[],
  options: AskOptions,
): Promise<AskResult> {
  const allowed = options.config['max-rows'] || items.length;
  const result = await askForAll(items.slice(0, allowed), options);
  const left = items.slice(allowed);
  if (left.length === 0 || result.plan) return result;
  const reason = `not sent: ${STOP_REASONS.budget}`;
  const unsent = left.map((item) => [item.key, pendingOutcome(item, reason)] as const);
  return {
    ...result,
    outcomes: new Map([...result.outcomes, ...unsent]),
    stopped: result.stopped ?? 'budget',
  };
}

async function askForAll(items: readonly PromptItem[], options: AskOptions): Promise<AskResult> {
  const { config, promptOf, store, clock, signal, log } = options;
  const { face } = config;
  const info = describeModel(config.model[0]);
  const notSent = (reason: string, stopped: StopReason | null = null): AskResult => ({
    outcomes: new Map(items.map((item) => [item.key, pendingOutcome(item, reason)])),
    stopped,
    stopMessage: '',
    dayLimit: null,
    requests: NO_REQUESTS,
    usage: NO_USAGE,
    spentUsd: 0,
    givenUp: new Map(),
    meter: new TokenMeter(promptOf),
    modelResults: [],
    error: '',
  });
  // A run that was cancelled while it loaded has nothing to plan, and needs no key.
  if (signal.aborted) return notSent(`not sent: ${STOP_REASONS.cancelled}`, 'cancelled');
  if (config['dry-run']) return { ...notSent('dry run'), plan: planOf(items, info, options) };
  if (items.length === 0) return notSent('');
  const models = openModels(options);
  if (models === null && options.withoutSecrets) {
    log.notice(
      `${plural(items.length, 'row')} not sent: pull requests from forks and Dependabot get no ` +
        'secrets. There is nothing to fix; the next run on the default branch sends them.',
    );
    return notSent(`not sent: ${STOP_REASONS['no-key']}`, 'no-key');
  }
  if (models === null) {
    const count = plural(items.length, 'row');
    const error = `${count} to enrich, but no ${info.label} API key. ${keyAdvice(info, face)}`;
    // A person at a terminal sets the key and repeats the command; a table without values is no help.
    if (face === 'cli') throw new Error(error);
    return { ...notSent(`not sent: ${NO_KEY_GIVEN}`, 'key'), error };
  }
  const identities = new Map(options.columns.map(({ name, identity }) => [name, identity]));
  const identityOf = (name: string) => identities.get(name) ?? name;
  let [atWork] = config.model;
  const result = await enrichInTurn(items, {
    ...settingsOf(config),
    models,
    promptOf,
    clock,
    deadlineAt: options.startedAt + config['deadline-minutes'] * 60_000,
    signal,
    // Values are stored the moment they are validated: a kill loses at most the row being written.
    onValue: ({ key }, values, { name: model, preview }) => {
      if (preview) return;
      const now = clock.date();
      const made = { made: now.toISOString(), used: monthOf(now) };
      const origin = { model, prompt: PROMPT_VERSION, ...made };
      store.add(
        Object.entries(values).map(([name, v]) => ({ k: key, c: identityOf(name), v, ...origin })),
      );
    },
    ...(options.onActivity && { onActivity: options.onActivity }),
    onEvent: (event) => {
      if (event.type === 'model') atWork = event.to;
      options.onEvent(event, config.model.length > 1 ? atWork : null);
    },
  });
  const made = clock.date().toISOString();
  for (const [k, { open }] of info.preview ? [] : result.outcomes) {
    const failed = [...open].filter(([, { state }]) => state === 'failed');
    store.add(
      failed.map(([name, { reason }]) => {
        return { k, c: identityOf(name), refused: ellipsize(reason, MAX_REASON_POINTS), made };
      }),
    );
  }
  for (const one of result.modelResults.filter(({ model }) => model !== result.lastServed)) {
    const others = config.model.filter((name) => name !== one.model.name);
    const refusal = modelError(one, one.model, { face, others });
    if (refusal !== '') log.warning(refusal);
  }
  const { label } = result.lastServed;
  for (const [name, reason] of result.stopped === 'unusable' ? [] : result.givenUp) {
    log.warning(`${name} is left empty: no answer of ${label} had a usable value (${reason}).`);
  }
  if (result.stopped === 'outage') {
    log.warning(
      `${label} is unavailable: ${withoutStop(result.stopMessage)}. The next run continues with the remaining rows.`,
    );
  }
  if (result.stopped === 'budget' && result.requests.total === 0 && info.price !== null) {
    const one = usd(maxCostUsd(items.slice(0, 1), info, result.meter));
    log.warning(
      `No row was sent: one row may cost up to ${one}, which is more than ${nameOn(config.face, 'max-cost-usd')}. Raise it.`,
    );
  }
  return { ...result, error: modelError(result, result.lastServed, { face }) };
}

/** The models of the run, opened; null if their key is missing. */
function openModels({ config, openModel, promptOf }: AskOptions) {
  const [first, ...others] = config.model.map((model) => openModel({ ...config, model }, promptOf));
  const isOpen = (model: Model | null | undefined): model is Model => Boolean(model);
  return isOpen(first) && others.every(isOpen) ? ([first, ...others] as const) : null;
}

/** A row of which nothing was sent. */
function pendingOutcome({ lacks }: PromptItem, reason: string): Outcome {
  return { values: {}, open: new Map(lacks.map((name) => [name, { state: 'pending', reason }])) };
}

/** The settings by which the engine plans its requests. */
export function settingsOf(config: Config) {
  return {
    batchSize: config['batch-size'],
    concurrency: config.concurrency,
    requestsPerMinute: config['requests-per-minute'],
    // 0 is no limit.
    maxRequests: config['max-requests'] || Number.POSITIVE_INFINITY,
    maxCostUsd: config['max-cost-usd'] || Number.POSITIVE_INFINITY,
  };
}

/** What a run with these settings would do. */
export function planOf(
  items: readonly PromptItem[],
  info: ModelInfo,
  { config, promptOf }: Pick<AskOptions, 'config' | 'promptOf'>,
) {
  const meter = new TokenMeter(promptOf);
  const settings = settingsOf(config);
  const limits = { ...settings, requestsLeft: settings.maxRequests };
  // A run sends a row only if the budget covers the highest cost that it can have.
  const spendable = settings.maxCostUsd - maxCostUsd(items.slice(0, 1), info, meter);
  const maxSeconds = config['deadline-minutes'] * 60;
  return estimateRun(items, limits, { meter, rates: info, maxCostUsd: spendable, maxSeconds });
}
