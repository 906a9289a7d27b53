import type { Clock } from '../lib/clock.ts';
import { Backoff } from './backoff.ts';
import { Brake } from './brake.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import { ErrorRate } from './error-rate.ts';
import { InFlight } from './in-flight.ts';
import { RowLedger } from './ledger.ts';
import type { MinuteLimit, Model, PromptItem, PromptOf, Reply, Values } from './model.ts';
import type { PlanLimits } from './plan.ts';
import { type Work, WorkQueue } from './queue.ts';
import { QuotaGate } from './quota.ts';
import { Rejections } from './rejections.ts';
import { type EngineEvent, type EngineResult, noteOf, type StopReason } from './result.ts';
import { maxRows, TokenMeter } from './tokens.ts';

export interface EngineOptions
  extends BudgetLimits,
    Pick<PlanLimits, 'batchSize' | 'concurrency' | 'requestsPerMinute'> {
  readonly model: Model;
  /** The prompts that the model was opened with. */
  readonly promptOf: PromptOf;
  readonly clock: Clock;
  /** When the run must end, by the clock. */
  readonly deadlineAt: number;
  /** Cancels the run: requests in flight are aborted, everything else is kept. */
  readonly signal: AbortSignal;
  /** Another model can take over: the first request goes ahead, in case this one is not served. */
  readonly hasSuccessor?: boolean;
  /** Called with the valid values of a row the moment they are read, before anything else happens. */
  readonly onValue: (item: PromptItem, values: Values) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/** Shorter waits are not logged, in milliseconds. */
const MIN_LOGGED_WAIT_MS = 2_000;

/** How long the first request goes ahead: a refusal takes a fraction of a second. */
const HEAD_START_MS = 2_000;

/** Stops that abort the requests in flight. */
const ABORTING: readonly StopReason[] = ['deadline', 'cancelled'];

/**
 * Sends all rows to the model and accounts for every column that they lack: a value, failed, or
 * pending.
 *
 * Rows are sent in batches, as many at once as the quota allows; what an answer lacks is retried in
 * ever smaller batches. `items` are in order of importance and differ in key and id.
 * Nothing that the provider does is thrown; errors of `onValue` and `onEvent` are.
 */
export async function enrich(
  items: readonly PromptItem[],
  options: EngineOptions,
): Promise<EngineResult> {
  const { model, promptOf, clock, deadlineAt, signal, onEvent } = options;
  const brake = new Brake();
  const { givenUp } = brake;
  const { onValue } = options;
  const ledger = new RowLedger(promptOf, { onValue, retries: !model.preview, givenUp });
  const meter = new TokenMeter(promptOf);
  const queue = new WorkQueue(ledger.repairs, meter, givenUp);
  const gate = new QuotaGate(options.requestsPerMinute);
  const backoff = new Backoff(clock);
  const budget = new Budget(options, model, meter);
  const inFlight = new InFlight(options.concurrency, clock);
  const rejections = new Rejections();
  const errors = new ErrorRate();
  let answered = false;
  /** Whether the service said anything but that it is overloaded. */
  let heard = false;
  /** What was wrong with the last request that got no answer. */
  let silence = 'no response';
  let stopped: StopReason | null = null;
  let stopMessage = '';
  let dayLimit: number | null = null;
  let loggedWaitUntil = 0;
  /** Until when the first request is alone on its way. */
  let aheadUntil = 0;

  function stop(reason: StopReason, message = ''): void {
    // Time that ran out without one answer is not what the run lacked.
    const isSilent = reason === 'deadline' && !heard && budget.requests.total > 0;
    if (isSilent) end('outage', silence);
    else end(reason, message);
    if (ABORTING.includes(reason)) inFlight.abort();
  }

  function end(reason: StopReason, message: string): void {
    // A cancel overrides any other reason.
    if (stopped === null || reason === 'cancelled') {
      stopped = reason;
      stopMessage = message;
    }
  }

  /** Requests that the quota of the day is expected to allow still. */
  const dayLeft = () => model.dayQuota - budget.requests.total;

  /** The limits of a plan made now. */
  function limits(): PlanLimits {
    return {
      batchSize: options.batchSize,
      concurrency: options.concurrency,
      requestsPerMinute: gate.requestsPerMinute,
      freeNow: gate.free(clock.now()),
      requestsLeft: budget.requestsLeft,
      dayLeft: dayLeft(),
      cautious: errors.isPositive,
      tokensPerMinute: gate.tokensPerMinute,
      model,
    };
  }

  /** Time until the next request may be sent; Infinity to wait for an answer; null at the end. */
  function nextWaitMs(): number | null {
    if (queue.isEmpty) return inFlight.size > 0 ? Number.POSITIVE_INFINITY : null;
    if (model.preview) return inFlight.isFull ? Number.POSITIVE_INFINITY : 0;
    const idle = inFlight.size === 0;
    const now = clock.now();
    const isScarce = gate.free(now) < 2 * options.concurrency;
    const isLastRound = queue.planned > 0 && queue.planned <= options.concurrency;
    if (options.batchSize === 'auto' && isScarce && isLastRound && errors.isPositive) {
      // Together they end sooner, but take a part of a request more, which a day may not have.
      const isDayAmple = dayLeft() >= gate.requestsPerMinute;
      queue.replan(limits(), !errors.isHigh && idle && isDayAmple);
    }
    if (brake.isDoubtful && !idle) return Number.POSITIVE_INFINITY;
    const most = brake.isProbing ? 1 : maxRows(promptOf(queue.next), model);
    if (queue.next.length > most) queue.divide(most);
    const overBudget = !budget.allows(queue.next);
    if (idle && overBudget) {
      const rows = budget.room(queue.next);
      if (rows === 0) {
        stop('budget');
        return null;
      }
      queue.divide(rows);
    }
    // While requests are scarce, one repair of all missing rows beats one for every batch.
    const repairsCanWait =
      queue.onlyRepairs && isScarce && (errors.isHigh || gate.free(now) < 2 * inFlight.size);
    // Requests in flight mostly cost less than was set aside for them, so the budget may suffice later.
    const later = overBudget || inFlight.isFull || repairsCanWait;
    if (!idle && later) return Number.POSITIVE_INFINITY;
    const gateMs = gate.waitMs(now, () => meter.estimate(queue.next).input);
    const waitMs = Math.max(gateMs, aheadUntil - now);
    if (idle && now + waitMs >= deadlineAt) {
      stop('deadline');
      return null;
    }
    if (gateMs >= MIN_LOGGED_WAIT_MS && now >= loggedWaitUntil) {
      loggedWaitUntil = now + gateMs;
      const { requestsPerMinute } = gate;
      const paused = gate.pauseMs(now) === gateMs;
      onEvent({ type: 'wait', ms: gateMs, requestsPerMinute, paused });
    }
    return waitMs;
  }

  function send(work: Work): void {
    const sentAt = clock.now();
    if (options.hasSuccessor && budget.requests.total === 0) aheadUntil = sentAt + HEAD_START_MS;
    if (!model.preview) {
      gate.take(sentAt, () => meter.estimate(work.items).input);
      budget.begin(work);
    }
    inFlight.send(
      (end) => model.ask(work.items, end),
      (reply) => receive(work, reply, sentAt),
    );
  }

  function receive(work: Work, reply: Reply, sentAt: number): void {
    aheadUntil = 0;
    budget.end(work, reply);
    const before = { repairs: ledger.repairs.size, done: ledger.done, repeats: queue.repeats };
    const enriched = settle(work, reply, sentAt);
    if (reply.kind === 'aborted') return;
    const now = clock.now();
    const again = ledger.repairs.size - before.repairs;
    errors.count(again > 0 || reply.kind !== 'answer');
    const resent = queue.repeats > before.repeats && stopped === null;
    onEvent({
      type: 'answer',
      request: work,
      ms: now - sentAt,
      enriched,
      again,
      retryMs: resent ? gate.pauseMs(now) : null,
      failed: ledger.done - before.done - enriched,
      note: noteOf(reply),
    });
  }

  /** Acts on a reply; returns the number of rows that it enriched. */
  function settle(work: Work, reply: Reply, sentAt: number): number {
    if (reply.kind === 'overload') silence = reply.message;
    else if (reply.kind !== 'aborted') heard = true;
    switch (reply.kind) {
      case 'answer': {
        answered = true;
        backoff.reset();
        inFlight.grow();
        const { enriched, brought } = ledger.read(work.items, reply);
        meter.observe(work.items, enriched, reply.usage);
        if (!reply.refusal && !model.preview) {
          for (const column of brake.observe(work.items.length, brought)) giveUp(column);
        }
        return enriched;
      }
      case 'rate-limit':
        inFlight.shrink();
        gate.pauseUntil(backoff.afterRateLimit(sentAt, reply));
        if (reply.limit && gate.learn(reply.limit)) queue.plan(limits());
        if (neverFits(work, reply.limit)) ledger.split(work.items, reply.message);
        else queue.repeat(work);
        if (backoff.isOutage(clock.now())) stop('outage', reply.message);
        return 0;
      case 'overload':
        inFlight.shrink();
        gate.pauseUntil(backoff.afterOverload(sentAt));
        queue.repeat(work);
        if (backoff.isOutage(clock.now())) stop('outage', reply.message);
        return 0;
      case 'adjusted':
        queue.repeat(work);
        return 0;
      case 'stop':
        dayLimit = reply.dayLimit ?? dayLimit;
        if (reply.stray && answered && !work.rejected) {
          // Nothing else is sent either until it is known whether this was a mistake.
          gate.pauseUntil(backoff.afterOverload(sentAt));
          queue.repeatRejected(work);
        } else {
          stop(reply.stop, reply.message);
        }
        return 0;
      case 'bad-request':
        if (!answered) stop('bad-request', reply.message);
        else if (!work.rejected) queue.repeatRejected(work);
        else reject(work, reply.message);
        return 0;
      case 'aborted':
        ledger.abort(work.items);
        return 0;
    }
  }

  /** A column never had a usable value: no request names it any more. */
  function giveUp(column: string): void {
    queue.drop(column);
    const reason = givenUp.get(column) ?? '';
    if (queue.isEmpty && brake.isUnusable) stop('unusable', reason);
  }

  /** The service rejected the same request twice. */
  function reject({ items }: Work, message: string): void {
    ledger.reject(items, message);
    rejections.add(items);
    if (rejections.areGeneral) stop('bad-request', message);
  }

  /**
   * Whether a batch has more tokens than a minute allows, and would be rejected forever: by our
   * estimate, or because its retry hit the limit of tokens too.
   */
  function neverFits({ items, resent }: Work, limit: MinuteLimit | undefined): boolean {
    const { input } = meter.estimate(items);
    const isTooLarge = input > gate.tokensPerMinute || (resent && limit?.of === 'tokens');
    return items.length > 1 && isTooLarge;
  }

  /** Sleeps until an answer comes, `ms` have passed, or the deadline is reached. */
  async function sleep(ms: number): Promise<void> {
    await inFlight.sleep(Math.max(0, Math.min(ms, deadlineAt - clock.now())));
    if (clock.now() >= deadlineAt) stop('deadline');
  }

  queue.plan(limits(), items);
  const cancel = () => stop('cancelled');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    while (stopped === null) {
      const waitMs = nextWaitMs();
      if (waitMs === null) break;
      if (waitMs === 0) send(queue.take());
      else await sleep(waitMs);
    }
    while (inFlight.size > 0) await sleep(Number.POSITIVE_INFINITY);
  } finally {
    signal.removeEventListener('abort', cancel);
    // Nothing is in flight any more, unless `onValue` or `onEvent` threw.
    inFlight.abort();
  }
  const { requests, usage, spentUsd } = budget;
  const outcomes = ledger.close(items, stopped);
  return { outcomes, stopped, stopMessage, dayLimit, requests, usage, spentUsd, givenUp, meter };
}
