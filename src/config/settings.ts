import { z } from 'zod';
import { quote } from '../lib/text/quote.ts';
import { SLUG } from '../sources/slug.ts';
import { type Entry, parseEntry } from '../sources/sources.ts';

/** The booleans of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];

function withDefault<S extends z.ZodType<unknown, string>>(value: string, schema: S) {
  return z
    .string()
    .optional()
    .transform((text) => text?.trim() || value)
    .pipe(schema);
}

function optional(pattern: RegExp, hint: string) {
  return z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .refine((text) => text === null || pattern.test(text), hint);
}

function choice<const T extends readonly [string, ...string[]]>(...values: T) {
  const list = values.slice(0, -1).join(', ');
  return z.enum(values, `give ${list} or ${values.at(-1)}`);
}

function number(hint: string, accepts: (value: number) => boolean) {
  return z
    .string()
    .refine((text) => /^\d{1,9}(\.\d{1,9})?$/.test(text) && accepts(Number(text)), hint)
    .transform(Number);
}

const wholeNumber = (from: number, to: number) =>
  number(`give a whole number from ${from} to ${to}`, (value) => {
    return Number.isInteger(value) && value >= from && value <= to;
  });

const boolean = z
  .string()
  .refine((text) => [...TRUE, ...FALSE].includes(text), 'give true or false')
  .transform((text) => TRUE.includes(text));

const anyText = optional(/./, '');

const secret = optional(
  /^[\x21-\x7e]+$/,
  'it holds white space or non-ASCII characters. Copy it again',
);

const modelId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,79}$/, 'give a Gemini model id without "models/", or offline');

const amountUsd = number('give an amount in USD, 0 for none', () => true);

const deadline = number(
  'give minutes, more than 0 and at most 1440',
  (minutes) => minutes > 0 && minutes <= 1440,
);

/** As git takes it (`git check-ref-format`). */
const branch = optional(
  /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\x00-\x1f]+$/,
  'give a branch name',
);

const batchSize = z.union([z.literal('auto'), wholeNumber(1, 100)], {
  error: 'give auto or a whole number from 1 to 100',
});

const includeDescription = z.union([z.literal('auto'), boolean], {
  error: 'give auto, true or false',
});

const entries = z
  .string()
  .optional()
  .transform((text, context): readonly Entry[] => {
    const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
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

const source = z
  .string()
  .regex(
    /^(?!.*(?:^|[/@])\.{1,2}(?:[/@]|$))[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[A-Za-z0-9_./-]+$/,
    'give owner/repository@ref',
  );

const tablePath = z
  .string()
  .endsWith('.csv', 'end it in .csv')
  .regex(/^(?:[^{}]|\{slug\})*$/, 'the only placeholder is {slug}');

/** Settings whose values are never printed, not even when they are wrong. */
export const SECRETS: readonly string[] = ['gemini-api-key', 'github-token'];

/** Every setting once, by the name it has as an input of the action and as a flag of the CLI. */
export const settings = z.object({
  roadmap: entries,
  output: withDefault('roadmaps/{slug}.csv', tablePath),
  'gemini-api-key': secret,
  model: withDefault('gemini-3.5-flash-lite', modelId),
  instructions: anyText,
  'batch-size': withDefault('auto', batchSize),
  concurrency: withDefault('8', wholeNumber(1, 64)),
  'requests-per-minute': withDefault('15', wholeNumber(1, 100_000)),
  'max-requests': withDefault('0', wholeNumber(0, 1_000_000)),
  'max-cost-usd': withDefault('0', amountUsd),
  'deadline-minutes': withDefault('30', deadline),
  refresh: withDefault('none', choice('none', 'all')),
  cache: withDefault('true', boolean),
  publish: withDefault('artifact', choice('artifact', 'commit', 'pull-request', 'none')),
  branch,
  'commit-message': anyText,
  comment: withDefault('auto', choice('auto', 'always', 'never')),
  'fail-on': withDefault('error', choice('error', 'incomplete')),
  'dry-run': withDefault('false', boolean),
  'include-description': withDefault('auto', includeDescription),
  source: withDefault('nilbuild/developer-roadmap@HEAD', source),
  'github-token': secret,
});
