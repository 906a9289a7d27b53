import { z } from 'zod';
import type { Column } from '../columns/column.ts';
import { parseColumns } from '../columns/definitions.ts';
import { FORMAT_NAMES } from '../formats/formats.ts';
import { quote } from '../lib/text/message.ts';
import { similarNames } from '../lib/text/similar.ts';
import { pathOfAddress } from '../sources/remote/address.ts';
import { SLUG } from '../sources/slug.ts';
import { type Entry, parseEntry } from '../sources/sources.ts';

/** Hosts that plain http is allowed for. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(...values: T) {
  const list = values.slice(0, -1).join(', ');
  return z.enum(values, `must be ${list} or ${values.at(-1)}`);
}

/** How tables can be published. */
export const PUBLISH_MODES = ['artifact', 'commit', 'pull-request', 'none'] as const;
export type PublishMode = (typeof PUBLISH_MODES)[number];

export const wholeNumber = (from: number, to: number) =>
  number(
    `must be a whole number from ${from} to ${to}`,
    (value) => Number.isInteger(value) && value >= from && value <= to,
  );

/** The booleans of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
export const boolean = z.stringbool({
  truthy: ['true', 'True', 'TRUE'],
  falsy: ['false', 'False', 'FALSE'],
  case: 'sensitive',
  error: 'must be true or false',
});

export const batchSize = z.union([z.literal('auto'), wholeNumber(1, 100)], {
  error: 'must be auto or a whole number from 1 to 100',
});

export const autoOrBoolean = z.union([z.literal('auto'), boolean], {
  error: 'must be auto, true or false',
});

export const amountUsd = number('must be an amount in USD; 0 means no limit', () => true);

export const minutes = number(
  'must be a number of minutes, more than 0 and at most 1440',
  (value) => value > 0 && value <= 1440,
);

/** Any text, or null. */
export const anyText = z.string().transform((text) => text || null);

export const secret = optional(
  /^[\x21-\x7e]+$/,
  'contains white space or non-ASCII characters. Copy it again',
);

/** A branch name that git accepts (`git check-ref-format`), or null. */
export const branchName = optional(
  /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\x00-\x1f]+$/,
  'must be a valid branch name',
);

const MODEL_ID = /^[a-z0-9][a-z0-9.-]{0,79}$/;

/** Model IDs in the order in which they are tried, separated by commas or line breaks. */
export const modelIds = z
  .string()
  .transform((text, context): readonly [first: string, ...others: string[]] => {
    const ids = text.split(/[,\n]/).map((id) => id.trim());
    const [first, ...others] = new Set(ids.filter((id) => id !== ''));
    const wrong = ids.find((id) => id !== '' && !MODEL_ID.test(id));
    if (first !== undefined && wrong === undefined) return [first, ...others];
    const which = wrong === undefined || ids.length === 1 ? '' : `${quote(wrong)} `;
    context.addIssue(
      `${which}must be a Gemini model ID in lower case without "models/", or offline; several are separated by commas or line breaks`,
    );
    return z.NEVER;
  });

/** Names of formats, separated by commas or line breaks, each once. */
export const formatNames = z.string().transform((text, context): readonly string[] => {
  const names = text.split(/[,\n]/).map((name) => name.trim().toLowerCase());
  const given = names.filter((name) => name !== '');
  const wrong = given.find((name) => !FORMAT_NAMES.includes(name));
  if (wrong === undefined) return [...new Set(given)];
  const which = given.length === 1 ? '' : `${quote(wrong)} `;
  const known = FORMAT_NAMES.join(', ');
  const [meant] = similarNames(wrong, FORMAT_NAMES);
  const hint = meant === undefined ? '' : `Did you mean ${meant}? `;
  context.addIssue(
    `${which}must be among ${known}. ${hint}Separate several with commas or line breaks`,
  );
  return z.NEVER;
});

export const repositoryAtRef = z
  .string()
  .regex(
    /^(?!.*(?:^|[/@])\.{1,2}(?:[/@]|$))[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+@[A-Za-z0-9_./-]+$/,
    'must be owner/repository@ref',
  );

export const tablePath = z
  .string()
  .endsWith('.csv', 'must end in .csv')
  .regex(/^(?:[^{}]|\{slug\})*$/, 'may contain no placeholder except {slug}');

/** Columns by name or definition. The path of an issue is its line, if there are several. */
export const columnList = z.string().transform((text, context): readonly Column[] => {
  const parsed = parseColumns(text);
  if (parsed.ok) return parsed.columns;
  for (const { line, message } of parsed.errors) {
    context.addIssue({ code: 'custom', message, path: line === null ? [] : [line] });
  }
  return z.NEVER;
});

/** What to send again: nothing, everything, or the columns of these names. */
export const refreshed = z
  .string()
  .regex(/^\s*\p{L}[^,]*(?:,\s*\p{L}[^,]*)*$/u, 'must be none, all or names of columns')
  .transform((text): 'none' | 'all' | readonly string[] =>
    text === 'none' || text === 'all'
      ? text
      : [...new Set(text.split(',').map((name) => name.trim().normalize('NFC')))],
  );

/** Roadmaps, one per line. */
export const roadmapEntries = z.string().transform((text, context): readonly Entry[] => {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const unique = [...new Set(lines.filter((line) => line !== ''))];
  if (unique.length === 0) {
    context.addIssue('name at least one roadmap: a slug such as backend, or a path');
  }
  const entries = unique.flatMap((line) => {
    const isForeign = /^https?:/i.test(line) && pathOfAddress(line) === null;
    const entry = isForeign ? null : parseEntry(line);
    if (entry === null) context.addIssue(`${quote(line)} ${whyNoEntry(line)}`);
    return entry ?? [];
  });
  // A slug and the address of its page are one entry.
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
});

/** Why a line names no roadmap, and what to write instead. */
function whyNoEntry(line: string): string {
  const page = pathOfAddress(line);
  if (page?.startsWith('r/')) {
    return 'is a custom roadmap, which cannot be fetched. Export it as JSON and give the path of the file';
  }
  if (page !== null || /^https?:/i.test(line)) {
    return 'is not the address of a roadmap. Use a slug such as backend, an address such as https://roadmap.sh/backend, or a path';
  }
  if (/[,;]/.test(line)) return 'names several. Give one per line, or as arguments of their own';
  const slug = line.toLowerCase();
  const cure = SLUG.test(slug)
    ? `Write ${slug}, or start a path with "./"`
    : 'Start a path with "./"';
  return `is not a roadmap.sh slug (lower-case letters, digits, hyphens). ${cure}`;
}

/** A base URL, without the slash at its end. Errors do not quote it: it may contain a password. */
export const baseUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) context.addIssue('must be a URL that starts with https://');
  else if (url.username !== '' || url.password !== '') {
    context.addIssue('must not contain a user name or password');
  } else if (
    url.protocol !== 'https:' &&
    !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))
  ) {
    context.addIssue('must be an https URL (http is allowed for localhost only)');
  }
  return text.replace(/\/+$/, '');
});

/** A text, or null where it is empty. */
function optional(pattern: RegExp, hint: string) {
  return anyText.refine((text) => text === null || pattern.test(text), hint);
}

function number(hint: string, accepts: (value: number) => boolean) {
  return z
    .string()
    .refine((text) => /^\d{1,9}(\.\d{1,9})?$/.test(text) && accepts(Number(text)), hint)
    .transform(Number);
}
