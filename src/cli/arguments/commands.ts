import { PUBLISH_MODES } from '../../config/schemas.ts';
import { VIEWS } from '../../formats/formats.ts';
import { lettersApart } from '../../lib/text/distance.ts';
import { FLAG_GROUPS, type Flag, flagsNamed } from './flags.ts';

/** A command besides the enrichment of roadmaps, which has no name. */
export interface CommandSpec {
  readonly name: 'list' | 'draw' | 'view' | 'init' | 'doctor' | 'completion';
  /** What stands behind the name; empty if nothing does. */
  readonly args: string;
  /** How many of these there may be. */
  readonly count: readonly [min: number, max: number];
  /** One sentence. */
  readonly summary: string;
  readonly flags: readonly Flag[];
  /** An invocation to try. */
  readonly example: string;
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

const ANY = Number.POSITIVE_INFINITY;

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'list',
    args: '[WORD]',
    count: [0, 1],
    summary: 'List the roadmaps of roadmap.sh, or those whose slug or title has WORD in it.',
    flags: flagsNamed('json', 'source'),
    example: 'list data',
  },
  {
    name: 'draw',
    args: 'ROADMAP',
    count: [1, 1],
    summary: 'Draw the topics, coloured by category, as SVG.',
    flags: [{ name: 'output', value: 'FILE', help: 'SVG file to write. (default: {slug}.svg)' }],
    example: 'draw backend --output backend.svg',
  },
  {
    name: 'view',
    args: 'TABLE|ROADMAP',
    count: [1, 1],
    summary: 'Write a table, or a roadmap as it is without a model, in other formats.',
    flags: [
      {
        name: 'formats',
        value: 'LIST',
        isList: true,
        choices: VIEWS.map(({ name }) => name),
        help: 'html (a page to study from), md, json, anki. (default: html)',
      },
      ...flagsNamed('columns'),
      {
        name: 'output',
        value: 'FILE',
        help: 'File to write, with one format only. (default: beside the table)',
      },
      ...flagsNamed('source'),
    ],
    example: 'view roadmaps/backend.csv --formats html,anki',
  },
  {
    name: 'init',
    args: '[ROADMAP...]',
    count: [0, ANY],
    summary: 'Write a workflow that enriches roadmaps every night.',
    flags: [
      {
        name: 'publish',
        value: 'MODE',
        choices: PUBLISH_MODES,
        help: `How the workflow publishes the tables: ${PUBLISH_MODES.join(', ')}. (default: commit)`,
      },
      {
        name: 'cron',
        value: 'EXPR',
        help: 'When it runs, in UTC, as a cron expression. (default: every night)',
      },
      {
        name: 'pages',
        value: true,
        isNegatable: true,
        help: 'Deploy the pages to GitHub Pages.',
      },
      { name: 'action', value: 'OWNER/REPO@REF', help: 'Action that it uses.' },
      {
        name: 'force',
        value: true,
        help: 'Overwrite a workflow that is there, and allow a public page of a roadmap.sh roadmap.',
      },
    ],
    example: 'init backend --publish pull-request',
  },
  {
    name: 'doctor',
    args: '[ROADMAP...]',
    count: [0, ANY],
    summary: 'Check key, models, network, files and workflows, and say what to do.',
    flags: flagsNamed('model', 'source', 'output', 'cache', 'json'),
    example: 'doctor backend',
  },
  {
    name: 'completion',
    args: SHELLS.join('|'),
    count: [1, 1],
    summary: 'Print a script that completes commands and flags in a shell.',
    flags: [],
    example: 'completion bash',
  },
];

export const COMMAND_NAMES: readonly string[] = [...COMMANDS.map(({ name }) => name), 'help'];

/**
 * The command that a word may have been meant for, one letter or two exchanged ones apart; undefined for a
 * path. Two letters would be too many: `vue` is no `view`.
 */
export function commandLike(word: string): string | undefined {
  if (!/^[a-z]{3,}$/.test(word) || COMMAND_NAMES.includes(word)) return undefined;
  const sorted = (text: string) => [...text].sort().join('');
  return COMMAND_NAMES.find((name) => {
    const apart = lettersApart(word, name);
    return apart === 1 || (apart === 2 && sorted(word) === sorted(name));
  });
}

/** The command of a name; undefined for any other word. */
export const commandNamed = (name: string | undefined) =>
  COMMANDS.find((command) => command.name === name);

/** The flags that enrich roadmaps. */
export const ENRICH_FLAGS: readonly Flag[] = FLAG_GROUPS.flatMap(([, flags]) => flags);

/** Every flag of every command, by its name. One name takes a value, or takes none, in all commands. */
export const ALL_FLAGS: readonly Flag[] = [
  ...new Map(
    [...COMMANDS.flatMap(({ flags }) => flags), ...ENRICH_FLAGS].map((flag) => [flag.name, flag]),
  ).values(),
];
