import { COLUMNS } from '../../src/columns/built-in.ts';
import { promptsFor } from '../../src/columns/prompt.ts';
import type { Model, Prompt, PromptItem, PromptOf, Reply } from '../../src/engine/model.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { describeModel } from '../../src/models/models.ts';

/** What the model is opened for: an instruction that is short, so that the rows are what counts. */
export const PROMPTS: PromptOf = (items) => {
  return { ...promptsFor(COLUMNS)(items), instruction: 'Describe the topics.' };
};

/** The names of the built-in columns: what a new row lacks. */
export const LACKS = COLUMNS.map(({ name }) => name);

export interface FakeRequest {
  /** From 1. */
  readonly n: number;
  readonly items: readonly PromptItem[];
  readonly at: number;
  readonly inFlight: number;
}

export interface FakeModel extends Model {
  readonly requests: readonly FakeRequest[];
}

/** Latency of a request in milliseconds: the time to the first token and 45 tokens per row at 250/s. */
const latencyMs = (rows: number) => 600 + (rows * 45 * 1000) / 250;

/** A model in the process: `script` says what comes of a request, after the usual latency; null is nothing. */
export function fakeModel(
  clock: Clock,
  script: (request: FakeRequest) => Reply | null = ({ items }) => answer(items),
  name = 'gemini-3.5-flash-lite',
): FakeModel {
  const requests: FakeRequest[] = [];
  let inFlight = 0;
  return {
    ...describeModel(name),
    requests,
    async ask(items, signal) {
      if (signal.aborted) return { kind: 'aborted' };
      inFlight += 1;
      const request = { n: requests.length + 1, items, at: clock.now(), inFlight };
      requests.push(request);
      const reply = script(request);
      if (reply === null) {
        await clock.sleep(Number.POSITIVE_INFINITY, signal);
        return { kind: 'aborted' };
      }
      const isWhole = reply.kind === 'answer' && !reply.refusal;
      await clock.sleep(isWhole ? latencyMs(items.length) : 300, signal);
      inFlight -= 1;
      return signal.aborted ? { kind: 'aborted' } : reply;
    },
  };
}

/** The only right value of a row. */
export const tldrOf = (item: PromptItem) => `Explains ${item.topic} by ${item.id}`;

export function answerRows(items: readonly PromptItem[]) {
  return items.map((item) => ({
    id: item.id,
    topic: item.topic,
    tldr: tldrOf(item),
    challenge: 'practice',
  }));
}

export function answer(
  items: readonly PromptItem[],
  rows: readonly object[] = answerRows(items),
): Reply {
  const usage = { input: 300 + items.length * 85, output: items.length * 45, cached: 0 };
  return { kind: 'answer', text: JSON.stringify(rows), usage };
}

export function someItems(count: number): readonly PromptItem[] {
  return Array.from({ length: count }, (_, i) => ({
    key: String(i).padStart(64, '0'),
    id: `id-${i}`,
    topic: `Topic ${i}`,
    description: `What topic ${i} is about. `.repeat(12),
    context: 'Basics',
    lacks: LACKS,
  }));
}

/** The prompt of new rows. */
export const PROMPT: Prompt = PROMPTS(someItems(1));
