import { removeInvisible } from '../lib/text/clean.ts';
import type { Column, Parsed } from './column.ts';
import { isLost } from './lost.ts';

const FINAL_PUNCTUATION = /[\s.,;:!?…。．！？、，；：]+$/u;
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/u;
const URL_LIKE = /:\/\/|www\.[\p{L}\p{N}]/iu;

/** Longer texts are rejected unread, as no column allows so many. In UTF-16 units. */
const MAX_LENGTH = 1_000;

export interface TextLimits {
  /** Split at white space. */
  readonly words: number;
  /** In code points. */
  readonly points: number;
}

/** A column of short texts, each one line with a maximum of words. */
export function textColumn(
  definition: Pick<Column, 'name' | 'id' | 'instruction' | 'tokens' | 'distinct'> & TextLimits,
): Column {
  const { words, points, ...column } = definition;
  const { name, id } = column;
  return {
    ...column,
    schema: { type: 'string' },
    width: null,
    parse: (raw) => {
      if (typeof raw !== 'string') return { ok: false, why: `invalid ${id}` };
      const cell = parseText(raw, { words, points });
      return cell.ok ? cell : { ok: false, why: `${name} has ${cell.why}` };
    },
    // `TLDRs: 9.3 words on average (3 to 12).`
    summarize: (values) => {
      const lengths = values.map((value) => value.split(/\s+/u).length).toSorted((a, b) => a - b);
      const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
      const [min, max] = [lengths[0], lengths.at(-1)];
      const range = min === max ? '' : ` (${min} to ${max})`;
      return `${name}s: ${average.toFixed(1)} words on average${range}.`;
    },
  };
}

/**
 * A text in the form in which it is kept (NFC, trimmed, without final punctuation), or why it is
 * invalid: it must be one line within the limits, without URL, control, bidirectional or zero-width
 * characters.
 */
export function parseText(raw: string, limits: TextLimits): Parsed<string> {
  const invalid = (why: string): Parsed<string> => ({ ok: false, why });
  if (raw.length > MAX_LENGTH)
    return invalid(`${raw.length} characters; the limit is ${limits.points}`);
  const trimmed = raw.normalize('NFC').trim();
  if (LINE_BREAK.test(trimmed)) return invalid('more than one line');
  if (/\p{Cc}/u.test(trimmed) || removeInvisible(trimmed) !== trimmed) {
    return invalid('invisible characters');
  }
  const value = trimmed.replace(FINAL_PUNCTUATION, '').replace(/\s+/gu, ' ');
  if (isLost(value)) return invalid('text that was lost (U+FFFD or ***)');
  const words = value === '' ? 0 : value.split(' ').length;
  if (words === 0) return invalid('no words');
  if (words > limits.words) return invalid(`${words} words; the limit is ${limits.words}`);
  const points = [...value].length;
  if (points > limits.points) return invalid(`${points} characters; the limit is ${limits.points}`);
  if (URL_LIKE.test(value)) return invalid('a URL');
  return { ok: true, value };
}
