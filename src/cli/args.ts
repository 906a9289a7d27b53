import { parseArgs } from 'node:util';
import type { RawSettings } from '../config/config.ts';
import { boolean } from '../config/schemas.ts';
import { SETTING_NAMES, SETTINGS } from '../config/settings.ts';
import { similarNames } from '../lib/text/similar.ts';
import { FLAGS } from './flags.ts';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'list'; readonly settings: RawSettings; readonly json: boolean }
  | {
      readonly kind: 'draw';
      /** A slug, a graph file or a folder. */
      readonly roadmap: string;
      /** SVG file; `{slug}` stands for the name of the roadmap. */
      readonly output: string;
    }
  | {
      readonly kind: 'view';
      /** A table, a slug or a path. */
      readonly source: string;
      /** File of the only format, if not beside the table. */
      readonly output: string | undefined;
      readonly settings: RawSettings;
    }
  | {
      readonly kind: 'refresh';
      readonly settings: RawSettings;
      /** Value of `--cache`. */
      readonly cache: string | undefined;
      readonly json: boolean;
    };

const namesOfFlags = FLAGS.map(({ name }) => name);

/** A mistake on the command line: what to do about it, one line for each error. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the command line. Throws a `UsageError`. */
export function parseCommand(args: readonly string[]): Command {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') return { kind: 'help' };
  if (args.includes('--version')) return { kind: 'version' };
  const { flags, positionals } = parse(args);
  const [first, roadmap, ...others] = positionals;
  if (first === 'draw') {
    if (roadmap === undefined || others.length > 0) {
      throw new UsageError('draw takes one roadmap, such as backend (see --help).');
    }
    refuseOthers('draw', flags, ['output']);
    const { output = '{slug}.svg' } = flags;
    if (!/\.svg$/i.test(output)) {
      throw new UsageError(`--output=${output}: must end in .svg (see --help).`);
    }
    return { kind: 'draw', roadmap, output };
  }
  if (first === 'view') {
    if (roadmap === undefined || others.length > 0) {
      throw new UsageError('view takes one table or roadmap, such as table.csv (see --help).');
    }
    refuseOthers('view', flags, ['formats', 'columns', 'output', 'source']);
    const { output, ...settings } = flags;
    return { kind: 'view', source: roadmap, output, settings };
  }
  const { cache, json: jsonText = 'false', ...settings } = flags;
  const { data: json, error } = boolean.safeParse(jsonText);
  if (error) throw new UsageError(`--json=${jsonText}: must be true or false.`);
  if (first === 'list') {
    if (roadmap !== undefined) throw new UsageError('list takes no roadmap (see --help).');
    refuseOthers('list', flags, ['json', 'source']);
    // The settings need a roadmap, and the list is about all of them.
    return { kind: 'list', settings: { ...settings, roadmap: '*' }, json };
  }
  if (first === undefined) {
    throw new UsageError('name at least one roadmap, such as backend or ./folder (see --help).');
  }
  settings.roadmap = positionals.join('\n');
  return { kind: 'refresh', settings, cache, json };
}

/** Refuses flags that would have no effect. */
function refuseOthers(command: string, flags: object, taken: readonly string[]): void {
  const other = Object.keys(flags).find((name) => !taken.includes(name));
  if (other === undefined) return;
  const names = new Intl.ListFormat('en-GB').format(taken.map((name) => `--${name}`));
  throw new UsageError(`${command} takes only ${names}, not --${other} (see --help).`);
}

/** Splits the arguments into flags and positionals. All values are text, as in the action. */
function parse(args: readonly string[]) {
  const type = (value: string | true) => (value === true ? 'boolean' : 'string');
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(FLAGS.map(({ name, value }) => [name, { type: type(value) }])),
    // In strict mode, `--x=true` is no switch and a negative number no value.
    strict: false,
    tokens: true,
  });
  const flags: Record<string, string> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const [, no, name = ''] = /^--(no-)?(.*)$/.exec(rawName) ?? [];
    const flag = FLAGS.find((flag) => flag.name === name);
    const isSwitch = flag?.value === true;
    if (flag === undefined || (no && (!isSwitch || value !== undefined))) {
      throw new UsageError(`${hintFor(name) ?? unknownOption(rawName)} (see --help).`);
    }
    // The next argument may be the next flag, if it is not a negative number or an item of a list.
    if (!isSwitch && (value === undefined || (!inlineValue && /^-[^\d.\s]/.test(value)))) {
      throw new UsageError(`${rawName} needs a value. Write ${rawName}=VALUE (see --help).`);
    }
    const next = args[token.index + 1];
    if (isSwitch && value === undefined && boolean.safeParse(next).success) {
      throw new UsageError(
        `${rawName} takes no separate value. Write ${rawName}=${next} (see --help).`,
      );
    }
    const given = value ?? (no ? 'false' : 'true');
    const before = flag.isList ? flags[name]?.trim() : undefined;
    flags[name] = before ? `${before}, ${given}` : given;
  }
  return { flags, positionals };
}

/** Says so, with the most similar flag, if there is one. */
function unknownOption(rawName: string): string {
  const [similar] = similarNames(rawName.replace(/^-+(no-)?/, ''), namesOfFlags);
  return `Unknown option ${rawName}${similar === undefined ? '' : `; did you mean --${similar}?`}`;
}

/** What to do instead of using the name of an input as a flag where it is none; else undefined. */
function hintFor(name: string): string | undefined {
  const known = SETTING_NAMES.find((setting) => setting === name);
  if (known === undefined) return undefined;
  if (known === 'roadmap') return 'Give the roadmap without --roadmap';
  if (known === 'cache') return 'To run without a cache, use --cache=none';
  const { flag, variable } = SETTINGS[known];
  if (variable) return `Set ${variable} instead: other users can see command-line arguments`;
  if (flag === undefined) return `--${name} is available only in the action`;
  return flag === true ? undefined : `--${name} takes a value; there is no --no-${name}`;
}
