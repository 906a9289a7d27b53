import type { z } from 'zod';
import { quote } from '../lib/text/quote.ts';
import { priceOf } from '../models/prices.ts';
import { isPattern } from '../sources/slug.ts';
import { SECRETS, settings } from './settings.ts';

/** The face of the tool that the settings came through: the action is confined to its workspace, the CLI is not. */
export type Face = 'action' | 'cli';

/** Settings as they arrive: text by name. An empty or missing one takes its default. */
export type RawSettings = Readonly<Record<string, string | undefined>>;

type Settings = Readonly<z.output<typeof settings>>;

export type Config = Settings & {
  readonly roadmapUrl: string;
  readonly geminiUrl: string;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Base URLs that proxies and tests may replace, by environment variable. */
export const URL_DEFAULTS = {
  ROADMAP_URL: 'https://roadmap.sh',
  GEMINI_URL: 'https://generativelanguage.googleapis.com',
} as const;

/** Ways to publish that change a repository. */
const PUBLISHING: readonly string[] = ['commit', 'pull-request'];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks all settings together and reports every fault at once, one line each, before anything is
 * read or fetched. `env` gives the base URLs.
 */
export function parseConfig(
  raw: RawSettings,
  env: Readonly<Record<string, string | undefined>>,
  face: Face,
): ConfigResult {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, schema] of Object.entries(settings.shape)) {
    const parsed = schema.safeParse(raw[name]);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(...parsed.error.issues.map(({ message }) => describe(name, message, raw)));
  }
  faults.push(...Object.keys(URL_DEFAULTS).flatMap((name) => urlFault(name, env[name])));
  faults.push(...crossChecks(values, face));
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    config: {
      ...(values as Settings),
      roadmapUrl: baseUrl(env.ROADMAP_URL, URL_DEFAULTS.ROADMAP_URL),
      geminiUrl: baseUrl(env.GEMINI_URL, URL_DEFAULTS.GEMINI_URL),
    },
  };
}

function describe(name: string, message: string, raw: RawSettings): string {
  const value = raw[name]?.trim() ?? '';
  const shown =
    SECRETS.includes(name) || name === 'roadmap' || value === '' ? '' : ` ${quote(value)}`;
  return `${name}${shown}: ${message}.`;
}

/** Faults of settings that are right by themselves; those that are not are missing here. */
function crossChecks(config: Partial<Settings>, face: Face): readonly string[] {
  const { roadmap = [], output = '', model = '', publish = 'none' } = config;
  const faults: string[] = [];
  const several = roadmap.length > 1 || roadmap.some(({ slug }) => isPattern(slug));
  if (several && output !== '' && !output.includes('{slug}')) {
    faults.push(`output ${quote(output)}: with several roadmaps it must hold {slug}.`);
  }
  if (face === 'action' && leavesWorkspace(output)) {
    faults.push(
      `output ${quote(output)}: give a path inside the workspace, not under .git or .github.`,
    );
  }
  if ((config['max-cost-usd'] ?? 0) > 0 && model !== '' && priceOf(model) === null) {
    faults.push(`max-cost-usd: the price of ${quote(model)} is not known. Use max-requests.`);
  }
  if (PUBLISHING.includes(publish) && model === 'offline') {
    faults.push(`publish ${quote(publish)}: an offline preview is never published. Use artifact.`);
  }
  if (PUBLISHING.includes(publish) && config['github-token'] === null) {
    faults.push(`publish ${quote(publish)}: github-token is empty. Give one that may write.`);
  }
  return faults;
}

function leavesWorkspace(path: string): boolean {
  const parts = path.split(/[/\\]/);
  return (
    /^([/\\]|[A-Za-z]:)/.test(path) ||
    parts.some((part) => part === '..' || /^\.git(hub)?$/i.test(part))
  );
}

function urlFault(name: string, value: string | undefined): readonly string[] {
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
