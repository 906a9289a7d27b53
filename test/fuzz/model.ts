import { createHash } from 'node:crypto';
import {
  type Model,
  type ModelInfo,
  NO_USAGE,
  type PromptItem,
  type Reply,
} from '../../src/engine/model.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { Random } from './random.ts';

/** How often a service misbehaves in one night, and in which ways: from 0 to 1, of requests or rows. */
export interface Mood {
  /** Of requests. */
  readonly failing: number;
  /** Of requests: an answer that is not what was asked for. */
  readonly garbled: number;
  /** Of rows. */
  readonly spoiled: number;
}

const LATENCY_MS = 600;

/** A TLDR that says nothing about its topic. */
export const SAME = 'The same for all';

export const CALM: Mood = { failing: 0, garbled: 0, spoiled: 0 };

export interface FuzzedModel extends Model {
  readonly requests: number;
}

/** What only the answer to this very text contains: a row with another mark has a stranger's value. */
export function markOf(topic: string, text: string): string {
  return createHash('sha256').update(`${topic}\n${text}`).digest('hex').slice(0, 8);
}

/** The TLDR that the model gives to a text. */
const tldrOf = (topic: string, text: string) => `Answer ${markOf(topic, text)} of the model`;

/** A model that answers, fails and garbles by chance. */
export function fuzzedModel(
  { random, clock, mood }: { readonly random: Random; readonly clock: Clock; readonly mood: Mood },
  info: ModelInfo,
): FuzzedModel {
  let requests = 0;
  return {
    ...info,
    get requests() {
      return requests;
    },
    async ask(items, signal) {
      if (signal.aborted) return { kind: 'aborted' };
      requests += 1;
      await clock.sleep(LATENCY_MS, signal);
      if (signal.aborted) return { kind: 'aborted' };
      if (random.chance(mood.failing)) return failure(random);
      const text = answer(items, random, mood);
      const usage = { ...NO_USAGE, input: 300 + 80 * items.length, output: 45 * items.length };
      return {
        kind: 'answer',
        usage,
        text: random.chance(mood.garbled) ? garble(text, random) : text,
      };
    },
  };
}

function failure(random: Random): Reply {
  return random.pick<() => Reply>([
    () => ({ kind: 'overload', message: 'overloaded' }),
    () => ({ kind: 'overload', message: 'no response', lost: true }),
    () => ({ kind: 'rate-limit', message: 'slow down', retryAfterMs: 1_000 * random.below(60) }),
    () => ({ kind: 'rate-limit', message: 'slow down', limit: { of: 'requests', value: 10 } }),
    () => ({ kind: 'bad-request', message: 'invalid argument' }),
    () => refusal(random.chance(0.5)),
    () => refusal(random.chance(0.5)),
    () => ({
      kind: 'stop',
      stop: random.pick(['daily-quota', 'key', 'model']),
      message: 'no more',
    }),
  ])();
}

const refusal = (soft: boolean): Reply => ({
  kind: 'answer',
  text: '',
  usage: NO_USAGE,
  refusal: { reason: soft ? 'RECITATION' : 'SAFETY', soft },
});

function answer(items: readonly PromptItem[], random: Random, mood: Mood): string {
  const rows = items.flatMap(({ id, topic, description, context }) => {
    const row = { id, topic, tldr: tldrOf(topic, description || context), challenge: 'practice' };
    return random.chance(mood.spoiled) ? spoil(row, random) : [row];
  });
  if (random.chance(mood.spoiled)) swapIds(rows, random);
  return JSON.stringify(rows);
}

type Row = Readonly<Record<'id' | 'topic' | 'tldr' | 'challenge', unknown>>;

function spoil(row: Row, random: Random): Row[] {
  return random.pick<() => Row[]>([
    () => [],
    () => [row, row],
    () => [{ ...row, id: 'nobody' }],
    () => [{ ...row, topic: 'Another topic' }],
    () => [{ ...row, tldr: `${row.tldr} ${'and more '.repeat(random.below(20))}` }],
    () => [{ ...row, tldr: random.pick(['', '***', 'see https://tea.example', 7, null]) }],
    () => [{ ...row, tldr: SAME }],
    () => [{ ...row, challenge: random.pick(['Expert', 'hard', '', null, ['practice']]) }],
  ])();
}

/** Two rows under each other's ids, with the topics that they are about. */
function swapIds(rows: Row[], random: Random): void {
  const [a, b] = [random.below(rows.length), random.below(rows.length)];
  const [first, second] = [rows[a], rows[b]];
  if (first === undefined || second === undefined || a === b) return;
  rows[a] = { ...first, id: second.id };
  rows[b] = { ...second, id: first.id };
}

function garble(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return random.pick([
    text.slice(0, at),
    `${text.slice(0, at)}"${text.slice(at)}`,
    `${text.slice(0, at)}\n${text.slice(at + 1)}`,
    `Here you are:\n\`\`\`json\n${text}\n\`\`\`\nDone.`,
    JSON.stringify({ rows: JSON.parse(text) }),
    JSON.stringify(text),
    '[]',
    '',
  ]);
}
