import { systemClock as clock } from '../../lib/clock.ts';
import { SILENT } from '../../lib/log.ts';
import { type GitHub, openGitHub, openGraphql } from '../../publish/github.ts';
import { openRepository, type SourceRepository } from '../../sources/remote/repository.ts';
import { type Listed, openSite, type Site } from '../../sources/remote/site.ts';
import { openWeb } from '../../sources/remote/web.ts';
import { githubUrl } from '../world.ts';
import type { ListedSlugs } from './listed.ts';
import type { Setup } from './setup.ts';

/** How long roadmap.sh and GitHub may take altogether: a person waits. */
const MAX_MS = 8_000;

/** roadmap.sh and GitHub, each request sent once, with little time. */
export interface Online {
  readonly site: Site;
  /** Its host, if no request of a check that failed had a response; else undefined. */
  readonly siteUnreachable: () => string | undefined;
  /** The list of roadmaps, requested once. Throws a `WebError`. */
  readonly list: () => Promise<readonly Listed[]>;
  /** The slugs that are listed; null if they cannot be had. */
  readonly listed: () => Promise<ListedSlugs | null>;
  /** Null without a token. */
  readonly github: GitHub | null;
  readonly githubHost: string;
  /** Null without a token. */
  readonly repository: SourceRepository | null;
  /** Ends all requests. */
  readonly signal: AbortSignal;
}

/** Opens roadmap.sh and GitHub for the checks. `signal` cancels what is under way. */
export function openOnline({ config }: Setup, cancel: AbortSignal): Online {
  const late = new AbortController();
  const reason = new Error(`no response within ${MAX_MS / 1_000} s`);
  setTimeout(() => late.abort(reason), MAX_MS).unref();
  const signal = AbortSignal.any([cancel, late.signal]);
  const options = { clock, signal, log: SILENT, tries: 1 };

  let hasResponded = false;
  const fetchOnce: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    hasResponded = true;
    return response;
  };
  const site = openSite(config.roadmapUrl, openWeb({ ...options, fetch: fetchOnce }), options);
  let listed: Promise<readonly Listed[]> | undefined;
  const list = () => {
    listed ??= site.list();
    return listed;
  };

  const { 'github-token': token, source } = config;
  const github = token === null ? null : { ...options, token, apiUrl: githubUrl() };
  return {
    site,
    siteUnreachable: () => (hasResponded ? undefined : new URL(site.url).host),
    list,
    listed: () =>
      list().then(
        (all) => ({ host: new URL(site.url).host, slugs: all.map(({ slug }) => slug) }),
        () => null,
      ),
    github: github && openGitHub(github),
    githubHost: new URL(githubUrl()).host,
    repository: github && openRepository(source, openGraphql(github)),
    signal,
  };
}
