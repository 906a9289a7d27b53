import { z } from 'zod';
import { quote } from '../lib/text/quote.ts';
import { SLUG } from '../sources/slug.ts';
import { type Entry, parseEntry } from '../sources/sources.ts';

/** The booleans of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(...values: T) {
  const list = values.slice(0, -1).join(', ');
  return z.enum(values, `give ${list} or ${values.at(-1)}`);
}

export const wholeNumber = (from: number, to: number) =>
  number(`give a whole number from ${from} to ${to}`, (value) => {
    return Number.isInteger(value) && value >= from && value <= to;
  });

export const boolean = z
  .string()
  .refine((text) => [...TRUE, ...FALSE].includes(text), 'give true or false')
  .transform((text) => TRUE.includes(text));

export const batchSize = z.union([z.literal('auto'), wholeNumber(1, 100)], {
  error: 'give auto or a whole number from 1 to 100',
});

export const autoOrBoolean = z.union([z.literal('auto'), boolean], {
  error: 'give auto, true or false',
});

export const amountUsd = number('give an amount in USD, 0 for none', () => true);

export const minutes = number(
  'give minutes, more than 0 and at most 1440',
  (value) => value > 0 && value <= 1440,
);

/** Any text, or null. */
export const anyText = z.string().transform((text) => text || null);

export const secret = optional(
  /^[\x21-\x7e]+$/,
  'it holds white space or non-ASCII characters. Copy it again',
);

/** A branch name that git accepts (`git check-ref-format`), or null. */
export const branchName = optional(
  /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\x00-\x1f]+$/,
  'give a branch name',
);

export const modelId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,79}$/, 'give a Gemini model id without "models/", or offline');

export const repositoryAtRef = z
  .string()
  .regex(
    /^(?!.*(?:^|[/@])\.{1,2}(?:[/@]|$))[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[A-Za-z0-9_./-]+$/,
    'give owner/repository@ref',
  );

export const tablePath = z
  .string()
  .endsWith('.csv', 'end it in .csv')
  .regex(/^(?:[^{}]|\{slug\})*$/, 'the only placeholder is {slug}');

/** Roadmaps, one per line. */
export const roadmapEntries = z.string().transform((text, context): readonly Entry[] => {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const unique = [...new Set(lines.filter((line) => line !== ''))];
  if (unique.length === 0) {
    context.addIssue('name at least one roadmap: a slug such as backend, or a path');
  }
  return unique.flatMap((line) => {
    if (/^https?:/i.test(line)) {
      context.addIssue(`${quote(line)} is a URL. Give the slug at its end, such as backend`);
      return [];
    }
    const entry = parseEntry(line);
    if (entry === null) {
      const meant = SLUG.test(line.toLowerCase()) ? ` Did you mean ${line.toLowerCase()}?` : '';
      context.addIssue(
        `${quote(line)} is not a roadmap.sh slug (lower-case letters, digits, hyphens).${meant} ` +
          'Begin a path with "./"',
      );
    }
    return entry ?? [];
  });
});

/** A text, or null where it is empty. */
function optional(pattern: RegExp, hint: string) {
  return z
    .string()
    .refine((text) => text === '' || pattern.test(text), hint)
    .transform((text) => text || null);
}

function number(hint: string, accepts: (value: number) => boolean) {
  return z
    .string()
    .refine((text) => /^\d{1,9}(\.\d{1,9})?$/.test(text) && accepts(Number(text)), hint)
    .transform(Number);
}
