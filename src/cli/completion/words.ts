import { COMMAND_NAMES, COMMANDS, ENRICH_FLAGS } from '../arguments/commands.ts';
import type { Flag } from '../arguments/flags.ts';

/** What can follow a word: the path of a file, and words that are known. */
export interface Values {
  readonly hasPaths: boolean;
  readonly words: readonly string[];
}

/** A flag as shells complete it. */
export interface CompletedFlag extends Values {
  /** With its hyphens, and without what follows `=`. */
  readonly name: string;
  /** For a switch null: it takes no value. */
  readonly value: string | null;
  /** The words can be joined by commas. */
  readonly isList: boolean;
  /** What it is for, in a few words. */
  readonly summary: string;
}

/** A command as shells complete it. */
export interface CompletedCommand {
  /** Empty for the enrichment of roadmaps. */
  readonly name: string;
  readonly summary: string;
  /** What stands behind the name. */
  readonly operands: Values;
  readonly flags: readonly CompletedFlag[];
}

const HELP_FLAG: Flag = { name: 'help', value: true, help: 'Show the help.' };
const VERSION_FLAG: Flag = { name: 'version', value: true, help: 'Show the version.' };

/** What the command line takes where it names no command. */
export const ENRICH: CompletedCommand = {
  name: '',
  summary: 'Enrich roadmaps',
  operands: { hasPaths: true, words: [] },
  flags: [...ENRICH_FLAGS, HELP_FLAG, VERSION_FLAG].flatMap(completed),
};

/** The commands by name. */
export const NAMED: readonly CompletedCommand[] = [
  ...COMMANDS.map(({ name, summary, args, flags }) => ({
    name,
    summary: shorten(summary),
    operands: operandsOf(args),
    flags: [...flags, HELP_FLAG].flatMap(completed),
  })),
  {
    name: 'help',
    summary: 'Show the help of a command',
    operands: { hasPaths: false, words: COMMAND_NAMES.filter((name) => name !== 'help') },
    flags: [],
  },
];

/** In single quotes, as all three shells read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function completed(flag: Flag): readonly CompletedFlag[] {
  const { name, value, isList = false, choices: words = [], isNegatable = false } = flag;
  const summary = shorten(flag.help);
  if (value === true) {
    const plain = { name: `--${name}`, value: null, hasPaths: false, words, isList, summary };
    if (!isNegatable) return [plain];
    return [plain, { ...plain, name: `--no-${name}`, summary: `Turn off: ${summary}` }];
  }
  return [{ name: `--${name}`, value, hasPaths: /\bFILE\b/.test(value), words, isList, summary }];
}

/** By the placeholders: ROADMAP and TABLE can be paths, and what is in lower case is a word. */
function operandsOf(args: string): Values {
  const parts = args.split('|');
  return {
    hasPaths: /ROADMAP|TABLE/.test(args),
    words: parts.filter((part) => /^[a-z]+$/.test(part)),
  };
}

/** The beginning of a text that makes sense alone; what begins with a value explains values. */
function shorten(text: string): string {
  const [first = ''] = text.split(text.startsWith('`') ? /(?<=\.) / : /(?<=[.:;]) /);
  return first.replaceAll('`', '').replace(/[.:;]$/, '');
}
