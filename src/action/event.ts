import { readFileSync } from 'node:fs';
import { z } from 'zod';

type Env = Readonly<Record<string, string | undefined>>;

const DEPENDABOT = 'dependabot[bot]';

const payload = z.object({
  pull_request: z.object({
    user: z.object({ login: z.string() }).nullish(),
    head: z.object({ repo: z.object({ full_name: z.string() }).nullish() }),
  }),
});

/**
 * Whether the run is of a pull request that GitHub gives no secrets: its head is in another
 * repository (or in one that is gone), or Dependabot made it or started the run.
 */
export function withoutSecrets(env: Env): boolean {
  if (!env.GITHUB_EVENT_NAME?.startsWith('pull_request')) return false;
  if (env.GITHUB_ACTOR === DEPENDABOT) return true;
  const event = payload.safeParse(readEvent(env.GITHUB_EVENT_PATH));
  if (!event.success) return false;
  const { user, head } = event.data.pull_request;
  return user?.login === DEPENDABOT || head.repo?.full_name !== env.GITHUB_REPOSITORY;
}

function readEvent(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'));
  } catch {
    return null;
  }
}
