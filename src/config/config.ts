import { quote } from '../lib/text/quote.ts';
import { describeModel } from '../models/models.ts';
import { isPattern } from '../sources/slug.ts';
import { SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './settings.ts';

/** The face of the tool that the settings came through: the action is confined to its workspace, the CLI is not. */
export type Face = 'action' | 'cli';

/** Settings as they arrive: text by name. An empty or missing one takes its default. */
export type RawSettings = Readonly<Record<string, string | undefined>>;

export type Config = Settings & {
  readonly roadmapUrl: string;
  readonly geminiUrl: string;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Base URLs that proxies and tests may replace, by environment variable. */
export const URL_DEFAULTS = {
  ROADMAP_URL: 'https://roadmap.sh',
  GEMINI_URL: 'https://generativelanguage.googleapis.com',
} as const;

/** Ways to publish that change a repository. */
const PUBLISHING: readonly string[] = ['commit', 'pull-request'];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks all settings together and reports every error at once, one line each, before anything is
 * read or fetched. `env` gives the base URLs.
 */
export function parseConfig(
  raw: RawSettings,
  env: Readonly<Record<string, string | undefined>>,
  face: Face,
): ConfigResult {
  const values: Record<string, unknown> = {};
  const errors: string[] = [];
  for (const name of SETTING_NAMES) {
    const { schema, default: fallback = '' } = SETTINGS[name];
    const given = raw[name]?.trim() ?? '';
    const parsed = schema.safeParse(given || fallback);
    if (parsed.success) values[name] = parsed.data;
    const subject = `${nameOn(face, name)}${isShown(name, given) ? ` ${quote(given)}` : ''}`;
    const issues = parsed.error?.issues ?? [];
    errors.push(...issues.map(({ message }) => `${subject}: ${message}.`));
  }
  errors.push(...Object.keys(URL_DEFAULTS).flatMap((name) => urlErrors(name, env[name])));
  errors.push(...crossChecks(values, face));
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    config: {
      ...(values as Settings),
      roadmapUrl: baseUrl(env.ROADMAP_URL, URL_DEFAULTS.ROADMAP_URL),
      geminiUrl: baseUrl(env.GEMINI_URL, URL_DEFAULTS.GEMINI_URL),
    },
  };
}

/** The name under which a setting is given: on the command line a flag, or a secret's variable. */
function nameOn(face: Face, name: SettingName): string {
  const { flag, variable } = SETTINGS[name];
  if (face === 'action') return name;
  return variable ?? (flag ? `--${name}` : name);
}

/** Whether an error quotes the value: never a secret, and not all roadmaps where one is wrong. */
function isShown(name: SettingName, value: string): boolean {
  return value !== '' && name !== 'roadmap' && SETTINGS[name].variable === undefined;
}

/** Errors of settings that are valid by themselves; those that are not are missing here. */
function crossChecks(config: Partial<Settings>, face: Face): readonly string[] {
  const { roadmap = [], output = '', model = '', publish = 'none' } = config;
  const nameOf = (name: SettingName) => nameOn(face, name);
  const ofOutput = `${nameOf('output')} ${quote(output)}`;
  const ofPublish = `${nameOf('publish')} ${quote(publish)}`;
  const errors: string[] = [];
  const several = roadmap.length > 1 || roadmap.some(({ slug }) => isPattern(slug));
  if (several && output !== '' && !output.includes('{slug}')) {
    errors.push(`${ofOutput}: with several roadmaps it must hold {slug}.`);
  }
  if (face === 'action' && leavesWorkspace(output)) {
    errors.push(`${ofOutput}: give a path inside the workspace, not under .git or .github.`);
  }
  if ((config['max-cost-usd'] ?? 0) > 0 && model !== '' && describeModel(model).price === null) {
    errors.push(
      `${nameOf('max-cost-usd')}: the price of ${quote(model)} is not known. Use ${nameOf('max-requests')}.`,
    );
  }
  if (PUBLISHING.includes(publish) && model === 'offline') {
    errors.push(`${ofPublish}: an offline preview is never published. Use artifact.`);
  }
  if (PUBLISHING.includes(publish) && config['github-token'] === null) {
    errors.push(`${ofPublish}: ${nameOf('github-token')} is empty. Give one that may write.`);
  }
  return errors;
}

function leavesWorkspace(path: string): boolean {
  const parts = path.split(/[/\\]/);
  return (
    /^([/\\]|[A-Za-z]:)/.test(path) ||
    parts.some((part) => part === '..' || /^\.git(hub)?$/i.test(part))
  );
}

function urlErrors(name: string, value: string | undefined): readonly string[] {
  if (!value?.trim()) return [];
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : null;
  if (url === null) return [`${name}: it is not a URL. Give one that begins with https://.`];
  if (url.username !== '' || url.password !== '') return [`${name}: leave out the user info.`];
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return secure ? [] : [`${name}: give an https URL (http only for loopback).`];
}

function baseUrl(value: string | undefined, fallback: string): string {
  return (value?.trim() || fallback).replace(/\/+$/, '');
}
