import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { Remote } from './remote.ts';
import { openSite } from './site.ts';
import { openSource } from './source.ts';
import { openWeb } from './web.ts';

export interface RemoteOptions {
  /** Base URL of the GitHub API. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Where the settings say that roadmaps are got from. */
export function openRemote(config: Config, { apiUrl, clock, signal }: RemoteOptions): Remote {
  const web = openWeb({ fetch, clock, signal });
  const { source } = config;
  const token = config['github-token'];
  return {
    site: openSite(config.roadmapUrl, web),
    source: token === null ? null : openSource({ source, apiUrl, token, web }),
  };
}
