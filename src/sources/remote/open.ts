import { untilDeadline } from '../../lib/timeout.ts';
import type { Remote } from './remote.ts';
import { type Graphql, openRepository } from './repository.ts';
import { type OnText, openSite } from './site.ts';
import { openWeb, type WebOptions } from './web.ts';

/** The settings that say where roadmaps come from. */
export interface RemoteSettings {
  readonly roadmapUrl: string;
  /** `owner/repository@ref`. */
  readonly source: string;
  /** Null if there is none. */
  readonly 'github-token': string | null;
  readonly 'deadline-minutes': number;
}

export interface RemoteOptions extends Omit<WebOptions, 'fetch'> {
  /** Opens the GraphQL API of GitHub for a token; `signal` ends its requests. */
  readonly openGraphql: (token: string, signal: AbortSignal) => Graphql;
  /** Called after every text that the site was asked for. */
  readonly onText?: OnText;
}

/** Where the settings say that roadmaps come from. */
export function openRemote(
  config: RemoteSettings,
  { openGraphql, signal, onText, ...options }: RemoteOptions,
): Remote {
  const end = untilDeadline(config['deadline-minutes'], signal);
  const web = openWeb({ ...options, fetch, signal: end });
  const { source, 'github-token': token } = config;
  return {
    site: openSite(config.roadmapUrl, web, { log: options.log, ...(onText && { onText }) }),
    repository: token === null ? null : openRepository(source, openGraphql(token, end)),
  };
}
