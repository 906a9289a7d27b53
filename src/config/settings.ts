import type { z } from 'zod';
import * as schemas from './schemas.ts';
import { SECRET_VARIABLES } from './secrets.ts';

/** A setting of the tool: an input of the action and, unless it makes sense there only, a flag. */
export interface Setting {
  /** From the trimmed text, which is empty where a setting without a default is not given. */
  readonly schema: z.ZodType<unknown, string>;
  readonly default?: string;
  /** Default of the action alone: an expression that the runner replaces. */
  readonly actionDefault?: string;
  /** For action.yml, the README and the help: sentences, with code in backticks. */
  readonly description: string;
  /** Placeholder of the flag's value in the help; `true` for a switch: `--x`, `--no-x`. */
  readonly flag?: string | true;
  /** Items separated by commas: of a flag that is given several times, all count rather than the last. */
  readonly isList?: true;
  /** Replaces description and default in the help where the command line differs from the action. */
  readonly help?: string;
  /**
   * The setting is a secret. Command-line arguments are visible to other users, so the command line
   * takes it from this environment variable.
   */
  readonly variable?: string;
}

const table = {
  roadmap: {
    schema: schemas.roadmapEntries,
    description:
      'Roadmaps to enrich, one per line. Each is a roadmap.sh slug (`backend`) or the address of its page, a pattern over slugs (`front*`, or `*` for all), or a path, which contains a slash, begins with a dot, or ends in `.json`, `.csv` or `.tsv`.',
  },
  output: {
    schema: schemas.tablePath,
    default: 'roadmaps/{slug}.csv',
    description:
      'CSV file to write. `{slug}` stands for the name of the roadmap and is required for more than one. The action writes inside the workspace only.',
    flag: 'FILE',
  },
  columns: {
    schema: schemas.columnList,
    default: 'TLDR, Challenge',
    description:
      'What Gemini fills in: names of built-in columns, separated by commas (`TLDR`, `Challenge`, `Obstacle`, `How_To`, `Hours`, `Level`, `Prerequisites`), a YAML list of names and your own definitions, or the path of a `.yml`, `.yaml` or `.json` file with one.',
    flag: 'LIST|FILE',
    isList: true,
  },
  formats: {
    schema: schemas.formatNames,
    default: 'csv',
    description:
      'Files to write besides the table, separated by commas or line breaks: `html` (a page to study from), `md` (a checklist), `json`, `anki` (flash cards). The table itself, `csv`, is always written.',
    flag: 'LIST',
    isList: true,
  },
  'gemini-api-key': {
    schema: schemas.secret,
    description:
      'Gemini API key. Required unless every row is already enriched, or with `dry-run` or `model: offline`.',
    variable: SECRET_VARIABLES['gemini-api-key'],
  },
  model: {
    schema: schemas.modelIds,
    default: 'gemini-3.5-flash-lite',
    description:
      'Gemini model ID, or several separated by commas or line breaks: the next one takes over when the daily quota of one is used up, or it does not serve the run. `offline` makes a preview without a key.',
    flag: 'IDS',
    isList: true,
  },
  instructions: {
    schema: schemas.anyText,
    description:
      'Path of a text file to append to the system instruction: tone, glossary or language.',
    flag: 'FILE',
  },
  'batch-size': {
    schema: schemas.batchSize,
    default: 'auto',
    description: 'Rows per request: 1 to 100, or `auto` to size batches to your quota.',
    flag: 'N',
  },
  concurrency: {
    schema: schemas.wholeNumber(1, 64),
    default: '8',
    description: 'Maximum number of requests in flight, 1 to 64.',
    flag: 'N',
  },
  'requests-per-minute': {
    schema: schemas.wholeNumber(1, 100_000),
    default: '15',
    description:
      "Rate limit of your key's project. If Gemini reports a lower limit, the run keeps to that.",
    flag: 'N',
  },
  'max-requests': {
    schema: schemas.wholeNumber(0, 1_000_000),
    default: '0',
    description: 'Maximum number of Gemini requests in this run, retries included; 0 for no limit.',
    flag: 'N',
  },
  'max-cost-usd': {
    schema: schemas.amountUsd,
    default: '0',
    description: 'Maximum cost of this run in USD, at list price; 0 for no limit.',
    flag: 'X',
  },
  'max-rows': {
    schema: schemas.wholeNumber(0, 1_000_000),
    default: '0',
    description:
      'Maximum number of rows to send in this run, to try columns or instructions on a few; 0 for no limit.',
    flag: 'N',
  },
  'deadline-minutes': {
    schema: schemas.minutes,
    default: '30',
    description:
      "Stops the run after this many minutes; finished rows are kept. In a workflow, set it below the job's `timeout-minutes`.",
    flag: 'N',
  },
  refresh: {
    schema: schemas.refreshed,
    default: 'none',
    description:
      '`none`: enrich new and changed rows only. `all`: regenerate every row, oldest first. Names of columns, separated by commas: regenerate only these.',
    flag: 'none|all|NAMES',
    isList: true,
  },
  'max-removed': {
    schema: schemas.wholeNumber(0, 100),
    default: '30',
    description:
      "Percent of a roadmap's published rows that may lose their topic or description in one run, if more than five do. Above that, the roadmap is an error and its files stay; `100` accepts any change.",
    flag: 'N',
  },
  cache: {
    schema: schemas.boolean,
    default: 'true',
    description: 'Keep enriched rows in the Actions cache for later runs.',
    flag: 'FILE|none',
    help: 'Cache of enriched rows. (default: rows.jsonl in the cache folder of roadmap-enrich)',
  },
  publish: {
    schema: schemas.choice(...schemas.PUBLISH_MODES),
    default: 'artifact',
    description: 'How to publish the tables: `artifact`, `commit`, `pull-request` or `none`.',
  },
  branch: {
    schema: schemas.branchName,
    description:
      'Branch to commit to, or base branch of the pull request. Defaults to the branch of the run.',
  },
  'commit-message': {
    schema: schemas.anyText,
    description:
      'Commit message and pull request title. `{slugs}` and `{count}` stand for the names and number of the roadmaps. Defaults to `Refresh roadmaps: {slugs}`, or `Refresh {count} roadmaps` for more than three.',
  },
  comment: {
    schema: schemas.choice('auto', 'always', 'never'),
    default: 'auto',
    description:
      'Comment on pull requests. `auto`: on pull request events. `always`: also on a push to a branch with an open pull request. `never`: no comment.',
  },
  'fail-on': {
    schema: schemas.choice('error', 'incomplete'),
    default: 'error',
    description:
      '`error`: fail on errors only. `incomplete`: also fail if a row is stale, failed or pending.',
    flag: 'error|incomplete',
  },
  'dry-run': {
    schema: schemas.boolean,
    default: 'false',
    description:
      'Show the plan (requests, tokens, cost) without calling Gemini or writing a table. Needs no key.',
    flag: true,
  },
  'include-description': {
    schema: schemas.autoOrBoolean,
    default: 'auto',
    description:
      'Fill the Description column: `true`, `false` or `auto`. `auto` leaves out descriptions from roadmap.sh in a public repository, since their licence forbids publishing them.',
    flag: true,
    help: 'Fill the Description column. (default: on)',
  },
  source: {
    schema: schemas.repositoryAtRef,
    default: 'nilbuild/developer-roadmap@HEAD',
    description:
      'GitHub repository with the descriptions of roadmap.sh topics, as `owner/repository@ref`.',
    flag: 'REPO@REF',
  },
  'github-token': {
    schema: schemas.secret,
    actionDefault: `\${{ github.token }}`,
    description: 'Token for the GitHub API. It is sent nowhere else.',
    variable: SECRET_VARIABLES['github-token'],
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
