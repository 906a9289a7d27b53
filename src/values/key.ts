import { createHash } from 'node:crypto';
import type { Ask } from '../engine/model.ts';
import { truncate } from '../lib/text/truncate.ts';
import type { Topic } from '../sources/roadmap.ts';

/** Raised when the meaning of a stored value changes; every row is then asked anew. */
const SCHEMA_VERSION = 1;

/** Length of a description in a prompt, in code points. */
const DESCRIPTION_POINTS = 500;

/** Length of a topic or a context in a prompt, in code points. */
const LABEL_POINTS = 200;

/** Hex digits of a key that stand in the Revision column. */
const REVISION_DIGITS = 12;

/** A topic as the model is asked about it, with the key that identifies its text. */
export function toAsk(topic: Topic): Ask {
  const text = {
    topic: truncate(topic.topic, LABEL_POINTS).trimEnd(),
    description: truncate(topic.description, DESCRIPTION_POINTS).trimEnd(),
    context: truncate(topic.path.join(' > '), LABEL_POINTS).trimEnd(),
  };
  return { key: rowKey(text), id: topic.id, ...text };
}

/**
 * SHA-256, in hex, of what identifies a row's text: the topic and the description as sent, or the
 * context where there is no description. Model, prompt and instructions are left out on purpose:
 * an upgrade must not rewrite anybody's table overnight.
 */
export function rowKey(text: Pick<Ask, 'topic' | 'description' | 'context'>): string {
  const identity =
    text.description === '' ? { context: text.context } : { description: text.description };
  return createHash('sha256')
    .update(JSON.stringify([SCHEMA_VERSION, text.topic, identity]))
    .digest('hex');
}

/** What the Revision column shows of a key. */
export function revisionOf(key: string): string {
  return key.slice(0, REVISION_DIGITS);
}

/**
 * Whether a cell is the Revision of a key, also as a spreadsheet saves one that looks like a number
 * (`6.22255E+11` for `622254657739`): an edit in that row is not to be lost.
 */
export function isRevision(cell: string, key: string): boolean {
  const revision = revisionOf(key);
  if (cell.toLowerCase() === revision) return true;
  if (!/^\d+(?:e\d+)?$/.test(revision)) return false;
  const decimals = /^\d(?:\.(\d{1,15}))?e\+?\d+$/i.exec(cell);
  if (decimals === null) return /^\d+$/.test(cell) && Number(cell) === Number(revision);
  return Number(cell) === Number(Number(revision).toExponential(decimals[1]?.length ?? 0));
}
