import { z } from 'zod';
import { sha256 } from '../lib/hash.ts';
import { quote } from '../lib/text/message.ts';
import { choiceColumn } from './choice.ts';
import type { Column } from './column.ts';
import { KINDS, type Kind, LIMITS, orMissing } from './limits.ts';
import { listColumn } from './list.ts';
import { isLost } from './lost.ts';
import { numberColumn, plain } from './number.ts';
import { textColumn } from './text.ts';

/** Names of the table's own columns, and words that `refresh` takes; case is ignored. */
const RESERVED = [
  ...['category', 'subcategory', 'topic', 'description', 'resources', 'id', 'revision'],
  ...['all', 'none'],
];

/** In UTF-16 units. */
const MAX_ASK_LENGTH = 500;

/** Room for a word, in code points: as in a TLDR, and no less for a few long words. */
const POINTS_PER_WORD = 10;
const MIN_POINTS = 60;

const IDENTITY_DIGITS = 12;

/** Letters and digits of any script. */
const NAME = /^\p{L}[\p{L}\p{M}\p{N} _-]{0,39}$/u;

const name = z
  .string({ error: orMissing('must be a text') })
  .trim()
  .normalize('NFC')
  .regex(NAME, 'must be a letter and up to 39 letters, digits, spaces, "_" or "-"')
  .refine((text) => !isReserved(text), {
    error: ({ input }) => `${quote(String(input))} is reserved. Use another name`,
  })
  .describe('Header of the column in the table.');

/** Those of every object in JavaScript cannot be told from a cell that is not there. */
const isReserved = (text: string) =>
  RESERVED.includes(text.toLowerCase()) || text in Object.prototype;

const ask = z
  .string({ error: orMissing('must be a text') })
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_ASK_LENGTH, `has over ${MAX_ASK_LENGTH} characters`)
  .refine((text) => !/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(text), 'must be one line of text')
  .refine((text) => !isLost(text), 'has text that was lost (U+FFFD or ***)')
  .describe('What the model writes, in one line.');

/** A definition as it is written: whether it has exactly one kind is checked apart. */
export const definition = z
  .strictObject({
    name,
    ask,
    text: LIMITS.text.optional().describe('A text of so many words and lines.'),
    choice: LIMITS.choice.optional().describe('One of these values.'),
    number: LIMITS.number.optional().describe('A number within a range.'),
    list: LIMITS.list.optional().describe('A list of items of so many words.'),
  })
  .meta({ oneOf: KINDS.map((kind) => ({ required: [kind] })) });

type Written = z.output<typeof definition>;

/** A column of the user: what it asks for, its kind, and the limits of that kind. */
export type Definition = Pick<Written, 'name' | 'ask'> &
  {
    readonly [K in Kind]: { readonly kind: K; readonly limits: z.output<(typeof LIMITS)[K]> };
  }[Kind];

/** What was written, of the one kind that it has. */
export function definitionOf({ name, ask, ...limits }: Written, kind: Kind): Definition {
  return { name, ask, kind, limits: limits[kind] } as Definition;
}

/** The column of a definition; `id` is the member that holds its value in an answer. */
export function columnOf(defined: Definition, id: string): Column {
  const { name, ask } = defined;
  const question = ask.replace(/[\s.:]+$/u, '');
  const base = (rule: string) => ({
    ...{ name, id, identity: identityOf(defined) },
    instruction: `${question}${/[!?。！？]$/u.test(question) ? '' : '.'} ${rule}`,
  });
  switch (defined.kind) {
    case 'text': {
      const { words, lines } = defined.limits;
      const form =
        lines === 1
          ? 'on one line, without a final full stop, links, Markdown or quotation marks'
          : `on at most ${lines} lines, as one string with "\\n" between them, without blank lines, links or Markdown`;
      const rule = `At most ${words} words ${form}.`;
      return textColumn({ ...base(rule), words, lines, points: pointsOf(words) });
    }
    case 'choice': {
      const choices = defined.limits;
      const list = choices.map((value) => JSON.stringify(value)).join(', ');
      return choiceColumn({ ...base(`Exactly one of ${list}.`), choices });
    }
    case 'number': {
      const { from, to, decimals } = defined.limits;
      const form = decimals === 0 ? 'whole number' : `number with at most ${decimals} decimals`;
      const range = `from ${plain(from, decimals)} to ${plain(to, decimals)}`;
      return numberColumn({ ...base(`One ${form} ${range}, without a unit.`), ...defined.limits });
    }
    case 'list': {
      const { items, words } = defined.limits;
      const rule = `An array of 1 to ${items} different texts of at most ${words} words each, the most important first, without links, Markdown or "|".`;
      return listColumn({ ...base(rule), items, words, points: pointsOf(words) });
    }
  }
}

/** A hash of all that makes a column's values what they are: its name is none of it. */
export function identityOf({ ask, kind, limits }: Definition): string {
  const ordered = kind === 'choice' ? limits : Object.entries(limits).toSorted();
  return sha256(JSON.stringify([kind, ordered, ask]), IDENTITY_DIGITS);
}

/**
 * A member's name for a column: lower case, everything but ASCII letters and digits as `_`. It is
 * unlike the others, and never `id` or `topic`.
 */
export function idOf(name: string, taken: ReadonlySet<string>): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const ascii = letters.replace(/[^a-z0-9]+/g, '_');
  const id = /^[a-z]/.test(ascii) ? ascii : `column${ascii.startsWith('_') ? '' : '_'}${ascii}`;
  const isFree = (other: string) => !taken.has(other) && other !== 'id' && other !== 'topic';
  for (let count = 1; ; count++) {
    const numbered = count === 1 ? id : `${id}_${count}`;
    if (isFree(numbered)) return numbered;
  }
}

const pointsOf = (words: number) => Math.max(MIN_POINTS, words * POINTS_PER_WORD);
