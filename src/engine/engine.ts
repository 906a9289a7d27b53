import type { Clock } from '../lib/clock.ts';
import { Backoff } from './backoff.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import { InFlight } from './in-flight.ts';
import { RowLedger } from './ledger.ts';
import type { MinuteLimit, Model, Prompt, PromptItem, Reply, Values } from './model.ts';
import type { PlanLimits } from './plan.ts';
import { type Work, WorkQueue } from './queue.ts';
import { QuotaGate } from './quota.ts';
import { type EngineEvent, type EngineResult, noteOf, type StopReason } from './result.ts';
import { TokenMeter } from './tokens.ts';

export interface EngineOptions extends BudgetLimits {
  readonly model: Model;
  /** The prompt that the model was opened with. */
  readonly prompt: Prompt;
  readonly clock: Clock;
  readonly batchSize: number | 'auto';
  readonly concurrency: number;
  readonly requestsPerMinute: number;
  /** When the run must end, in milliseconds since the epoch. */
  readonly deadlineAt: number;
  /** Cancels the run: requests in flight are aborted, everything else is kept. */
  readonly signal: AbortSignal;
  /** Called for every row the moment it is validated, before anything else happens. */
  readonly onValue: (item: PromptItem, values: Values) => void;
  readonly onEvent: (event: EngineEvent) => void;
}

/** Shorter waits are not logged, in milliseconds. */
const MIN_LOGGED_WAIT_MS = 2_000;

/** Stops that abort the requests in flight. */
const ABORTING: readonly StopReason[] = ['deadline', 'cancelled'];

/**
 * Sends all rows to the model and accounts for every one of them: enriched, failed, or pending.
 *
 * Rows are sent in batches, as many at once as the quota allows; those that an answer lacks are
 * retried in ever smaller batches. `items` are in order of importance and differ in key and id.
 * Nothing that the provider does is thrown; errors of `onValue` and `onEvent` are.
 */
export function enrich(
  items: readonly PromptItem[],
  options: EngineOptions,
): Promise<EngineResult> {
  return new EnrichmentRun(items, options).run();
}

class EnrichmentRun {
  readonly #options: EngineOptions;
  readonly #items: readonly PromptItem[];
  readonly #ledger: RowLedger;
  readonly #meter: TokenMeter;
  readonly #queue: WorkQueue;
  readonly #gate: QuotaGate;
  readonly #backoff: Backoff;
  readonly #budget: Budget;
  readonly #inFlight: InFlight;
  #answered = false;
  #stopped: StopReason | null = null;
  #stopMessage = '';
  #dayLimit: number | null = null;
  #loggedWaitUntil = 0;

  constructor(items: readonly PromptItem[], options: EngineOptions) {
    this.#options = options;
    this.#items = items;
    this.#ledger = new RowLedger(options.prompt, options.onValue);
    this.#gate = new QuotaGate(options.requestsPerMinute);
    this.#backoff = new Backoff(options.clock);
    this.#inFlight = new InFlight(options.concurrency, options.clock);
    this.#meter = new TokenMeter(options.prompt);
    this.#budget = new Budget(options, options.model, this.#meter);
    this.#queue = new WorkQueue(this.#ledger.repairs, this.#meter);
    this.#queue.plan(this.#limits(), items);
  }

  async run(): Promise<EngineResult> {
    const { signal } = this.#options;
    const cancel = () => this.#stop('cancelled');
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      while (this.#stopped === null) {
        const waitMs = this.#nextWaitMs();
        if (waitMs === null) break;
        if (waitMs === 0) this.#send(this.#queue.take());
        else await this.#sleep(waitMs);
      }
      while (this.#inFlight.size > 0) await this.#sleep(Number.POSITIVE_INFINITY);
    } finally {
      signal.removeEventListener('abort', cancel);
      // Nothing is in flight any more, unless `onValue` or `onEvent` threw.
      this.#inFlight.abort();
    }
    return {
      outcomes: this.#ledger.close(this.#items, this.#stopped),
      stopped: this.#stopped,
      stopMessage: this.#stopMessage,
      dayLimit: this.#dayLimit,
      requests: this.#budget.requests,
      usage: this.#budget.usage,
      meter: this.#meter,
    };
  }

