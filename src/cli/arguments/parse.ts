import type { RawSettings } from '../../config/config.ts';
import { boolean } from '../../config/schemas.ts';
import {
  COMMANDS,
  type CommandSpec,
  commandLike,
  commandNamed,
  ENRICH_FLAGS,
  SHELLS,
} from './commands.ts';
import type { Flag } from './flags.ts';
import { hintFor, splitArguments, UsageError } from './split.ts';

/** What the command line asks for. */
export type Command =
  /** Of a command; null for all of them. */
  | { readonly kind: 'help'; readonly topic: CommandSpec | null }
  | { readonly kind: 'version' }
  /** To choose what to do, as nothing was said. */
  | { readonly kind: 'pick' }
  | {
      readonly kind: 'list';
      /** In the slug or the title; empty for all. */
      readonly word: string;
      readonly settings: RawSettings;
      readonly json: boolean;
    }
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
  | InitCommand
  | DoctorCommand
  | { readonly kind: 'completion'; readonly shell: (typeof SHELLS)[number] }
  | RefreshCommand;

export interface InitCommand {
  readonly kind: 'init';
  /** Empty: to be asked for. */
  readonly roadmaps: readonly string[];
  /** Each undefined: to be asked for, or the default. */
  readonly publish: string | undefined;
  readonly cron: string | undefined;
  readonly action: string | undefined;
  readonly pages: boolean | undefined;
  readonly force: boolean;
}

export interface DoctorCommand {
  readonly kind: 'doctor';
  readonly roadmaps: readonly string[];
  readonly settings: RawSettings;
  /** Value of `--cache`. */
  readonly cache: string | undefined;
  readonly json: boolean;
}

export interface RefreshCommand {
  readonly kind: 'refresh';
  readonly settings: RawSettings;
  /** Value of `--cache`. */
  readonly cache: string | undefined;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Reads the command line. Throws a `UsageError`. */
export function parseCommand(args: readonly string[]): Command {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    const topic = args[0] === 'help' ? args[1] : args[0];
    const spec = commandNamed(topic) ?? null;
    if (args[0] === 'help' && topic !== undefined && spec === null && !topic.startsWith('-')) {
      throw new UsageError(`There is no command ${topic} (see --help).`);
    }
    return { kind: 'help', topic: spec };
  }
  if (args.includes('--version')) return { kind: 'version' };
  if (args.length === 0) return { kind: 'pick' };
  const { flags, positionals } = splitArguments(args);
  const spec = commandNamed(positionals[0]);
  if (spec === undefined) return refreshCommand(flags, positionals);
  const rest = positionals.slice(1);
  const [min, max] = spec.count;
  if (rest.length < min || rest.length > max) {
    throw new UsageError(`${spec.name} takes ${spec.args}, as in: roadmap-enrich ${spec.example}`);
  }
  refuseOthers(spec.name, flags, spec.flags);
  return namedCommand(spec.name, flags, rest);
}

function namedCommand(
  name: CommandSpec['name'],
  flags: Readonly<Record<string, string>>,
  rest: readonly string[],
): Command {
  const [first = ''] = rest;
  const { output, json, cache, ...settings } = flags;
  switch (name) {
    case 'list':
      // The settings need a roadmap, and the list is about all of them.
      return {
        kind: name,
        word: first,
        settings: { ...settings, roadmap: '*' },
        json: isOn(flags, 'json'),
      };
    case 'draw':
      if (!/\.svg$/i.test(output ?? '.svg')) {
        throw new UsageError(`--output=${output}: must end in .svg (see --help).`);
      }
      return { kind: name, roadmap: first, output: output ?? '{slug}.svg' };
    case 'view':
      return { kind: name, source: first, output, settings };
    case 'init': {
      const { publish, cron, action } = flags;
      const pages = flags.pages === undefined ? undefined : isOn(flags, 'pages');
      return {
        kind: name,
        roadmaps: rest,
        publish,
        cron,
        action,
        pages,
        force: isOn(flags, 'force'),
      };
    }
    case 'doctor': {
      const places = { ...settings, ...(output === undefined ? {} : { output }) };
      return { kind: name, roadmaps: rest, settings: places, cache, json: isOn(flags, 'json') };
    }
    case 'completion': {
      const shell = SHELLS.find((shell) => shell === first);
      if (shell !== undefined) return { kind: name, shell };
      throw new UsageError(`completion knows ${SHELLS.join(', ')}, not ${first} (see --help).`);
    }
  }
}

function refreshCommand(
  flags: Readonly<Record<string, string>>,
  positionals: readonly string[],
): RefreshCommand {
  if (positionals.length === 0) {
    throw new UsageError('Name at least one roadmap, such as backend or ./folder (see --help).');
  }
  // The other words may be paths, whose rows would be sent.
  const [word = ''] = positionals;
  const meant = commandLike(word);
  if (meant !== undefined) {
    throw new UsageError(
      `Unknown command ${word}; did you mean ${meant}? For a roadmap of that name, write https://roadmap.sh/${word}.`,
    );
  }
  const other = Object.keys(flags).find((name) => !ENRICH_FLAGS.some((flag) => flag.name === name));
  if (other !== undefined) {
    throw new UsageError(
      `${hintFor(other) ?? `--${other} is a flag of ${ownersOf(other)}`} (see --help).`,
    );
  }
  const { cache, json: _json, verbose: _verbose, ...settings } = flags;
  return {
    kind: 'refresh',
    settings: { ...settings, roadmap: positionals.join('\n') },
    cache,
    json: isOn(flags, 'json'),
    verbose: isOn(flags, 'verbose'),
  };
}

/** The commands that have a flag, as words. */
function ownersOf(name: string): string {
  const owners = COMMANDS.filter(({ flags }) => flags.some((flag) => flag.name === name));
  return new Intl.ListFormat('en-GB').format(owners.map((command) => command.name));
}

/** Whether a switch that is not a setting is on. */
function isOn(flags: Readonly<Record<string, string>>, name: string): boolean {
  const text = flags[name] ?? 'false';
  const { data, error } = boolean.safeParse(text);
  if (error) throw new UsageError(`--${name}=${text}: must be true or false.`);
  return data;
}

/** Refuses flags that would have no effect. */
function refuseOthers(command: string, flags: object, taken: readonly Flag[]): void {
  const other = Object.keys(flags).find((name) => !taken.some((flag) => flag.name === name));
  if (other === undefined) return;
  const names = new Intl.ListFormat('en-GB').format(taken.map(({ name }) => `--${name}`));
  throw new UsageError(
    taken.length === 0
      ? `${command} takes no flags (see --help).`
      : `${command} takes only ${names}, not --${other} (see --help).`,
  );
}
