import type { ColumnsFile } from '../config/columns-file.ts';
import { type Config, parseConfig, type RawSettings } from '../config/config.ts';
import { SECRETS } from '../config/secrets.ts';
import { systemClock as clock } from '../lib/clock.ts';
import type { Files } from '../lib/files.ts';
import { ignoredProxy } from '../lib/proxy.ts';
import { plural, thousands } from '../lib/text/words.ts';
import { openGraphql } from '../publish/github.ts';
import { openRemote } from '../sources/remote/open.ts';
import type { Remote } from '../sources/remote/remote.ts';
import { UsageError } from './arguments/split.ts';
import type { TerminalLog } from './terminal/log.ts';
import type { Prompts } from './terminal/prompts.ts';

/** What every command touches of the world. */
export interface CliWorld {
  readonly files: Files;
  readonly log: TerminalLog;
  /** Aborts when the user cancels the run. */
  readonly signal: AbortSignal;
  /** Asks the user; null where there is no terminal. */
  readonly prompts: Prompts | null;
}

/** Writes to standard output, and is the exit code of success. */
export function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

/** Settings from flags and environment. Throws a `UsageError` with all their errors. */
export function configOf(
  flags: RawSettings,
  columnsFile: ColumnsFile | null = null,
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const secrets = SECRETS.map(({ name, variable }) => [name, env[variable]]);
  const raw = { ...flags, publish: 'none', ...Object.fromEntries(secrets) };
  const parsed = parseConfig(raw, env, 'cli', columnsFile);
  if (!parsed.ok) throw new UsageError(parsed.errors.join('\n'));
  return parsed.config;
}

/** Base URL of the API of GitHub. */
export const githubUrl = () => process.env.GITHUB_API_URL || 'https://api.github.com';

/** Where roadmaps of roadmap.sh and their descriptions come from. */
export function remoteOf(config: Config, { log, signal }: CliWorld): Remote {
  const proxy = ignoredProxy(process.env, process.execArgv);
  if (proxy !== '') log.notice(proxy);
  const apiUrl = githubUrl();
  // All that it says besides warnings is what it is doing.
  const activityLog = { ...log, info: log.activity };
  return openRemote(config, {
    openGraphql: (token, end) => {
      return openGraphql({ token, apiUrl, clock, signal: end, log: activityLog });
    },
    clock,
    signal,
    log: activityLog,
    onText: (slug, read, total) => {
      log.live(`Reading ${slug}: ${thousands(read)} of ${plural(total, 'text')}`);
    },
  });
}
