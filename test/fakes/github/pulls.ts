import type { Store } from './store.ts';

/** The part of a pull request that is read here. */
export interface StoredPull {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly merged_at: string | null;
  readonly title: string;
  readonly body: string | null;
  readonly user: { readonly login: string };
  readonly head: PullBranch;
  readonly base: PullBranch;
}

interface PullBranch {
  readonly ref: string;
  readonly sha: string;
}

/**
 * With its branches where they are now, or were when it was closed: the emulator leaves them where they
 * were at first.
 */
export async function upToDate<T extends StoredPull>(
  pull: T,
  { closedAt }: Store,
  ref: (qualifiedName: string) => Promise<string | null>,
): Promise<T> {
  if (pull.state !== 'open') {
    const sha = closedAt.get(pull.number) ?? pull.head.sha;
    return { ...pull, head: { ...pull.head, sha } };
  }
  const move = async (branch: PullBranch): Promise<PullBranch> => ({
    ...branch,
    sha: (await ref(`refs/heads/${branch.ref}`)) ?? branch.sha,
  });
  return { ...pull, head: await move(pull.head), base: await move(pull.base) };
}

/** Closes the pull requests of a branch that is gone, as GitHub does; `head` is where it was. */
export async function closeOrphans(
  store: Store,
  repository: string,
  { branch, head: sha }: { readonly branch: string; readonly head: string },
): Promise<void> {
  const pulls = `/repos/${repository}/pulls`;
  const open = (await store.find<readonly StoredPull[]>(`${pulls}?per_page=100`)) ?? [];
  for (const { number, head } of open) {
    if (head.ref !== branch) continue;
    store.closedAt.set(number, sha);
    await store.write('PATCH', `${pulls}/${number}`, { state: 'closed' });
  }
}
