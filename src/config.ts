import { z } from 'zod';
import { priceOf } from './enrichment/prices.ts';
import { type Entry, parseEntry } from './roadmap/entry.ts';

/** Which door the settings came through: the action is confined to its workspace, the CLI is not. */
export type Face = 'action' | 'cli';

/** Settings as they arrive: text by name. An empty or missing one takes its default. */
export type RawSettings = Readonly<Record<string, string | undefined>>;

type Settings = Readonly<z.output<typeof settings>>;

export type Config = Settings & {
  readonly roadmapUrl: string;
  readonly geminiUrl: string;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Base URLs that proxies and tests may replace, by environment variable. */
export const URL_DEFAULTS = {
  ROADMAP_URL: 'https://roadmap.sh',
  GEMINI_URL: 'https://generativelanguage.googleapis.com',
} as const;

/** Ways to publish that change a repository. */
const PUBLISHING: readonly string[] = ['commit', 'pull-request'];

/** Their values are never printed, not even when they are wrong. */
const SECRETS = new Set(['gemini-api-key', 'github-token']);

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

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

function number(hint: string, accepts: (n: number) => boolean) {
  return z
    .string()
    .refine((text) => /^\d{1,9}(\.\d{1,9})?$/.test(text) && accepts(Number(text)), hint)
    .transform(Number);
}

const wholeNumber = (from: number, to: number) =>
  number(`give a whole number from ${from} to ${to}`, (n) => {
    return Number.isInteger(n) && n >= from && n <= to;
  });

const boolean = z
  .string()
  .refine((text) => [...TRUE, ...FALSE].includes(text), 'give true or false')
  .transform((text) => TRUE.includes(text));

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
      const entry = parseEntry(line);
      if (entry === null) {
        context.addIssue(
          `${quote(line)} is no roadmap.sh slug (lower-case letters, digits, hyphens); ` +
            'begin a path with ./',
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

/** Every setting once, by the name it has as an input of the action and as a flag of the CLI. */
export const settings = z.object({
  roadmap: entries,
  output: withDefault('roadmaps/{slug}.csv', z.string().endsWith('.csv', 'end it in .csv')),
  'gemini-api-key': optional(/^[\x21-\x7e]+$/, 'it holds white space or non-ASCII characters'),
  model: withDefault(
    'gemini-3.5-flash-lite',
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,79}$/, 'give a Gemini model id without "models/", or offline'),
  ),
  instructions: optional(/./, ''),
  'batch-size': withDefault('auto', batchSize),
  concurrency: withDefault('8', wholeNumber(1, 64)),
  'requests-per-minute': withDefault('15', wholeNumber(1, 100_000)),
  'max-requests': withDefault('0', wholeNumber(0, 1_000_000)),
  'max-cost-usd': withDefault(
    '0',
    number('give an amount in USD, 0 for none', () => true),
  ),
  'deadline-minutes': withDefault(
    '30',
    number('give minutes, more than 0 and at most 1440', (n) => n > 0 && n <= 1440),
  ),
  refresh: withDefault('none', choice('none', 'all')),
  cache: withDefault('true', boolean),
  publish: withDefault('artifact', choice('artifact', 'commit', 'pull-request', 'none')),
  branch: optional(
    /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\x00-\x1f]+$/,
    'give a branch name',
  ),
  'commit-message': optional(/./, ''),
  comment: withDefault('auto', choice('auto', 'always', 'never')),
  'fail-on': withDefault('error', choice('error', 'incomplete')),
  'dry-run': withDefault('false', boolean),
  'include-description': withDefault('auto', includeDescription),
  source: withDefault('nilbuild/developer-roadmap@HEAD', source),
  'github-token': optional(/^[\x21-\x7e]+$/, 'it holds white space or non-ASCII characters'),
});

/**
 * Checks all settings together and reports every fault at once, one line each, before anything is
 * read or fetched. `env` gives the base URLs.
 */
export function parseConfig(
  raw: RawSettings,
  env: Readonly<Record<string, string | undefined>>,
  face: Face,
): ConfigResult {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, schema] of Object.entries(settings.shape)) {
    const parsed = schema.safeParse(raw[name]);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(...parsed.error.issues.map(({ message }) => describe(name, message, raw)));
  }
  faults.push(...Object.keys(URL_DEFAULTS).flatMap((name) => urlFault(name, env[name])));
  faults.push(...crossChecks(values, face));
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    config: {
      ...(values as Settings),
      roadmapUrl: baseUrl(env.ROADMAP_URL, URL_DEFAULTS.ROADMAP_URL),
      geminiUrl: baseUrl(env.GEMINI_URL, URL_DEFAULTS.GEMINI_URL),
    },
  };
}

function describe(name: string, message: string, raw: RawSettings): string {
  const value = raw[name]?.trim() ?? '';
  const shown = SECRETS.has(name) || name === 'roadmap' || value === '' ? '' : ` ${quote(value)}`;
  return `${name}${shown}: ${message}.`;
}

/** Faults of settings that are right by themselves; those that are not are missing here. */
function crossChecks(config: Partial<Settings>, face: Face): readonly string[] {
  const { roadmap = [], output = '', model = '', publish = 'none' } = config;
  const faults: string[] = [];
  const several = roadmap.length > 1 || roadmap.some((entry) => entry.kind === 'pattern');
  if (several && output !== '' && !output.includes('{slug}')) {
    faults.push(`output ${quote(output)}: with several roadmaps it must hold {slug}.`);
  }
  if (face === 'action' && leavesWorkspace(output)) {
    faults.push(
      `output ${quote(output)}: give a path inside the workspace, not under .git or .github.`,
    );
  }
  if ((config['max-cost-usd'] ?? 0) > 0 && model !== '' && priceOf(model) === null) {
    faults.push(`max-cost-usd: the price of ${quote(model)} is not known; use max-requests.`);
  }
  if (PUBLISHING.includes(publish) && model === 'offline') {
    faults.push(`publish ${quote(publish)}: an offline preview is never published; use artifact.`);
  }
  if (PUBLISHING.includes(publish) && config['github-token'] === null) {
    faults.push(`publish ${quote(publish)}: github-token is empty; give one that may write.`);
  }
  return faults;
}

function leavesWorkspace(path: string): boolean {
  const parts = path.split(/[/\\]/);
  return (
    /^([/\\]|[A-Za-z]:)/.test(path) ||
    parts.some((part) => part === '..' || /^\.git(hub)?$/i.test(part))
  );
}

function urlFault(name: string, value: string | undefined): readonly string[] {
  if (!value?.trim()) return [];
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : null;
  if (url === null) return [`${name}: not a URL.`];
  if (url.username !== '' || url.password !== '') return [`${name}: leave out the user info.`];
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return secure ? [] : [`${name}: give an https URL (http only for loopback).`];
}

function baseUrl(value: string | undefined, fallback: string): string {
  return (value?.trim() || fallback).replace(/\/+$/, '');
}

/** A value in quotes on one line, cut to what a message can bear. */
function quote(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  const chars = [...line];
  return JSON.stringify(chars.length > 60 ? `${chars.slice(0, 59).join('')}…` : line);
}
