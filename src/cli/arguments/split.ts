import { parseArgs } from 'node:util';
import { boolean } from '../../config/schemas.ts';
import { SETTING_NAMES, SETTINGS } from '../../config/settings.ts';
import { similarNames } from '../../lib/text/similar.ts';
import { ALL_FLAGS } from './commands.ts';

/** A mistake on the command line: what to do about it, one line for each error. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The arguments, split. All values are text, as in the action. */
export interface Arguments {
  /** By the name of the flag. */
  readonly flags: Readonly<Record<string, string>>;
  readonly positionals: readonly string[];
}

/** Splits the arguments into flags and positionals. Throws a `UsageError`. */
export function splitArguments(args: readonly string[]): Arguments {
  const type = (value: string | true) => (value === true ? 'boolean' : 'string');
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(ALL_FLAGS.map(({ name, value }) => [name, { type: type(value) }])),
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
    const flag = ALL_FLAGS.find((flag) => flag.name === name);
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
  const names = ALL_FLAGS.map(({ name }) => name);
  const [similar] = similarNames(rawName.replace(/^-+(no-)?/, ''), names);
  return `Unknown option ${rawName}${similar === undefined ? '' : `; did you mean --${similar}?`}`;
}

/** What to do instead of using the name of an input as a flag where it is none; else undefined. */
export function hintFor(name: string): string | undefined {
  const known = SETTING_NAMES.find((setting) => setting === name);
  if (known === undefined) return undefined;
  if (known === 'roadmap') return 'Give the roadmap without --roadmap';
  if (known === 'cache') return 'To run without a cache, use --cache=none';
  const { flag, variable } = SETTINGS[known];
  if (variable) return `Set ${variable} instead: other users can see command-line arguments`;
  if (flag === undefined) return `--${name} is available only in the action`;
  return flag === true ? undefined : `--${name} takes a value; there is no --no-${name}`;
}
