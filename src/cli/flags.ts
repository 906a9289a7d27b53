import { URL_DEFAULTS } from '../config/config.ts';
import { SECRETS } from '../config/secrets.ts';
import { SETTING_NAMES, SETTINGS } from '../config/settings.ts';

/**
 * Every flag: those of the settings, and what only the command line has. The value is its placeholder,
 * or `true` for a switch: `--x`, `--no-x`, `--x=true`.
 */
export const FLAGS = [
  ...SETTING_NAMES.flatMap((name) => {
    const { flag, description, default: value, help, isList = false } = SETTINGS[name];
    if (flag === undefined) return [];
    const suffix = flag !== true && value ? ` (default: ${value})` : '';
    return [{ name, value: flag, help: help ?? `${description}${suffix}`, isList }];
  }),
  {
    name: 'json',
    value: true as const,
    help: 'Print the statistics (with `list`: the roadmaps) as JSON to standard output.',
    isList: false,
  },
];

/** Longest line of the help. */
const HELP_WIDTH = 80;

const VARIABLES = [...SECRETS.map(({ variable }) => variable), ...Object.keys(URL_DEFAULTS)];

export const HELP = `Adds a TLDR and a challenge to every topic of a roadmap, in a CSV table.

Usage:
  roadmap-enrich ROADMAP... [--flags]  enrich roadmaps by slug, pattern or path
  roadmap-enrich list                  list the roadmaps of roadmap.sh
                                       (--json, --source)
  roadmap-enrich draw ROADMAP          draw the topics, coloured by category, as
                                       SVG (--output FILE, default {slug}.svg)
  roadmap-enrich view TABLE|ROADMAP    write a table, or a roadmap as it is,
                                       in other formats (--formats, default
                                       html; --columns, --output, --source)

Flags:
${flagLines()}
  --help, --version

Environment: ${VARIABLES.join(', ')}.
Exit codes: 0 success, 1 failure, 2 usage error, 130 or 143 cancelled.

Try it without a key:
  roadmap-enrich backend --model offline
`;

/** Two columns: the flag, and what it does. */
function flagLines(): string {
  const typed = FLAGS.map(({ name, value }) =>
    value === true ? `--[no-]${name}` : `--${name} ${value}`,
  );
  const indent = 2 + Math.max(...typed.map(({ length }) => length)) + 2;
  return FLAGS.map(({ help }, index) => {
    const lines = wrap(help.replaceAll('`', ''), HELP_WIDTH - indent);
    return `  ${typed[index]}`.padEnd(indent) + lines.join(`\n${' '.repeat(indent)}`);
  }).join('\n');
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
