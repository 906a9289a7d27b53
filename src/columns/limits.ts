import { z } from 'zod';
import { cleanText } from '../lib/text/clean.ts';
import { foldChoice, MAX_CHOICE_POINTS, MAX_CHOICES } from './choice.ts';
import { parseText } from './text.ts';

/** Far from where numbers lose digits, with three decimals too. */
const MAX_NUMBER = 1_000_000_000;

/** The words for a value that is not there, else for one that is wrong. */
export const orMissing = (wrong: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? 'is missing' : wrong;

/** The words for what is no number, for one that is written as a text, too. */
const asNumber = (wrong: string) => (issue: { readonly input?: unknown }) =>
  typeof issue.input === 'string' ? `${wrong}, without quotes or a unit` : wrong;

/** A whole number of something, with what it is if it is not given. */
function count(from: number, to: number, fallback: number) {
  const error = `must be a whole number from ${from} to ${to}`;
  return z
    .int({ error: asNumber(error) })
    .min(from, error)
    .max(to, error)
    .default(fallback);
}

const bound = () => {
  const error = `must be a number from -${MAX_NUMBER} to ${MAX_NUMBER}`;
  return z
    .number({ error: (issue) => orMissing(asNumber(error)(issue))(issue) })
    .min(-MAX_NUMBER, error)
    .max(MAX_NUMBER, error);
};

const choice = z
  .union([z.string(), z.number(), z.boolean()], { error: 'must be a text' })
  .transform((value) => cleanText(String(value).normalize('NFC')))
  .superRefine((value, context) => {
    const why = whyNoChoice(value);
    if (why !== '') context.addIssue(why);
  });

/** Why a text cannot be a choice; empty if it can. */
function whyNoChoice(value: string): string {
  if (value === '') return 'must not be empty';
  const points = [...value].length;
  if (points > MAX_CHOICE_POINTS)
    return `has ${points} characters; the limit is ${MAX_CHOICE_POINTS}`;
  // As for a text, but marks alone (`+`, `?`) say enough where there are others to compare.
  const text = parseText(`x${value}`, { words: MAX_CHOICE_POINTS, points: MAX_CHOICE_POINTS + 1 });
  return text.ok ? '' : `has ${text.why}`;
}

/**
 * The limits of a column's values, by kind, as a definition gives them. Errors are worded to follow
 * the path of a value.
 */
export const LIMITS = {
  text: z.strictObject(
    { words: count(1, 200, 30), lines: count(1, 20, 1) },
    'must be limits such as {words: 30, lines: 1}',
  ),
  choice: z
    .array(choice, { error: `must be a list of 2 to ${MAX_CHOICES} values` })
    .meta({ minItems: 2, maxItems: MAX_CHOICES })
    .superRefine((values, context) => {
      if (values.length < 2) context.addIssue('must have at least 2 values');
      if (values.length > MAX_CHOICES) context.addIssue(`has more than ${MAX_CHOICES} values`);
      const folded = values.map(foldChoice);
      for (const [index, value] of values.entries()) {
        const isDouble = folded.indexOf(folded[index] ?? '') < index;
        if (isDouble) context.addIssue(`has ${JSON.stringify(value)} twice`);
      }
    }),
  number: z
    .strictObject(
      { from: bound(), to: bound(), decimals: count(0, 3, 0) },
      'must be a range such as {from: 1, to: 10}',
    )
    .superRefine(({ from, to, decimals }, context) => {
      if (from >= to) context.addIssue('must have a "from" that is less than "to"');
      if ([from, to].some((limit) => Number(limit.toFixed(decimals)) !== limit))
        context.addIssue(
          `must have "from" and "to" of at most ${decimals} decimals${decimals === 3 ? '' : '. Set decimals'}`,
        );
    }),
  list: z.strictObject(
    { items: count(1, 10, 5), words: count(1, 8, 4) },
    'must be limits such as {items: 5, words: 4}',
  ),
} as const;

export type Kind = keyof typeof LIMITS;

export const KINDS = Object.keys(LIMITS) as readonly Kind[];
