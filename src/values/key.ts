import { createHash } from 'node:crypto';
import type { PromptItem } from '../engine/model.ts';
import { truncate } from '../lib/text/truncate.ts';
import type { Topic } from '../sources/roadmap.ts';

/** Raised when the meaning of a stored value changes; every row is then sent anew. */
const SCHEMA_VERSION = 1;

/** Length of a description in a prompt, in code points. */
const DESCRIPTION_POINTS = 500;

/** Length of a topic or a context in a prompt, in code points. */
const LABEL_POINTS = 200;

/** Hex digits of a key that stand in the Revision column. */
const REVISION_DIGITS = 12;

/** Hex digits of a preview's hash that stand there. */
const PREVIEW_DIGITS = 6;

/** A topic as the model sees it, with the key that identifies its text. */
export function toItem(topic: Topic): PromptItem {
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
export function rowKey(text: Pick<PromptItem, 'topic' | 'description' | 'context'>): string {
  const identity =
    text.description === '' ? { context: text.context } : { description: text.description };
  return sha256(JSON.stringify([SCHEMA_VERSION, text.topic, identity]));
}

/** What the Revision column shows of a key. The letter keeps spreadsheets from reading a number. */
export function revisionOf(key: string): string {
  return `r${digitsOf(key)}`;
}

/** The Revision of a row that holds a preview: of no text, but of the value itself. */
export function previewRevision(value: string): string {
  return `preview-${sha256(value).slice(0, PREVIEW_DIGITS)}`;
}

/** Whether a Revision is of a text: not of a preview, nor empty. */
export function isOfText(revision: string): boolean {
  return revision !== '' && !/^preview-/i.test(revision);
}

/**
 * The Revision to write for a value that stays: as it stands, also in the old form without a letter,
 * so that a table does not change for it; empty where the cell is not a Revision of the key.
 */
export function keptRevision(cell: string, key: string): string {
  if (cell === revisionOf(key) || cell === digitsOf(key)) return cell;
  return isRevision(cell, key) ? revisionOf(key) : '';
}

/**
 * Whether a cell is the Revision of a key, in the old form also as a spreadsheet saves one that
 * looks like a number (`6.22255E+11` for `622254657739`): an edit in that row must not be lost.
 */
export function isRevision(cell: string, key: string): boolean {
  const digits = digitsOf(key);
  const lower = cell.toLowerCase();
  if (lower === digits || lower === revisionOf(key)) return true;
  if (!/^\d+(?:e\d+)?$/.test(digits)) return false;
  const decimals = /^\d(?:\.(\d{1,15}))?e\+?\d+$/i.exec(cell);
  if (decimals === null) return /^\d+$/.test(cell) && Number(cell) === Number(digits);
  return Number(cell) === Number(Number(digits).toExponential(decimals[1]?.length ?? 0));
}

const digitsOf = (key: string) => key.slice(0, REVISION_DIGITS);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
