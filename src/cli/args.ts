import { parseArgs } from 'node:util';
import type { RawSettings } from '../config/config.ts';
import { SETTING_NAMES, SETTINGS } from '../config/settings.ts';
import { FLAGS } from './flags.ts';

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

/** A command line that makes no sense: what to do, a line for each error. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Where `draw` writes by default. */
const DRAW_OUTPUT = '{slug}.svg';

/** Reads the command line. Throws a `UsageError`. */
export function parseCommand(args: readonly string[]): Command {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') return { kind: 'help' };
  if (args.includes('--version')) return { kind: 'version' };
  const { values, positionals } = parse(args);
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

/** The action's `cache: false` is a mistake here: it would make a file of that name. */
function cacheOf(value: string | undefined): string | null | undefined {
  if (/^(?:true|false)$/i.test(value ?? '')) {
    throw new UsageError(`--cache=${value}: give a file, or none (see --help).`);
  }
  return value === 'none' ? null : value;
}

function drawCommand(roadmaps: readonly string[], values: RawSettings): DrawCommand {
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

/** A flag without an effect is a mistake: it is refused. */
function refuseOthers(command: string, values: object, taken: readonly string[]): void {
  const other = Object.keys(values).find((name) => !taken.includes(name));
  if (other === undefined) return;
  const flags = taken.map((name) => `--${name}`).join(' and ');
  throw new UsageError(
    `--${other} is not for ${command}, which takes ${flags} alone (see --help).`,
  );
}

/** Splits the arguments into flags and roadmaps. All values are text, as in the action. */
function parse(args: readonly string[]) {
  const options = FLAGS.map(({ name, value }): [string, { type: 'boolean' | 'string' }] => [
    name,
    { type: value === undefined ? 'boolean' : 'string' },
  ]);
  // Strict, it takes neither `--x=true` for a switch nor a negative number as a value.
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options),
    strict: false,
    tokens: true,
  });
  const values: Record<string, string> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') Object.assign(values, readFlag(token));
  }
  return { values, positionals };
}

interface OptionToken {
  /** With its hyphens. */
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value came after `=`, rather than as the next argument. */
  readonly inlineValue?: boolean | undefined;
}

function readFlag({ rawName, value, inlineValue }: OptionToken): RawSettings {
  const [, no, name = ''] = /^--(no-)?(.*)$/.exec(rawName) ?? [];
  const flag = FLAGS.find((flag) => flag.name === name);
  if (flag && isSwitch(flag)) {
    if (!no) return { [name]: value ?? 'true' };
    if (value === undefined) return { [name]: 'false' };
  } else if (flag && !no) {
    // What follows may be the next flag; only a negative number is a value.
    if (value === undefined || (!inlineValue && /^-[^\d.]/.test(value))) {
      throw new UsageError(`${rawName} needs a value. Write ${rawName}=VALUE (see --help).`);
    }
    return { [name]: value };
  }
  throw new UsageError(`${whyNoFlag(name) ?? `Unknown option '${rawName}'`} (see --help).`);
}

/** What to do instead of an input of the action that is no such flag; undefined for any other name. */
function whyNoFlag(name: string): string | undefined {
  const known = SETTING_NAMES.find((setting) => setting === name);
  if (known === undefined) return undefined;
  if (known === 'roadmap') return 'Name the roadmap without --roadmap';
  if (known === 'cache') return 'For no cache, write --cache=none';
  const { flag, variable } = SETTINGS[known];
  if (flag) return isSwitch(flag) ? undefined : `--${name} has a value, and no --no-${name}`;
  return variable === undefined
    ? `--${name} is for the action alone`
    : `--${name} is no flag, which others could see: set ${variable}`;
}

const isSwitch = (flag: { readonly value?: string | undefined }) => flag.value === undefined;

function isOn(name: string, value: string): boolean {
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw new UsageError(`--${name}=${value}: give true or false.`);
}
