import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { RawSettings } from '../config/config.ts';
import { settings as inputs } from '../config/settings.ts';
import { messageOf } from '../lib/error.ts';

/** What the command line asks for. */
export type Command =
  | {
      readonly kind: 'refresh';
      readonly settings: RawSettings;
      /** Cache file; null: none; undefined: the default. */
      readonly cache: string | null | undefined;
      readonly json: boolean;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'list'; readonly settings: RawSettings; readonly json: boolean }
  | DrawCommand;

export interface DrawCommand {
  readonly kind: 'draw';
  /** A slug, a graph file or a folder. */
  readonly roadmap: string;
  /** SVG file, `{slug}` for the name. */
  readonly output: string;
}

/** A command line that makes no sense: what to do, a line for each fault. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Where `draw` writes unless told. */
const DRAW_OUTPUT = '{slug}.svg';

/** Flags with a value, by the name of their input, with their part of the help text. */
const VALUES = {
  output: ['FILE', 'table to write, {slug} for the name (roadmaps/{slug}.csv)'],
  model: ['ID', 'Gemini model, or offline for a preview without a key (gemini-3.5-flash-lite)'],
  instructions: ['FILE', 'text added to the system instruction: tone, glossary, language'],
  'batch-size': ['N', 'rows per request, 1 to 100, or auto (auto)'],
  concurrency: ['N', 'requests in flight at most, 1 to 64 (8)'],
  'requests-per-minute': ['N', "limit of the key's project (15)"],
  'max-requests': ['N', 'budget of this run in requests to Gemini, 0 for none (0)'],
  'max-cost-usd': ['X', 'budget of this run in USD, 0 for none (0)'],
  'deadline-minutes': ['N', 'ends the run cleanly (30)'],
  refresh: ['none|all', 'all: ask again for every row (none)'],
  'fail-on': [
    'error|incomplete',
    'incomplete: exit 1 also for stale, failed or pending rows (error)',
  ],
  source: ['REPO@REF', 'where topic texts come from (nilbuild/developer-roadmap@HEAD)'],
  cache: ['FILE|none', 'per-row cache (rows.jsonl in the cache folder of roadmap-enrich)'],
} as const;

/** Flags that are on or off: `--x`, `--no-x`, `--x=true`. */
const SWITCHES = {
  'dry-run': 'the plan only: no request, no key',
  'include-description': 'fill the Description column (on)',
  json: 'the statistics (of list, the roadmaps) as JSON on standard output',
} as const;

/** Settings that come from the environment, so that no list of processes shows them. */
const SECRETS: Readonly<Record<string, string>> = {
  'gemini-api-key': 'GEMINI_API_KEY',
  'github-token': 'GITHUB_TOKEN',
};

export const HELP = `Turns roadmaps into an enriched CSV: a TLDR and a challenge for every topic.

Usage:
  roadmap-enrich ROADMAP... [--flags]   enrich; a ROADMAP is a slug, a pattern, or a path
  roadmap-enrich list                   list the roadmaps of roadmap.sh (--json, --source)
  roadmap-enrich draw ROADMAP           draw the topics coloured by category, as SVG
                                        (--output FILE, {slug}.svg)

Flags:
${Object.entries(VALUES)
  .map(([name, [value, help]]) => flagLine(`--${name} ${value}`, help))
  .join('\n')}
${Object.entries(SWITCHES)
  .map(([name, help]) => flagLine(`--[no-]${name}`, help))
  .join('\n')}
${flagLine('--help, --version', '')}

Environment: GEMINI_API_KEY, GITHUB_TOKEN, GEMINI_URL, ROADMAP_URL.
Exit: 0 success, 1 failure, 2 usage error, 130 or 143 cancelled.

Try it without a key:
  roadmap-enrich samples/sourdough --model offline
`;

function flagLine(flag: string, help: string): string {
  return flag.length > 27
    ? `  ${flag}\n${' '.repeat(31)}${help}`
    : `  ${flag.padEnd(28)} ${help}`.trimEnd();
}

/** Reads the command line. Throws a `UsageError`. */
export function parseCommand(args: readonly string[]): Command {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') return { kind: 'help' };
  if (args.includes('--version')) return { kind: 'version' };
  const { values, positionals } = parse(withValues(args));
  if (positionals[0] === 'draw') return drawCommand(positionals.slice(1), values);
  const { cache, json: asJson = 'false', ...settings } = values;
  const json = isOn('json', asJson);
  if (positionals[0] === 'list') {
    if (positionals.length > 1) throw new UsageError('list takes no roadmap (see --help).');
    refuseOthers('list', values, ['json', 'source']);
    // It is about all roadmaps.
    return { kind: 'list', settings: { ...settings, roadmap: '*' }, json };
  }
  if (positionals.length === 0) {
    throw new UsageError('name at least one roadmap, such as backend or ./folder (see --help).');
  }
  return {
    kind: 'refresh',
    settings: { ...settings, roadmap: positionals.join('\n') },
    cache: cacheOf(cache),
    json,
  };
}

