import { URL_DEFAULTS } from '../../config/config.ts';
import { SECRETS } from '../../config/secrets.ts';
import { COMMANDS, type CommandSpec } from './commands.ts';
import { FLAG_GROUPS, type Flag } from './flags.ts';

/** Longest line of the help. */
const WIDTH = 80;

/** Width of the first column: that of the longest flag, and a space. */
const FIRST_WIDTH = 28;

const VARIABLES = [...SECRETS.map(({ variable }) => variable), ...Object.keys(URL_DEFAULTS)];

/** The help of all commands. */
export const HELP = `Adds a short summary and a difficulty hint to every topic of a roadmap.

Usage:
  roadmap-enrich ROADMAP... [--flags]
${twoColumns([
  ['ROADMAP...', 'Enrich roadmaps: by slug (backend), pattern (front*) or path.'],
  ...COMMANDS.map(({ name, args, summary }) => [`${name} ${args}`, summary] as const),
  ['help [COMMAND]', 'Show this help, or that of a command.'],
])}

${FLAG_GROUPS.map(([title, flags]) => `${title}:\n${flagLines(flags)}`).join('\n\n')}

Environment: ${VARIABLES.join(', ')}.
Exit codes: 0 success, 1 failure, 2 usage error, 130 or 143 cancelled.

Try it without a key:
  roadmap-enrich backend --model offline
`;

/** The help of one command. */
export function helpOf({ name, args, summary, flags, example }: CommandSpec): string {
  return [
    summary,
    `Usage:\n  roadmap-enrich ${name} ${args}${flags.length > 0 ? ' [--flags]' : ''}`,
    ...(flags.length > 0 ? [`Flags:\n${flagLines(flags)}`] : []),
    `Example:\n  roadmap-enrich ${example}\n`,
  ].join('\n\n');
}

function flagLines(flags: readonly Flag[]): string {
  return twoColumns(
    flags.map(({ name, value, help }) => [
      value === true ? `--[no-]${name}` : `--${name} ${value}`,
      help.replaceAll('`', ''),
    ]),
  );
}

function twoColumns(rows: readonly (readonly [string, string])[]): string {
  return rows
    .map(([first, second]) => {
      const lines = wrap(second, WIDTH - FIRST_WIDTH - 2);
      return `  ${first.padEnd(FIRST_WIDTH)}${lines.join(`\n${' '.repeat(FIRST_WIDTH + 2)}`)}`;
    })
    .join('\n');
}

/** Wraps text at `width` characters; longer words, and `(default: ...)`, are not broken. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<!\(default:) /)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
