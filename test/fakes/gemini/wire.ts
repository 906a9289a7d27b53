import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** One row of the user content, as the engine sends it. */
export interface Item {
  readonly id: string;
  readonly topic: string;
  readonly description?: string;
  readonly context?: string;
}

/** One row of an answer; a behaviour may put anything into `challenge`. */
export interface Row {
  readonly id: string;
  readonly topic: string;
  readonly tldr: string;
  readonly challenge: string;
}

/** A request as the fake received it. */
export interface GeminiRequest {
  /** 1 for the first request of this server. */
  readonly n: number;
  readonly items: readonly Item[];
  readonly model: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body. */
  readonly body: unknown;
  /** The length of everything that counts as input, for the token figures. */
  readonly characters: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** What goes over the wire in the end. */
export type Outcome =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** Bytes promised by content-length but never sent. */
      readonly missing?: number;
    }
  /** No answer, ever. */
  | { readonly kind: 'hang' }
  /** The connection is dropped. */
  | { readonly kind: 'reset' };

/**
 * Decides what happens to a request: the outcome, or another behaviour that decides it. So a script
 * (`request => request.n === 1 ? overloaded : normal`) is a behaviour too, and they nest freely.
 */
export type Behaviour = (
  request: GeminiRequest,
) => Outcome | Behaviour | Promise<Outcome | Behaviour>;

/** Follows a behaviour down to its outcome. */
export async function resolveOutcome(
  behaviour: Behaviour,
  request: GeminiRequest,
): Promise<Outcome> {
  let next: Outcome | Behaviour = behaviour;
  while (typeof next === 'function') next = await next(request);
  return next;
}

/** A JSON response. */
export function json(status: number, body: unknown): Outcome {
  return {
    kind: 'response',
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify(body),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The mark of a topic that every TLDR written for it contains: proof that it landed on its row. */
export function topicMark(topic: string): string {
  return `t${hash(topic)}`;
}

/** The mark of the text (description, else context) that a TLDR was written from. */
function textMark(item: Pick<Item, 'description' | 'context'>): string {
  return `x${hash(item.description ?? item.context ?? '')}`;
}

/** The right answer for an item: deterministic, valid, and different for every id, topic and text. */
export function rowFor(item: Item): Row {
  // Topics of one name are told apart by their place: `Exercise [Week 3]`.
  const mark = topicMark(item.topic.replace(/ \[[^\]]*\]$/, ''));
  return {
    id: item.id,
    topic: item.topic,
    tldr: `Row ${item.id} holds idea ${mark} with detail ${textMark(item)}`,
    challenge: Number.parseInt(mark.slice(1, 3), 16) % 2 === 0 ? 'practice' : 'expert',
  };
}
