import { cleanText } from '../lib/text/clean.ts';
import { thousands } from '../lib/text/words.ts';
import type { Column, ColumnBase } from './column.ts';

/** Bytes of UTF-8 that take about one output token. */
const BYTES_PER_TOKEN = 4;

/** A longer answer is none of the choices. In UTF-16 units. */
const MAX_LENGTH = 200;

/** Limits of a definition: its values, and their length in code points. */
export const MAX_CHOICES = 20;
export const MAX_CHOICE_POINTS = 40;

/** A column whose value is one of a few choices. */
export function choiceColumn(
  definition: ColumnBase & { readonly choices: readonly string[] },
): Column {
  const { choices, name, id, plural = name, identity = id, instruction } = definition;
  return {
    ...{ name, id, identity, instruction },
    kind: 'choice',
    tokens: choiceTokens(choices),
    distinct: false,
    schema: { type: 'string', enum: choices },
    width: Math.max(...[name, ...choices].map(({ length }) => length)),
    parse: (raw) => {
      const value = typeof raw === 'string' ? find(raw, choices) : undefined;
      return value === undefined ? { ok: false, why: `invalid ${id}` } : { ok: true, value };
    },
    // `Challenges: 12 practice (40 %), 18 expert (60 %).`
    summarize: (values) => {
      const chosen = values.map((value) => find(value, choices));
      const parts = choices.map((choice) => {
        const count = chosen.filter((value) => value === choice).length;
        return `${thousands(count)} ${choice} (${Math.round((count / values.length) * 100)} %)`;
      });
      return `${plural}: ${parts.join(', ')}.`;
    },
  };
}

/** The form in which choices are compared. */
export const foldChoice = (text: string) => cleanText(text.normalize('NFC')).toLowerCase();

/** The choice that a text means, as it is defined. */
function find(raw: string, choices: readonly string[]): string | undefined {
  if (choices.includes(raw)) return raw;
  if (raw.length > MAX_LENGTH) return undefined;
  const folded = foldChoice(raw);
  return choices.find((choice) => foldChoice(choice) === folded);
}

function choiceTokens(choices: readonly string[]): Column['tokens'] {
  const longest = Math.max(...choices.map((choice) => Buffer.byteLength(choice)));
  const expected = 3 + Math.ceil(longest / BYTES_PER_TOKEN);
  return { expected, max: expected * 2 };
}
