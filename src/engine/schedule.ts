import type { PromptItem } from './model.ts';
import type { Work } from './queue.ts';
import type { Run } from './run.ts';
import { maxRows } from './tokens.ts';

/** Shorter waits are not logged, in milliseconds. */
const MIN_LOGGED_WAIT_MS = 2_000;

/** How long the first request goes ahead: a refusal takes a fraction of a second. */
const HEAD_START_MS = 2_000;

/** What a run sends next, and when. */
export class Schedule {
  readonly #run: Run;
  #loggedWaitUntil = 0;
  #firstSentAt = 0;
  /** Between requests that are sent at once nothing changes, so one plan does for them. */
  #isPlanDue = true;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Time until the next request may be sent; Infinity to wait for an answer; null at the end. */
  nextWaitMs(): number | null {
    const waitMs = this.#waitMs();
    if (waitMs !== 0) this.#isPlanDue = true;
    return waitMs;
  }

  /** Takes the next request out, and counts it as sent. */
  take(): Work {
    const { queue, gate, budget, meter, options } = this.#run;
    const work = queue.take();
    if (options.model.preview) return work;
    const now = options.clock.now();
    if (budget.requests.total === 0) this.#firstSentAt = now;
    gate.take(now, () => meter.estimate(work.items).input);
    budget.begin(work);
    return work;
  }

  #waitMs(): number | null {
    const { queue, inFlight, brake, budget, options } = this.#run;
    const isIdle = inFlight.size === 0;
    if (queue.isEmpty) return isIdle ? null : Number.POSITIVE_INFINITY;
    if (options.model.preview) return inFlight.isFull ? Number.POSITIVE_INFINITY : 0;
    this.#replan();
    if (brake.isDoubtful && !isIdle) return Number.POSITIVE_INFINITY;
    const next = this.#next();
    if (isIdle) {
      const items = this.#affordable(next);
      if (items.length > 0) return this.#quotaMs(items);
      this.#run.stop('budget');
      return null;
    }
    // Requests in flight mostly cost less than was set aside for them, so the budget may suffice later.
    const isLater = inFlight.isFull || this.#repairsCanWait() || !budget.allows(next);
    return isLater ? Number.POSITIVE_INFINITY : this.#quotaMs(next);
  }

  /** Whether the requests of this minute have to be shared out with care. */
  #isScarce(): boolean {
    const { gate, options } = this.#run;
    return gate.free(options.clock.now()) < 2 * options.concurrency;
  }

  /** Plans the last round of requests again, if some have failed and few are left. */
  #replan(): void {
    const { queue, inFlight, gate, errors, dayLeft, options } = this.#run;
    if (!this.#isPlanDue || options.batchSize !== 'auto' || !errors.isPositive) return;
    const isLastRound = queue.planned > 0 && queue.planned <= options.concurrency;
    if (!isLastRound || !this.#isScarce()) return;
    this.#isPlanDue = false;
    // Together they end sooner, but take a part of a request more, which a day may not have.
    const isDayAmple = dayLeft >= gate.requestsPerMinute;
    queue.replan(this.#run.limits(), !errors.isHigh && inFlight.size === 0 && isDayAmple);
  }

  /** The rows of the next request, which is divided if it is too large. */
  #next(): readonly PromptItem[] {
    const { queue, brake, options } = this.#run;
    const items = queue.next;
    const max = brake.isProbing ? 1 : maxRows(options.promptOf(items), options.model);
    return items.length > max ? queue.divide(max) : items;
  }

  /** As many of the rows as the budget allows in one request; the others follow in another. */
  #affordable(items: readonly PromptItem[]): readonly PromptItem[] {
    const { queue, budget } = this.#run;
    if (budget.allows(items)) return items;
    const rows = budget.room(items);
    return rows === 0 ? [] : queue.divide(rows);
  }

  /** While requests are scarce, one repair of all missing rows beats one for every batch. */
  #repairsCanWait(): boolean {
    const { queue, inFlight, gate, errors, options } = this.#run;
    if (!queue.onlyRepairs || !this.#isScarce()) return false;
    return errors.isHigh || gate.free(options.clock.now()) < 2 * inFlight.size;
  }

  /** How long the quota makes a request wait; null if that is longer than the run lasts. */
  #quotaMs(items: readonly PromptItem[]): number | null {
    const { inFlight, gate, meter, options } = this.#run;
    const now = options.clock.now();
    const gateMs = gate.waitMs(now, () => meter.estimate(items).input);
    const waitMs = Math.max(gateMs, this.#headStartMs(now));
    if (inFlight.size === 0 && now + waitMs >= options.deadlineAt) {
      this.#run.stop('deadline');
      return null;
    }
    if (gateMs >= MIN_LOGGED_WAIT_MS && now >= this.#loggedWaitUntil) {
      this.#loggedWaitUntil = now + gateMs;
      const { requestsPerMinute } = gate;
      const paused = gate.pauseMs(now) === gateMs;
      options.onEvent({ type: 'wait', ms: gateMs, requestsPerMinute, paused });
    }
    return waitMs;
  }

  /** How long the first request is still alone on its way. */
  #headStartMs(now: number): number {
    const { budget, inFlight, options } = this.#run;
    const isFirst = budget.requests.total === 1 && inFlight.size === 1;
    return options.hasSuccessor && isFirst ? this.#firstSentAt + HEAD_START_MS - now : 0;
  }
}
