import type { Ask, Model, Reply } from '../../src/engine/model.ts';
import type { Clock } from '../../src/lib/clock.ts';

export interface FakeRequest {
  /** From 1. */
  readonly n: number;
  readonly asks: readonly Ask[];
  readonly at: number;
  readonly inFlight: number;
}

export interface FakeModel extends Model {
  readonly requests: readonly FakeRequest[];
}

/** Latency of a request in milliseconds: the time to the first token and 45 tokens per row at 250/s. */
const latencyMs = (rows: number) => 600 + (rows * 45 * 1000) / 250;

/** A model in the process: `script` says what comes of a request, after the usual latency. */
export function fakeModel(
  clock: Clock,
  script: (request: FakeRequest) => Reply = ({ asks }) => answer(asks),
): FakeModel {
  const requests: FakeRequest[] = [];
  let inFlight = 0;
  return {
    name: 'gemini-3.5-flash-lite',
    preview: false,
    requests,
    async ask(asks, signal) {
      if (signal.aborted) return { kind: 'aborted' };
      inFlight += 1;
      const request = { n: requests.length + 1, asks, at: clock.now(), inFlight };
      requests.push(request);
      const reply = script(request);
      await clock.sleep(reply.kind === 'answer' ? latencyMs(asks.length) : 300, signal);
      inFlight -= 1;
      return signal.aborted ? { kind: 'aborted' } : reply;
    },
  };
}

/** The only right value of a row. */
export const tldrOf = (ask: Ask) => `Explains ${ask.topic} by ${ask.id}`;

export function answerRows(asks: readonly Ask[]) {
  return asks.map((ask) => ({
    id: ask.id,
    topic: ask.topic,
    tldr: tldrOf(ask),
    challenge: 'practice',
  }));
}

export function answer(asks: readonly Ask[], rows: readonly object[] = answerRows(asks)): Reply {
  const usage = { input: 300 + asks.length * 85, output: asks.length * 45, cached: 0 };
  return { kind: 'answer', text: JSON.stringify(rows), usage };
}

export function someAsks(count: number): readonly Ask[] {
  return Array.from({ length: count }, (_, i) => ({
    key: String(i).padStart(64, '0'),
    id: `id-${i}`,
    topic: `Topic ${i}`,
    description: `What topic ${i} is about. `.repeat(12),
    context: 'Basics',
  }));
}
