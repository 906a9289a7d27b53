import type { Model, PromptItem, Reply } from '../src/engine/model.ts';
import { requestSeconds } from '../src/engine/sizes.ts';
import type { VirtualClock } from '../test/fakes/clock.ts';

/** Error rates of the service, from 0 to 1. */
export interface Faults {
  /** Of requests: 503 after 0.3 s. */
  readonly overload: number;
  /** Of requests: about a sixth of the rows is missing. */
  readonly short: number;
  /** Of requests: the JSON is truncated somewhere. */
  readonly cut: number;
  /** Of requests: two neighbours swap their values, including the echoed topic. */
  readonly swapped: number;
  /** Of rows: 15 words. */
  readonly tooLong: number;
  /** Of rows, always the same ones: every request that contains one is refused. */
  readonly poison: number;
}

export const FAULTS = {
  none: { overload: 0, short: 0, cut: 0, swapped: 0, tooLong: 0, poison: 0 },
  mild: { overload: 0.03, short: 0.05, cut: 0.02, swapped: 0.01, tooLong: 0.005, poison: 0.0005 },
  harsh: { overload: 0.15, short: 0.15, cut: 0.1, swapped: 0.05, tooLong: 0.03, poison: 0.002 },
} as const satisfies Record<string, Faults>;

export type FaultLevel = keyof typeof FAULTS;

export interface Quota {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Free tiers of the Flash-Lite and of the Flash models, and the first paid tier; as reported in 2026. */
export const QUOTAS = {
  free: { perMinute: 15, perDay: 500 },
  paid: { perMinute: 4000, perDay: Number.POSITIVE_INFINITY },
  '20 a day': { perMinute: 15, perDay: 20 },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

/** Output tokens of a row, as in the plan. */
export const OUTPUT_PER_ROW = 45;

/** How long the service takes to refuse a request. */
export const REFUSAL_SECONDS = 0.3;

const MINUTE_MS = 60_000;

/** Whether every request that contains the row is refused. */
export const isPoisoned = (item: PromptItem, { poison }: Faults) => hash(item.key) < poison;

export interface SimulatedService extends Model {
  /** Requests that reached the service, refused ones included. */
  readonly requests: number;
  isPoison(item: PromptItem): boolean;
}

/**
 * Gemini as the engine sees it, in virtual time: 0.6 s of latency, 250 output tokens per second, a
 * sliding window of a minute, a daily quota, and seeded errors.
 */
export function simulatedService(
  clock: VirtualClock,
  faults: Faults,
  quota: Quota,
): SimulatedService {
  let requests = 0;
  let accepted: number[] = [];
  let today = 0;
  const isPoison = (item: PromptItem) => isPoisoned(item, faults);

  function decide(items: readonly PromptItem[]): Reply {
    const now = clock.now();
    accepted = accepted.filter((at) => at > now - MINUTE_MS);
    if (today >= quota.perDay) return { kind: 'stop', stop: 'daily-quota', message: 'per day' };
    if (accepted.length >= quota.perMinute) {
      const retryAfterMs = (accepted[0] ?? now) + MINUTE_MS - now;
      return { kind: 'rate-limit', retryAfterMs, message: 'per minute' };
    }
    accepted.push(now);
    today += 1;
    const usage = {
      input: 300 + items.length * 85,
      output: items.length * OUTPUT_PER_ROW,
      cached: 0,
    };
    if (clock.random() < faults.overload) return { kind: 'overload', message: '503' };
    if (items.some(isPoison)) {
      return { kind: 'answer', refusal: { reason: 'SAFETY', soft: false }, text: '', usage };
    }
    const text = JSON.stringify(spoil(rightRows(items), faults, clock));
    const cut = clock.random() < faults.cut;
    const kept = cut ? text.slice(0, Math.floor(clock.random() * text.length)) : text;
    return { kind: 'answer', text: kept, usage };
  }

  return {
    name: 'simulated',
    label: 'The simulation',
    preview: false,
    price: null,
    thinkingTokens: 0,
    dayQuota: quota.perDay,
    outputLimit: Number.POSITIVE_INFINITY,
    key: null,
    get requests() {
      return requests;
    },
    isPoison,
    async ask(items, signal) {
      requests += 1;
      const reply = decide(items);
      const isWhole = reply.kind === 'answer' && !reply.refusal;
      const seconds = isWhole ? requestSeconds(items.length, OUTPUT_PER_ROW) : REFUSAL_SECONDS;
      await clock.sleep(seconds * 1000, signal);
      return signal.aborted ? { kind: 'aborted' } : reply;
    },
  };
}

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly tldr: string;
  readonly challenge: string;
}

/** The only correct value of a row. */
export const rightTldr = (item: PromptItem) => `Explains what ${item.topic} is for`;

function rightRows(items: readonly PromptItem[]): readonly Row[] {
  return items.map((item) => ({
    id: item.id,
    topic: item.topic,
    tldr: rightTldr(item),
    challenge: 'practice',
  }));
}

function spoil(rows: readonly Row[], faults: Faults, clock: VirtualClock): readonly Row[] {
  let spoiled = rows.map((row) =>
    clock.random() < faults.tooLong ? { ...row, tldr: 'word '.repeat(15).trim() } : row,
  );
  if (clock.random() < faults.short) spoiled = spoiled.filter(() => clock.random() > 1 / 6);
  const [first, second] = spoiled;
  if (clock.random() < faults.swapped && first && second) {
    spoiled = [{ ...second, id: first.id }, { ...first, id: second.id }, ...spoiled.slice(2)];
  }
  return spoiled;
}

/** A number from 0 to below 1 derived from a text. */
function hash(text: string): number {
  let h = 2166136261;
  for (const char of text) h = Math.imul(h ^ char.charCodeAt(0), 16777619);
  h = Math.imul(h ^ (h >>> 15), 2246822507);
  return ((h ^ (h >>> 13)) >>> 0) / 4_294_967_296;
}
