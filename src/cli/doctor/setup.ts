import { COLUMNS } from '../../columns/built-in.ts';
import type { Column } from '../../columns/column.ts';
import type { Config } from '../../config/config.ts';
import { SECRETS, type SecretName } from '../../config/secrets.ts';
import { SETTINGS } from '../../config/settings.ts';
import { isPattern } from '../../sources/slug.ts';
import type { Entry } from '../../sources/sources.ts';
import type { DoctorCommand } from '../arguments/parse.ts';
import { configOf } from '../world.ts';

/** The graph that is read if no roadmap of roadmap.sh is named. */
const SAMPLE_SLUG = 'sql';

/** A secret of the environment. */
export interface Secret {
  /** Empty if it is not set. */
  readonly value: string;
  /** What is wrong with its form; null if nothing is. */
  readonly error: string | null;
}

/** What is checked. */
export interface Setup {
  readonly config: Config;
  readonly columns: readonly Column[];
  readonly secrets: Readonly<Record<SecretName, Secret>>;
  /** The roadmaps that were named; empty for none. */
  readonly entries: readonly Entry[];
  /** The first slug that was named, whose graph and descriptions are looked at; null if none was. */
  readonly slug: string | null;
  /** Only lists and other paths were named, which need neither roadmap.sh nor GitHub. */
  readonly isLocal: boolean;
}

/**
 * Settings and secrets. A secret in a wrong form is left out, since a check is to say so. Throws a
 * `UsageError` for a wrong setting.
 */
export function readSetup({ roadmaps, settings }: DoctorCommand): Setup {
  const secrets = Object.fromEntries(
    SECRETS.map(({ name, variable }) => [name, readSecret(name, process.env[variable])]),
  ) as Record<SecretName, Secret>;
  const valid = Object.fromEntries(
    SECRETS.map(({ name, variable }) => [
      variable,
      secrets[name].error === null ? secrets[name].value : '',
    ]),
  );
  const config = configOf({ ...settings, roadmap: roadmaps.join('\n') || SAMPLE_SLUG }, null, {
    ...process.env,
    ...valid,
  });
  const entries = roadmaps.length === 0 ? [] : config.roadmap;
  const slugs = entries.filter(({ source }) => source.upstream).map(({ slug }) => slug);
  return {
    config,
    columns: COLUMNS,
    secrets,
    entries,
    slug: slugs.find((slug) => !isPattern(slug)) ?? null,
    isLocal: entries.length > 0 && slugs.length === 0,
  };
}

/** The roadmap to look at: the one that was named, else a small one, or the first that is there. */
export function sampleOf({ slug }: Pick<Setup, 'slug'>, slugs: readonly string[] | null): string {
  if (slug !== null) return slug;
  const [first = SAMPLE_SLUG] = slugs ?? [];
  return slugs?.includes(SAMPLE_SLUG) ? SAMPLE_SLUG : first;
}

function readSecret(name: SecretName, text = ''): Secret {
  const value = text.trim();
  const { error } = SETTINGS[name].schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) return { value, error: issue.message };
  const quoted = /^(["']).*\1$/.test(value);
  return { value, error: quoted ? 'the quotation marks are part of it. Remove them' : null };
}