  /** The limits of a plan made now. */
  #limits(): PlanLimits {
    const { clock, batchSize, concurrency } = this.#options;
    return {
      batchSize,
      concurrency,
      requestsPerMinute: this.#gate.requestsPerMinute,
      freeNow: this.#gate.free(clock.now()),
      requestsLeft: this.#budget.requestsLeft,
      tokensPerMinute: this.#gate.tokensPerMinute,
    };
  }

  /** Time until the next request may be sent; Infinity to wait for an answer; null at the end. */
  #nextWaitMs(): number | null {
    const { clock, model, deadlineAt, onEvent } = this.#options;
    if (this.#queue.isEmpty) {
      return this.#inFlight.size > 0 ? Number.POSITIVE_INFINITY : null;
    }
    if (model.preview) return this.#inFlight.isFull ? Number.POSITIVE_INFINITY : 0;
    const idle = this.#inFlight.size === 0;
    const overBudget = !this.#budget.allows(this.#queue.next);
    if (idle && overBudget) {
      const rows = this.#budget.room(this.#queue.next);
      if (rows === 0) {
        this.#stop('budget');
        return null;
      }
      this.#queue.divide(rows);
    }
    const now = clock.now();
    // While requests are scarce, one repair of all missing rows beats one for every batch.
    const isScarce = this.#gate.free(now) < 2 * this.#inFlight.size;
    const repairsCanWait = this.#queue.onlyRepairs && isScarce;
    // Requests in flight mostly cost less than was set aside for them, so the budget may suffice later.
    const later = overBudget || this.#inFlight.isFull || repairsCanWait;
    if (!idle && later) return Number.POSITIVE_INFINITY;
    const waitMs = this.#gate.waitMs(now, this.#meter.estimate(this.#queue.next).input);
    if (idle && now + waitMs >= deadlineAt) {
      this.#stop('deadline');
      return null;
    }
    if (waitMs >= MIN_LOGGED_WAIT_MS && now >= this.#loggedWaitUntil) {
      this.#loggedWaitUntil = now + waitMs;
      const { requestsPerMinute } = this.#gate;
      const paused = this.#gate.pauseMs(now) === waitMs;
      onEvent({ type: 'wait', ms: waitMs, requestsPerMinute, paused });
    }
    return waitMs;
  }

  #send(work: Work): void {
    const { clock, model } = this.#options;
    const sentAt = clock.now();
    if (!model.preview) {
      this.#gate.take(sentAt, this.#meter.estimate(work.items).input);
      this.#budget.begin(work);
    }
    this.#inFlight.send(
      (signal) => model.ask(work.items, signal),
      (reply) => this.#receive(work, reply, sentAt),
    );
  }

  #receive(work: Work, reply: Reply, sentAt: number): void {
    this.#budget.end(work, reply);
    const before = { repairs: this.#ledger.repairs.size, done: this.#ledger.done };
    const enriched = this.#settle(work, reply, sentAt);
    if (reply.kind === 'aborted') return;
    const now = this.#options.clock.now();
    const again = this.#ledger.repairs.size - before.repairs;
    const limited = reply.kind === 'overload' || reply.kind === 'rate-limit';
    const resent = limited && again === 0 && this.#stopped === null;
    this.#options.onEvent({
      type: 'answer',
      request: work,
      ms: now - sentAt,
      enriched,
      again,
      retryMs: resent ? this.#gate.pauseMs(now) : null,
      failed: this.#ledger.done - before.done - enriched,
      note: noteOf(reply),
    });
  }

  /** Acts on a reply; returns the number of rows that it enriched. */
  #settle(work: Work, reply: Reply, sentAt: number): number {
    const { clock } = this.#options;
    switch (reply.kind) {
      case 'answer':
      case 'refused': {
        this.#answered = true;
        this.#backoff.reset();
        this.#inFlight.grow();
        const enriched = this.#ledger.read(work.items, reply);
        this.#meter.observe(work.items, enriched, reply.usage);
        return enriched;
      }
      case 'rate-limit':
        this.#inFlight.shrink();
        this.#gate.pauseUntil(this.#backoff.afterRateLimit(sentAt, reply.retryAfterMs));
        if (reply.limit && this.#gate.learn(reply.limit)) this.#queue.plan(this.#limits());
        if (this.#neverFits(work, reply.limit)) this.#ledger.split(work.items, reply.message);
        else this.#queue.repeat(work);
        return 0;
      case 'overload':
        this.#inFlight.shrink();
        this.#gate.pauseUntil(this.#backoff.afterOverload(sentAt));
        this.#queue.repeat(work);
        if (this.#backoff.isOutage(clock.now())) this.#stop('outage', reply.message);
        return 0;
      case 'stop':
        this.#dayLimit = reply.dayLimit ?? this.#dayLimit;
        this.#stop(reply.stop, reply.message);
        return 0;
      case 'bad-request':
        if (!this.#answered) this.#stop('bad-request', reply.message);
        else this.#ledger.split(work.items, reply.message);
        return 0;
      case 'aborted':
        this.#ledger.abort(work.items);
        return 0;
    }
  }

  /**
   * Whether a batch has more tokens than a minute allows, and would be rejected forever: by our
   * estimate, or because its retry hit the limit of tokens too.
   */
  #neverFits({ items, resent }: Work, limit: MinuteLimit | undefined): boolean {
    const { input } = this.#meter.estimate(items);
    const isTooLarge = input > this.#gate.tokensPerMinute || (resent && limit?.of === 'tokens');
    return items.length > 1 && isTooLarge;
  }

  #stop(reason: StopReason, message = ''): void {
    // A cancel overrides any other reason.
    if (this.#stopped === null || reason === 'cancelled') {
      this.#stopped = reason;
      this.#stopMessage = message;
    }
    if (ABORTING.includes(reason)) this.#inFlight.abort();
  }

  /** Sleeps until an answer comes, `ms` have passed, or the deadline is reached. */
  async #sleep(ms: number): Promise<void> {
    const { clock, deadlineAt } = this.#options;
    await this.#inFlight.sleep(Math.max(0, Math.min(ms, deadlineAt - clock.now())));
    if (clock.now() >= deadlineAt) this.#stop('deadline');
  }
}
