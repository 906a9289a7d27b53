import { costUsd } from './budget.ts';
import type { PromptItem } from './model.ts';
import { Replies } from './replies.ts';
import type { EngineResult } from './result.ts';
import { type EngineOptions, Run } from './run.ts';
import { Schedule } from './schedule.ts';

/**
 * Sends all rows to the model and accounts for every column that they lack: a value, failed, or
 * pending.
 *
 * Rows are sent in batches, as many at once as the quota allows; what an answer lacks is retried in
 * ever smaller batches. `items` are in order of importance and differ in key and id.
 * Nothing that the provider does is thrown; errors of the callbacks are.
 */
export async function enrich(
  items: readonly PromptItem[],
  options: EngineOptions,
): Promise<EngineResult> {
  const { model, clock, deadlineAt, signal } = options;
  const run = new Run(options);
  const schedule = new Schedule(run);
  const replies = new Replies(run);
  const { inFlight } = run;

  function report(requests: number): void {
    const cost = model.price === null ? 0 : costUsd(run.budget.usage, model.price);
    options.onActivity?.({ done: run.ledger.done, inFlight: requests, costUsd: cost });
  }

  function send(): void {
    const work = schedule.take();
    const sentAt = clock.now();
    inFlight.send(
      (end) => model.ask(work.items, end),
      (reply) => {
        replies.receive(work, reply, sentAt);
        // The request of this reply still counts.
        report(inFlight.size - 1);
      },
    );
    report(inFlight.size);
  }

  /** Sleeps until an answer comes, `ms` have passed, or the deadline is reached. */
  async function sleep(ms: number): Promise<void> {
    await inFlight.sleep(Math.max(0, Math.min(ms, deadlineAt - clock.now())));
    if (clock.now() >= deadlineAt) run.stop('deadline');
  }

  run.queue.plan(run.limits(), items);
  const cancel = () => run.stop('cancelled');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    while (run.stopped === null) {
      const waitMs = schedule.nextWaitMs();
      if (waitMs === null) break;
      if (waitMs === 0) send();
      else await sleep(waitMs);
    }
    while (inFlight.size > 0) await sleep(Number.POSITIVE_INFINITY);
  } finally {
    signal.removeEventListener('abort', cancel);
    // Nothing is in flight any more, unless a callback threw.
    inFlight.abort();
  }
  const { stopped, stopMessage, meter } = run;
  const { requests, usage, spentUsd } = run.budget;
  const { givenUp } = run.brake;
  const { dayLimit } = replies;
  const outcomes = run.ledger.close(items, stopped);
  return { outcomes, stopped, stopMessage, dayLimit, requests, usage, spentUsd, givenUp, meter };
}
