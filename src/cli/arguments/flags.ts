import { BUILT_IN } from '../../columns/built-in.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../../config/settings.ts';
import { FORMAT_NAMES } from '../../formats/formats.ts';
import { MODEL_IDS } from '../../models/gemini/catalogue.ts';
import { OFFLINE } from '../../models/offline/offline.ts';

/** A flag of the command line. */
export interface Flag {
  readonly name: string;
  /** Placeholder of its value, or `true` for a switch: `--x`, `--no-x`, `--x=true`. */
  readonly value: string | true;
  readonly help: string;
  /** Items separated by commas: of a flag that is given several times, all count rather than the last. */
  readonly isList?: boolean;
  /** Values that a shell completes: all of them, or those that are known. */
  readonly choices?: readonly string[];
  /** Of a switch that is on by default, or about which a command asks: a shell completes `--no-x` too. */
  readonly isNegatable?: boolean;
}

const COLUMN_NAMES = BUILT_IN.map(({ name }) => name);

const CHOICES: Partial<Readonly<Record<SettingName, readonly string[]>>> = {
  columns: COLUMN_NAMES,
  model: [...MODEL_IDS, OFFLINE.name],
  refresh: ['none', 'all', ...COLUMN_NAMES],
  formats: FORMAT_NAMES,
  cache: ['none'],
  'batch-size': ['auto'],
  'fail-on': ['error', 'incomplete'],
};

/** Flags of the same name as a setting: every setting but those about publishing, GitHub and secrets. */
const SETTING_FLAGS: readonly Flag[] = SETTING_NAMES.flatMap((name) => {
  const { flag, description, default: value, help, isList = false } = SETTINGS[name];
  if (flag === undefined) return [];
  const suffix = flag !== true && value ? ` (default: ${value})` : '';
  const choices = CHOICES[name] ?? [];
  const isNegatable = flag === true && value !== 'false';
  const text = help ?? `${description}${suffix}`;
  return [{ name, value: flag, help: text, isList, choices, isNegatable }];
});

/** Flags that only the command line has. */
const OTHER_FLAGS: readonly Flag[] = [
  {
    name: 'json',
    value: true,
    help: 'Print one JSON object to standard output instead of text.',
  },
  {
    name: 'verbose',
    value: true,
    help: 'Show every batch, and where roadmaps come from.',
  },
];

/** The flags that enrich roadmaps, by what they are about. */
export const FLAG_GROUPS: readonly (readonly [title: string, flags: readonly Flag[]])[] = [
  ['What Gemini writes', flagsNamed('columns', 'model', 'instructions', 'refresh')],
  ['Files', flagsNamed('output', 'formats', 'include-description', 'source', 'cache')],
  ['Budget', flagsNamed('dry-run', 'max-rows', 'max-requests', 'max-cost-usd', 'deadline-minutes')],
  ['Quota', flagsNamed('requests-per-minute', 'concurrency', 'batch-size')],
  ['Outcome', flagsNamed('fail-on', 'max-removed', 'json', 'verbose')],
];

/** Flags by their names. Throws for a name that is none. */
export function flagsNamed(
  ...names: readonly (SettingName | 'json' | 'verbose')[]
): readonly Flag[] {
  return names.map((name) => {
    const flag = [...SETTING_FLAGS, ...OTHER_FLAGS].find((flag) => flag.name === name);
    if (flag === undefined) throw new Error(`no flag is called ${name}`);
    return flag;
  });
}