/** The action's `cache: false` is a slip here: it would make a file of that name. */
function cacheOf(value: string | undefined): string | null | undefined {
  if (/^(?:true|false)$/i.test(value ?? '')) {
    throw new UsageError(`--cache=${value}: give a file, or none (see --help).`);
  }
  return value === 'none' ? null : value;
}

function drawCommand(
  roadmaps: readonly string[],
  values: Readonly<Record<string, string | undefined>>,
): DrawCommand {
  const [roadmap] = roadmaps;
  const { output = DRAW_OUTPUT } = values;
  if (roadmap === undefined || roadmaps.length > 1) {
    throw new UsageError('draw takes one roadmap, such as samples/sourdough (see --help).');
  }
  refuseOthers('draw', values, ['output']);
  if (!/\.svg$/i.test(output)) {
    throw new UsageError(`--output=${output}: a drawing ends in .svg (see --help).`);
  }
  return { kind: 'draw', roadmap, output };
}

/** A flag without an effect is a slip: it is refused. */
function refuseOthers(command: string, values: object, taken: readonly string[]): void {
  const other = Object.keys(values).find((name) => !taken.includes(name));
  if (other === undefined) return;
  const flags = taken.map((name) => `--${name}`).join(' and ');
  throw new UsageError(
    `--${other} is not for ${command}, which takes ${flags} alone (see --help).`,
  );
}

/** A fault of the settings, with their names as they are given on the command line. */
export function asTyped(fault: string): string {
  return fault.replace(/(?<=^|\. Use )[a-z-]+(?=[ :.])/g, (name) => {
    if (Object.hasOwn(SECRETS, name)) return SECRETS[name] ?? name;
    return Object.hasOwn({ ...VALUES, ...SWITCHES }, name) ? `--${name}` : name;
  });
}

function parse(args: readonly string[]) {
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    [...Object.keys(VALUES), ...Object.keys(SWITCHES)].map((name) => [name, { type: 'string' }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Record<string, string | undefined>, positionals };
  } catch (error) {
    const message = messageOf(error);
    const option = /^Option '(--[a-z-]+).*(?:ambiguous|missing)/s.exec(message)?.[1];
    if (option)
      throw new UsageError(`${option} needs a value. Write ${option}=VALUE (see --help).`, {
        cause: error,
      });
    const unknown = /^Unknown option '--(?:no-)?([a-z-]+)/.exec(message)?.[1] ?? '';
    const why = whyNoFlag(unknown) ?? message.split(/\.\s/)[0];
    throw new UsageError(`${why} (see --help).`, { cause: error });
  }
}

/** What to do instead of an input of the action that is no such flag; undefined for any other name. */
function whyNoFlag(name: string): string | undefined {
  if (!Object.hasOwn(inputs.shape, name)) return undefined;
  if (name === 'roadmap') return 'Name the roadmap without --roadmap';
  if (name === 'cache') return 'For no cache, write --cache=none';
  if (Object.hasOwn(VALUES, name)) return `--${name} has a value, and no --no-${name}`;
  const variable = SECRETS[name];
  return variable === undefined
    ? `--${name} is for the action alone`
    : `--${name} is no flag, which others could see: set ${variable}`;
}

/**
 * Every flag with its value in one, so that all settings are text, as in the action, and a negative
 * number is the value that it is rather than a flag.
 */
function withValues(args: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const arg of args.map(withSwitchValue)) {
    const before = joined.at(-1) ?? '';
    const name = /^--([a-z-]+)$/.exec(before)?.[1] ?? '';
    const isValue = /^-[\d.]/.test(arg) && name !== '';
    if (isValue) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function withSwitchValue(arg: string): string {
  const match = /^--(no-)?([a-z-]+)$/.exec(arg);
  if (!match?.[2] || !Object.hasOwn(SWITCHES, match[2])) return arg;
  return `--${match[2]}=${match[1] ? 'false' : 'true'}`;
}

function isOn(name: string, value: string): boolean {
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw new UsageError(`--${name}=${value}: give true or false.`);
}
