import type { Item } from '../engine/model.ts';
import { sha256 } from '../lib/hash.ts';
import { removeJoiners } from '../lib/text/clean.ts';
import { truncate } from '../lib/text/truncate.ts';
import type { Topic } from '../sources/roadmap.ts';

/** Raised when the meaning of a stored value changes; every row is then sent again. */
const SCHEMA_VERSION = 1;

/** Maximum lengths in a prompt, in code points: of a description, and of a topic or a context. */
const MAX_DESCRIPTION_POINTS = 500;
const MAX_LABEL_POINTS = 200;

/** Hex digits in the Revision column: of a key, and of a preview's hash. */
const REVISION_DIGITS = 12;
const PREVIEW_DIGITS = 6;

/** What the Revision of a preview begins with. */
const PREVIEW = 'preview-';

/** A topic as the model sees it, with the key that identifies what is sent. */
export function toItem({ id, topic, description, keyText, path }: Topic): Item {
  const text = { topic, description, context: path.join(' > ') };
  const key = rowKey({ ...text, description: keyText ?? description });
  return { key, id, ...asSent(text) };
}

type Text = Pick<Item, 'topic' | 'description' | 'context'>;

function asSent({ topic, description, context }: Text): Text {
  return {
    topic: truncate(topic, MAX_LABEL_POINTS).trimEnd(),
    description: truncate(description, MAX_DESCRIPTION_POINTS).trimEnd(),
    context: truncate(context, MAX_LABEL_POINTS).trimEnd(),
  };
}

/**
 * SHA-256, in hex, of what the values of a row depend on: the topic and the description as sent, or
 * the context if there is no description; joiners aside, which tables of earlier runs lack. Model,
 * prompt and instructions are left out on purpose: an upgrade must not rewrite anybody's table
 * overnight.
 */
export function rowKey({ topic, description, context }: Text): string {
  const text = asSent({
    topic: removeJoiners(topic),
    description: removeJoiners(description),
    context: removeJoiners(context),
  });
  const identity =
    text.description === '' ? { context: text.context } : { description: text.description };
  return sha256(JSON.stringify([SCHEMA_VERSION, text.topic, identity]));
}

/** The Revision of a key. The letter keeps spreadsheets from reading it as a number. */
export function revisionOf(key: string): string {
  return `r${digitsOf(key)}`;
}

/**
 * The Revision of values of which nobody knows the description. It is no key's: an empty one would
 * make them a person's, who filled them in for the current description.
 */
export const UNKNOWN_REVISION = `r${'0'.repeat(REVISION_DIGITS)}`;

/** A Revision in the form in which it is written. */
export const REVISION = /^r[0-9a-f]{12}$/i;

/** The old form, without the letter, and what a spreadsheet makes of one that looks like a number. */
const OLD_REVISION = /^(?:[0-9a-f]{12}|\d{1,21}|\d(?:[.,]\d{1,15})?e\+?\d{1,3})$/i;

/** The Revision of a preview: a hash of the value itself, not of a description. */
export function previewRevision(value: string): string {
  return `${PREVIEW}${sha256(value, PREVIEW_DIGITS)}`;
}

/** Whether a Revision is that of a value as a preview: a person may have edited the value since. */
export function isPreview(revision: string, value: string): boolean {
  const found = revision.trim().toLowerCase();
  return found.startsWith(PREVIEW) && found === previewRevision(value);
}

/**
 * Whether a Revision identifies some text. Neither a preview's does, nor one that was damaged (`#NAME?`,
 * `TRUE`, a digit too few), which counts as empty: what is beside it may be a person's.
 */
export function isOfText(revision: string): boolean {
  const cell = revision.trim();
  return REVISION.test(cell) || OLD_REVISION.test(cell);
}

/**
 * The Revision to write for values that stay: unchanged, even in the old form without a letter, so
 * the table does not change; empty if the cell is not a Revision of the key.
 */
export function keptRevision(cell: string, key: string): string {
  if (cell === revisionOf(key) || cell === digitsOf(key)) return cell;
  return isRevision(cell, key) ? revisionOf(key) : '';
}

/**
 * Whether a cell is the Revision of a key. The old form can look like a number, so it is recognized
 * as a spreadsheet saves it too (`6.22255E+11` for `622254657739`): edits in that row must not be lost.
 */
export function isRevision(cell: string, key: string): boolean {
  const digits = digitsOf(key);
  // Half of the world's spreadsheets have a comma before the decimals.
  const found = cell.trim().toLowerCase().replace(',', '.');
  if (found === digits || found === revisionOf(key)) return true;
  if (!/^\d+(?:e\d+)?$/.test(digits)) return false;
  const decimals = /^\d(?:\.(\d{1,15}))?e\+?\d+$/.exec(found);
  // Digits such as 5e0092043268 are too large for any number.
  if (!Number.isFinite(Number(digits))) return false;
  if (decimals === null) return /^\d+$/.test(found) && Number(found) === Number(digits);
  return Number(found) === Number(Number(digits).toExponential(decimals[1]?.length ?? 0));
}

const digitsOf = (key: string) => key.slice(0, REVISION_DIGITS);
