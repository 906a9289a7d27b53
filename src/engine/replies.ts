import { Backoff } from './backoff.ts';
import type { MinuteLimit, Reply } from './model.ts';
import type { Work } from './queue.ts';
import { Rejections } from './rejections.ts';
import { noteOf } from './result.ts';
import type { Run } from './run.ts';

/** What the replies of the model mean for a run. */
export class Replies {
  readonly #run: Run;
  readonly #backoff: Backoff;
  readonly #rejections = new Rejections();
  #answered = false;
  #dayLimit: number | null = null;

  constructor(run: Run) {
    this.#run = run;
    this.#backoff = new Backoff(run.options.clock);
  }

  /** The daily quota that the provider named, in requests; null if it named none. */
  get dayLimit(): number | null {
    return this.#dayLimit;
  }

  /** Acts on the reply to a request, and reports it. */
  receive(work: Work, reply: Reply, sentAt: number): void {
    const { budget, ledger, queue, gate, errors, options } = this.#run;
    budget.end(work, reply);
    const before = { repairs: ledger.repairs.size, done: ledger.done, repeats: queue.repeats };
    const enriched = this.#settle(work, reply, sentAt);
    if (reply.kind === 'aborted') return;
    const now = options.clock.now();
    const again = ledger.repairs.size - before.repairs;
    errors.count(again > 0 || reply.kind !== 'answer');
    const resent = queue.repeats > before.repeats && this.#run.stopped === null;
    options.onEvent({
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
  #settle(work: Work, reply: Reply, sentAt: number): number {
    const run = this.#run;
    const { queue, gate, ledger, inFlight } = run;
    run.hear(reply);
    switch (reply.kind) {
      case 'answer':
        return this.#read(work, reply);
      case 'rate-limit':
        inFlight.shrink();
        gate.pauseUntil(this.#backoff.afterRateLimit(sentAt, reply));
        if (reply.limit && gate.learn(reply.limit)) queue.plan(run.limits());
        if (this.#neverFits(work, reply.limit)) ledger.split(work.items, reply.message);
        else queue.repeat(work);
        this.#stopOnOutage(reply.message);
        return 0;
      case 'overload':
        inFlight.shrink();
        gate.pauseUntil(this.#backoff.afterOverload(sentAt));
        queue.repeat(work);
        this.#stopOnOutage(reply.message);
        return 0;
      case 'adjusted':
        queue.repeat(work);
        return 0;
      case 'stop':
        this.#dayLimit = reply.dayLimit ?? this.#dayLimit;
        if (reply.stray && this.#answered && !work.rejected) {
          // Nothing else is sent either until it is known whether this was a mistake.
          gate.pauseUntil(this.#backoff.afterOverload(sentAt));
          queue.repeatRejected(work);
        } else {
          run.stop(reply.stop, reply.message);
        }
        return 0;
      case 'bad-request':
        if (!this.#answered) run.stop('bad-request', reply.message);
        else if (!work.rejected) queue.repeatRejected(work);
        else this.#reject(work, reply.message);
        return 0;
      case 'aborted':
        ledger.abort(work.items);
        return 0;
    }
  }

  /** Reads an answer; returns the number of rows that it enriched. */
  #read({ items }: Work, answer: Extract<Reply, { kind: 'answer' }>): number {
    const { inFlight, ledger, meter, brake, options } = this.#run;
    this.#answered = true;
    this.#backoff.reset();
    inFlight.grow();
    const { enriched, brought } = ledger.read(items, answer);
    meter.observe(items, enriched, answer.usage);
    if (!answer.refusal && !options.model.preview) {
      for (const column of brake.observe(items.length, brought)) this.#giveUp(column);
    }
    return enriched;
  }

  /** A column never had a usable value: no request names it any more. */
  #giveUp(column: string): void {
    const { queue, brake } = this.#run;
    queue.drop(column);
    const reason = brake.givenUp.get(column) ?? '';
    if (queue.isEmpty && brake.isUnusable) this.#run.stop('unusable', reason);
  }

  /** The service rejected the same request twice. */
  #reject({ items }: Work, message: string): void {
    this.#run.ledger.reject(items, message);
    this.#rejections.add(items);
    if (this.#rejections.areGeneral) this.#run.stop('bad-request', message);
  }

  #stopOnOutage(message: string): void {
    const { clock } = this.#run.options;
    if (this.#backoff.isOutage(clock.now())) this.#run.stop('outage', message);
  }

  /**
   * Whether a batch has more tokens than a minute allows, and would be rejected forever: by our
   * estimate, or because its retry hit the limit of tokens too.
   */
  #neverFits({ items, resent }: Work, limit: MinuteLimit | undefined): boolean {
    const { gate, meter } = this.#run;
    if (items.length === 1) return false;
    if (resent && limit?.of === 'tokens') return true;
    return meter.estimate(items).input > gate.tokensPerMinute;
  }
}
