import type { Parsed } from '../engine/model.ts';
import { removeInvisible } from '../lib/text/clean.ts';
import type { Column, ColumnBase } from './column.ts';
import { cutAtClause } from './cut.ts';
import { isLost } from './lost.ts';
import { averageOf } from './summary.ts';

const FINAL_PUNCTUATION = /[\s.,;:!?…。．！？、，；：]+$/u;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
const URL_LIKE = /:\/\/|www\.[\p{L}\p{N}]/iu;

/** What begins an item of a list, and is no word. */
const LIST_MARK = /^[-*•] /gmu;

/** A text with so many words too many is cut if it cannot be had shorter. */
const MAX_EXCESS_WORDS = 3;

/** Longer texts are rejected unread, unless the limit is higher than this. In UTF-16 units. */
const MIN_LENGTH_UNREAD = 1_000;

/** UTF-16 units that may be left out of a code point's room: halves of a pair, spaces, marks. */
const UNITS_PER_POINT = 4;

/** What is wrong with an empty text. */
export const NO_WORDS = 'no words';

export interface TextLimits {
  /** Split at white space, marks of list items not counted. */
  readonly words: number;
  /** In code points. */
  readonly points: number;
  /** Lines that are not blank; 1 if it is not given. */
  readonly lines?: number;
}

export interface TextDefinition extends ColumnBase, TextLimits {
  /** See `Column`; false by default. */
  readonly distinct?: boolean;
  /** What else is wrong with a value; empty if nothing is. */
  readonly check?: (value: string) => string;
}

/** A column of texts, each with a maximum of words and lines. */
export function textColumn(definition: TextDefinition): Column {
  const { words, points, lines = 1, distinct = false, check = () => '', ...base } = definition;
  const { name, id, plural = name, identity = id, instruction } = base;
  return {
    ...{ name, id, identity, instruction, distinct },
    kind: 'text',
    tokens: textTokens(words),
    schema: { type: 'string' },
    width: null,
    parse: (raw) => {
      if (typeof raw !== 'string') return { ok: false, why: `invalid ${id}` };
      const cell = parseText(raw, { words, points, lines });
      if (!cell.ok) return { ...cell, why: `${name} has ${cell.why}` };
      const why = check(cell.value);
      return why === '' ? cell : { ok: false, why: `${name} has ${why}` };
    },
    // `TLDRs: 9.3 words on average (3 to 12).`
    summarize: (values) => `${plural}: ${averageOf(values.map(countWords), 'words')}.`,
  };
}

/**
 * Output tokens of a text: English takes about 1.3 a word, and real TLDRs of at most 12 words took 20
 * with their name in the answer; other languages take up to twice as many.
 */
export function textTokens(words: number): Column['tokens'] {
  return { expected: Math.round(4 + words * 1.35), max: 4 + words * 3 };
}

/**
 * A text in the form in which it is kept (NFC, trimmed, without meaningless invisible characters;
 * one that may have only one line also without final punctuation, others without blank lines), or
 * why it is invalid: it must be within the limits, without URL, control or bidirectional characters.
 */
export function parseText(raw: string, limits: TextLimits): Parsed<string> {
  const invalid = (why: string): Parsed<string> => ({ ok: false, why });
  const { lines: maxLines = 1 } = limits;
  if (raw.length > Math.max(MIN_LENGTH_UNREAD, limits.points * UNITS_PER_POINT))
    return invalid(`${raw.length} characters; the limit is ${limits.points}`);
  const written = raw.normalize('NFC').trim().split(LINE_BREAK);
  if (maxLines === 1 && written.length > 1) return invalid('more than one line');
  if (written.some((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line)))
    return invalid('invisible characters');
  const lines = written.map(cleanLine).filter((line) => line !== '');
  const value = maxLines === 1 ? lines.join('').replace(FINAL_PUNCTUATION, '') : lines.join('\n');
  if (isLost(value)) return invalid('text that was lost (U+FFFD or ***)');
  const words = countWords(value);
  if (words === 0) return invalid(NO_WORDS);
  if (lines.length > maxLines) return invalid(`${lines.length} lines; the limit is ${maxLines}`);
  const excess = words - limits.words;
  if (excess > MAX_EXCESS_WORDS) return invalid(`${words} words; the limit is ${limits.words}`);
  if (URL_LIKE.test(value)) return invalid('a URL');
  if (excess > 0) {
    const why = `${words} words; the limit is ${limits.words}`;
    if (maxLines > 1) return invalid(why);
    const cut = cutAtClause(value, limits.words);
    const rest = cut === null ? null : parseText(cut, limits);
    return { ok: false, why, cut: rest?.ok ? rest.value : null };
  }
  const points = [...value].length;
  if (points > limits.points) return invalid(`${points} characters; the limit is ${limits.points}`);
  return { ok: true, value };
}

/** What was apart may be composed once an invisible character between is gone. */
const cleanLine = (line: string) =>
  removeInvisible(line).normalize('NFC').replace(/\s+/gu, ' ').trim();

function countWords(text: string): number {
  const words = text.replace(LIST_MARK, '').trim();
  return words === '' ? 0 : words.split(/\s+/u).length;
}
