import type { Clock } from '../lib/clock.ts';
import { Brake } from './brake.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import { ErrorRate } from './error-rate.ts';
import { InFlight } from './in-flight.ts';
import { RowLedger } from './ledger.ts';
import type { Model, PromptItem, PromptOf, Reply, Values } from './model.ts';
import type { PlanLimits } from './plan.ts';
import { WorkQueue } from './queue.ts';
import { QuotaGate } from './quota.ts';
import type { Activity, EngineEvent, StopReason } from './result.ts';
import { TokenMeter } from './tokens.ts';

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
  /** Called after every request and every answer. */
  readonly onActivity?: (activity: Activity) => void;
}

/** Stops that abort the requests in flight. */
const ABORTING: readonly StopReason[] = ['deadline', 'cancelled'];

/** The parts of a run, and whether and why it has ended. */
export class Run {
  readonly options: EngineOptions;
  readonly brake = new Brake();
  readonly errors = new ErrorRate();
  readonly meter: TokenMeter;
  readonly ledger: RowLedger;
  readonly queue: WorkQueue;
  readonly gate: QuotaGate;
  readonly budget: Budget;
  readonly inFlight: InFlight;
  #stopped: StopReason | null = null;
  #stopMessage = '';
  /** Whether the service said anything but that it is overloaded. */
  #heard = false;
  /** What was wrong with the last request that got no answer. */
  #silence = 'no response';

  constructor(options: EngineOptions) {
    const { model, promptOf, onValue } = options;
    const { givenUp } = this.brake;
    this.options = options;
    this.meter = new TokenMeter(promptOf);
    this.ledger = new RowLedger(promptOf, { onValue, retries: !model.preview, givenUp });
    this.queue = new WorkQueue(this.ledger.repairs, this.meter, givenUp);
    this.gate = new QuotaGate(options.requestsPerMinute);
    this.budget = new Budget(options, model, this.meter);
    this.inFlight = new InFlight(options.concurrency, options.clock);
  }

  /** Why no more requests are sent; null as long as they are. */
  get stopped(): StopReason | null {
    return this.#stopped;
  }

  /** What the provider said when it ended the run. */
  get stopMessage(): string {
    return this.#stopMessage;
  }

  /** Requests that the quota of the day is expected to allow still. */
  get dayLeft(): number {
    return this.options.model.dayQuota - this.budget.requests.total;
  }

  /** The limits of a plan made now. */
  limits(): PlanLimits {
    const { batchSize, concurrency, clock, model } = this.options;
    return {
      batchSize,
      concurrency,
      requestsPerMinute: this.gate.requestsPerMinute,
      freeNow: this.gate.free(clock.now()),
      requestsLeft: this.budget.requestsLeft,
      dayLeft: this.dayLeft,
      cautious: this.errors.isPositive,
      tokensPerMinute: this.gate.tokensPerMinute,
      model,
    };
  }

  /** Remembers whether the service has responded at all. */
  hear(reply: Reply): void {
    if (reply.kind === 'overload') this.#silence = reply.message;
    else if (reply.kind !== 'aborted') this.#heard = true;
  }

  /** Sends no more requests. */
  stop(reason: StopReason, message = ''): void {
    // Time that ran out without one answer is not what the run lacked.
    const isSilent = reason === 'deadline' && !this.#heard && this.budget.requests.total > 0;
    if (isSilent) this.#end('outage', this.#silence);
    else this.#end(reason, message);
    if (ABORTING.includes(reason)) this.inFlight.abort();
  }

  #end(reason: StopReason, message: string): void {
    // A cancel overrides any other reason.
    if (this.#stopped !== null && reason !== 'cancelled') return;
    this.#stopped = reason;
    this.#stopMessage = message;
  }
}
