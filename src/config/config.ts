import type { z } from 'zod';
import { previewColumns } from '../columns/built-in.ts';
import { quote } from '../lib/text/message.ts';
import { describeModel } from '../models/models.ts';
import { isPattern } from '../sources/slug.ts';
import type { ColumnsFile } from './columns-file.ts';
import { baseUrl } from './schemas.ts';
import { SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './settings.ts';

/** Where the settings come from: the action is confined to its workspace, the command line is not. */
export type Face = 'action' | 'cli';

/** Settings as they arrive: text by name. An empty or missing one takes its default. */
export type RawSettings = Readonly<Record<string, string | undefined>>;

export type Config = Settings & {
  readonly face: Face;
  readonly roadmapUrl: string;
  readonly geminiUrl: string;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Base URLs that proxies and tests can replace, by environment variable. */
export const URL_DEFAULTS = {
  ROADMAP_URL: 'https://roadmap.sh',
  GEMINI_URL: 'https://generativelanguage.googleapis.com',
} as const;

/**
 * Checks all settings together and reports every error at once, one line each, before anything is
 * read or fetched, but for the file that `columns` may name. `env` gives the base URLs.
 */
export function parseConfig(
  raw: RawSettings,
  env: Readonly<Record<string, string | undefined>>,
  face: Face,
  columnsFile: ColumnsFile | null = null,
): ConfigResult {
  const errors: string[] = [];
  const parse = (subject: string, schema: z.ZodType, text: string) => {
    const { data, error } = schema.safeParse(text);
    for (const { message, path } of error?.issues ?? []) {
      const place = path.length === 0 ? '' : ` line ${path.join()}`;
      errors.push(`${subject}${place}: ${message}.`);
    }
    return data;
  };
  const values: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const { schema, default: fallback = '', variable } = SETTINGS[name];
    const given = raw[name]?.trim() ?? '';
    // An error quotes the value, but never a secret, and not all roadmaps where one is wrong.
    const quoted =
      given !== '' &&
      name !== 'roadmap' &&
      variable === undefined &&
      !(name === 'columns' && given.includes('\n'));
    const subject = `${nameOn(face, name)}${quoted ? ` ${quote(given)}` : ''}`;
    const file = name === 'columns' ? columnsFile : null;
    if (file !== null && 'error' in file) errors.push(`${nameOn(face, name)}: ${file.error}`);
    else values[name] = parse(subject, schema, file?.text ?? (given || fallback));
  }
  const parseUrl = (name: keyof typeof URL_DEFAULTS) =>
    parse(name, baseUrl, env[name]?.trim() || URL_DEFAULTS[name]);
  values.roadmapUrl = parseUrl('ROADMAP_URL');
  values.geminiUrl = parseUrl('GEMINI_URL');
  errors.push(...crossChecks(values, face));
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, config: { ...values, face } as Config };
}

/** What the user calls a setting: on the command line its flag, or the variable of a secret. */
export function nameOn(face: Face, name: SettingName): string {
  const { flag, variable } = SETTINGS[name];
  if (face === 'action') return name;
  return variable ?? (flag ? `--${name}` : name);
}

/** Errors of settings that are valid by themselves; those that are not are undefined here. */
function crossChecks(config: Partial<Settings>, face: Face): readonly string[] {
  const { roadmap = [], output = '', publish = 'none', columns, refresh } = config;
  const models = (config.model ?? []).map(describeModel);
  const isOffline = models.some(({ preview }) => preview);
  const nameOf = (name: SettingName) => nameOn(face, name);
  const ofOutput = `${nameOf('output')} ${quote(output)}`;
  const ofPublish = `${nameOf('publish')} ${quote(publish)}`;
  const toRepository = publish === 'commit' || publish === 'pull-request';
  const errors: string[] = [];
  const several = roadmap.length > 1 || roadmap.some(({ slug }) => isPattern(slug));
  if (several && output !== '' && !output.includes('{slug}')) {
    errors.push(`${ofOutput}: must contain {slug} when there are several roadmaps.`);
  }
  if (face === 'action' && leavesWorkspace(output)) {
    errors.push(`${ofOutput}: must be inside the workspace and not under .git or .github.`);
  }
  const unpriced = models.filter(({ price }) => price === null).map(({ name }) => name);
  if ((config['max-cost-usd'] ?? 0) > 0 && unpriced.length > 0) {
    errors.push(
      `${nameOf('max-cost-usd')}: the price of ${unpriced.map(quote).join(', ')} is unknown. Use ${nameOf('max-requests')} instead.`,
    );
  }
  if (isOffline && models.length > 1) {
    errors.push(`${nameOf('model')}: offline cannot be combined with other models.`);
  }
  if (toRepository && isOffline) {
    errors.push(`${ofPublish}: not available for an offline preview. Use artifact.`);
  }
  if (columns !== undefined && isOffline && previewColumns(columns).length === 0) {
    errors.push(
      `${nameOf('columns')}: an offline preview fills in only TLDR, which is not among them. Add TLDR.`,
    );
  }
  if (columns !== undefined && refresh !== undefined) {
    errors.push(...refreshErrors(refresh, columns, nameOf('refresh')));
  }
  if (toRepository && config['github-token'] === null) {
    errors.push(`${ofPublish}: ${nameOf('github-token')} is empty. Set a token with write access.`);
  }
  return errors;
}

/** Of names to refresh that are none of a column of the run. */
function refreshErrors(
  refresh: Settings['refresh'],
  columns: Settings['columns'],
  subject: string,
): readonly string[] {
  if (typeof refresh === 'string') return [];
  const names = columns.map(({ name }) => name);
  const unknown = refresh.filter((name) => !names.includes(name));
  if (unknown.length === 0) return [];
  return [
    `${subject} ${quote(unknown.join(', '))}: must be none, all or columns of this run (${names.join(', ')}).`,
  ];
}

function leavesWorkspace(path: string): boolean {
  const parts = path.split(/[/\\]/);
  return (
    /^([/\\]|[A-Za-z]:)/.test(path) ||
    parts.some((part) => part === '..' || /^\.git(hub)?$/i.test(part))
  );
}
