import type { z } from 'zod';
import {
  amountUsd,
  anyText,
  autoOrBoolean,
  batchSize,
  boolean,
  branchName,
  choice,
  minutes,
  modelId,
  repositoryAtRef,
  roadmapEntries,
  secret,
  tablePath,
  wholeNumber,
} from './schemas.ts';

/** A setting of the tool: an input of the action and, unless it makes sense there only, a flag. */
export interface Setting {
  /** From the trimmed text, which is empty where a setting without a default is not given. */
  readonly schema: z.ZodType<unknown, string>;
  readonly default?: string;
  /** Default of the action alone: an expression that the runner replaces. */
  readonly actionDefault?: string;
  /** For action.yml, the README and the help: sentences, with code in backticks. */
  readonly description: string;
  readonly flag?: Flag;
  /**
   * The setting is a secret. Command-line arguments are visible to other users, so the command line
   * takes it from this environment variable.
   */
  readonly variable?: string;
}

export interface Flag {
  /** Placeholder of its value in the help. A flag without one is a switch: `--x`, `--no-x`. */
  readonly value?: string;
  /** Replaces description and default where the setting means something else on the command line. */
  readonly help?: string;
}

const table = {
  roadmap: {
    schema: roadmapEntries,
    description:
      'Roadmaps to enrich, one per line. Each is a roadmap.sh slug (`backend`), a pattern over slugs ' +
      '(`front*`, or `*` for all), or a path, which contains a slash, begins with a dot, or ends in ' +
      '`.json` or `.csv`.',
  },
  output: {
    schema: tablePath,
    default: 'roadmaps/{slug}.csv',
    description:
      'CSV file to write. `{slug}` stands for the name of the roadmap and is required for more than ' +
      'one. The action writes inside the workspace only.',
    flag: { value: 'FILE' },
  },
  'gemini-api-key': {
    schema: secret,
    description:
      'Gemini API key. Required unless every row is already enriched, or with `dry-run` or ' +
      '`model: offline`.',
    variable: 'GEMINI_API_KEY',
  },
  model: {
    schema: modelId,
    default: 'gemini-3.5-flash-lite',
    description: 'Gemini model ID, or `offline` for a preview without a key.',
    flag: { value: 'ID' },
  },
  instructions: {
    schema: anyText,
    description:
      'Path of a text file to append to the system instruction: tone, glossary or language.',
    flag: { value: 'FILE' },
  },
  'batch-size': {
    schema: batchSize,
    default: 'auto',
    description: 'Rows per request: 1 to 100, or `auto` to size batches to your quota.',
    flag: { value: 'N' },
  },
  concurrency: {
    schema: wholeNumber(1, 64),
    default: '8',
    description: 'Maximum number of requests in flight, 1 to 64.',
    flag: { value: 'N' },
  },
  'requests-per-minute': {
    schema: wholeNumber(1, 100_000),
    default: '15',
    description:
      "Rate limit of your key's project. If Gemini reports a lower limit, the run keeps to that.",
    flag: { value: 'N' },
  },
  'max-requests': {
    schema: wholeNumber(0, 1_000_000),
    default: '0',
    description: 'Maximum number of Gemini requests in this run, retries included; 0 for no limit.',
    flag: { value: 'N' },
  },
  'max-cost-usd': {
    schema: amountUsd,
    default: '0',
    description: 'Maximum cost of this run in USD, at list price; 0 for no limit.',
    flag: { value: 'X' },
  },
  'deadline-minutes': {
    schema: minutes,
    default: '30',
    description:
      "Stops the run after this many minutes; finished rows are kept. In a workflow, set it below the job's " +
      '`timeout-minutes`.',
    flag: { value: 'N' },
  },
  refresh: {
    schema: choice('none', 'all'),
    default: 'none',
    description:
      '`none`: enrich new and changed rows only. `all`: regenerate every row, oldest first.',
    flag: { value: 'none|all' },
  },
  cache: {
    schema: boolean,
    default: 'true',
    description: 'Keep enriched rows in the Actions cache for later runs.',
    flag: {
      value: 'FILE|none',
      help: 'Cache of enriched rows. (default: rows.jsonl in the cache folder of roadmap-enrich)',
    },
  },
  publish: {
    schema: choice('artifact', 'commit', 'pull-request', 'none'),
    default: 'artifact',
    description: 'How to publish the tables: `artifact`, `commit`, `pull-request` or `none`.',
  },
  branch: {
    schema: branchName,
    description:
      'Branch to commit to, or base branch of the pull request. Defaults to the branch of the run.',
  },
  'commit-message': {
    schema: anyText,
    description:
      'Commit message and pull request title. `{slugs}` and `{count}` stand for the names and number ' +
      'of the roadmaps. Defaults to `Refresh roadmaps: {slugs}`, or `Refresh {count} roadmaps` for ' +
      'more than three.',
  },
  comment: {
    schema: choice('auto', 'always', 'never'),
    default: 'auto',
    description:
      'Comment on pull requests. `auto`: on pull request events. `always`: also on a push to a branch ' +
      'with an open pull request. `never`: no comment.',
  },
  'fail-on': {
    schema: choice('error', 'incomplete'),
    default: 'error',
    description:
      '`error`: fail on errors only. `incomplete`: also fail if a row is stale, failed or pending.',
    flag: { value: 'error|incomplete' },
  },
  'dry-run': {
    schema: boolean,
    default: 'false',
    description:
      'Show the plan (requests, tokens, cost) without calling Gemini or writing a table. Needs no key.',
    flag: {},
  },
  'include-description': {
    schema: autoOrBoolean,
    default: 'auto',
    description:
      'Fill the Description column: `true`, `false` or `auto`. `auto` leaves out descriptions from ' +
      'roadmap.sh in a public repository, since their licence forbids publishing them.',
    flag: { help: 'Fill the Description column. (default: on)' },
  },
  source: {
    schema: repositoryAtRef,
    default: 'nilbuild/developer-roadmap@HEAD',
    description:
      'GitHub repository with the descriptions of roadmap.sh topics, as `owner/repository@ref`.',
    flag: { value: 'REPO@REF' },
  },
  'github-token': {
    schema: secret,
    actionDefault: `\${{ github.token }}`,
    description: 'Token for the GitHub API. It is sent nowhere else.',
    variable: 'GITHUB_TOKEN',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof table;

/** The values of all settings. */
export type Settings = {
  readonly [Name in SettingName]: z.output<(typeof table)[Name]['schema']>;
};

/** Every setting, by the name of its input and flag. Inputs, help and documents are made from it. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = table;

export const SETTING_NAMES = Object.keys(table) as readonly SettingName[];

/** Settings whose values are never printed, not even when they are wrong. */
export const SECRETS = SETTING_NAMES.flatMap((name) => {
  const { variable } = SETTINGS[name];
  return variable === undefined ? [] : [{ name, variable }];
});
