import { removeInvisible } from '../lib/text/clean.ts';
import type { Column, Parsed } from './column.ts';
import { cutAtClause } from './cut.ts';
import { isLost } from './lost.ts';

const FINAL_PUNCTUATION = /[\s.,;:!?…。．！？、，；：]+$/u;
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/u;
const URL_LIKE = /:\/\/|www\.[\p{L}\p{N}]/iu;

/** A text with so many words too many is cut if it cannot be had shorter. */
const MAX_EXCESS_WORDS = 3;

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
    kind: 'text',
    identity: id,
    schema: { type: 'string' },
    width: null,
    parse: (raw) => {
      if (typeof raw !== 'string') return { ok: false, why: `invalid ${id}` };
      const cell = parseText(raw, { words, points });
      return cell.ok ? cell : { ...cell, why: `${name} has ${cell.why}` };
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
 * A text in the form in which it is kept (NFC, trimmed, without final punctuation and meaningless
 * invisible characters), or why it is invalid: it must be one line within the limits, without URL,
 * control or bidirectional characters.
 */
export function parseText(raw: string, limits: TextLimits): Parsed<string> {
  const invalid = (why: string): Parsed<string> => ({ ok: false, why });
  if (raw.length > MAX_LENGTH)
    return invalid(`${raw.length} characters; the limit is ${limits.points}`);
  const trimmed = raw.normalize('NFC').trim();
  if (LINE_BREAK.test(trimmed)) return invalid('more than one line');
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(trimmed)) return invalid('invisible characters');
  const value = removeInvisible(trimmed)
    .replace(FINAL_PUNCTUATION, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (isLost(value)) return invalid('text that was lost (U+FFFD or ***)');
  const words = value === '' ? 0 : value.split(' ').length;
  if (words === 0) return invalid('no words');
  const excess = words - limits.words;
  if (excess > MAX_EXCESS_WORDS) return invalid(`${words} words; the limit is ${limits.words}`);
  if (URL_LIKE.test(value)) return invalid('a URL');
  if (excess > 0) {
    const cut = cutAtClause(value, limits.words);
    const rest = cut === null ? null : parseText(cut, limits);
    const why = `${words} words; the limit is ${limits.words}`;
    return { ok: false, why, cut: rest?.ok ? rest.value : null };
  }
  const points = [...value].length;
  if (points > limits.points) return invalid(`${points} characters; the limit is ${limits.points}`);
  return { ok: true, value };
}
