import { type Git, openGit } from './git.ts';
import { type StoredPull, upToDate } from './pulls.ts';
import type { Serially } from './serial.ts';
import type { Store } from './store.ts';

/** A commit of a branch. */
export interface BranchCommit {
  readonly oid: string;
  /** The whole of it, headline and body. */
  readonly message: string;
  /** Null for somebody without an account. */
  readonly author: string | null;
  /** Of the files that differ from those of the first parent, sorted. */
  readonly files: readonly string[];
}

/** A pull request. */
export interface Pull {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly title: string;
  readonly body: string | null;
  readonly author: string;
  readonly head: string;
  readonly base: string;
  readonly headOid: string;
}

/** A comment on a pull request or an issue. */
export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** What a new pull request says. */
export interface NewPull {
  readonly head: string;
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  readonly login?: string;
}

/** How other people and the test itself see the repository: no fault and no limit applies. */
export interface Repository {
  /** Where a branch points to; null without it. */
  readonly head: (branch: string) => Promise<string | null>;
  /** The content as UTF-8, byte by byte; null if there is no such file. */
  readonly file: (branch: string, path: string) => Promise<string | null>;
  /**
   * Somebody else's commit; null deletes a file. A missing branch begins at main. With the mode
   * 120000 the files are links to where their texts say.
   */
  readonly commit: (
    branch: string,
    files: Readonly<Record<string, string | Buffer | null>>,
    options?: {
      readonly login?: string;
      /** Who amended or rebased it; by default, the author. */
      readonly committer?: string;
      readonly message?: string;
      readonly mode?: string;
    },
  ) => Promise<string>;
  /** The newest first. */
  readonly commits: (branch: string) => Promise<readonly BranchCommit[]>;
  /** The oldest first. */
  readonly pulls: (state?: 'open' | 'closed' | 'all') => Promise<readonly Pull[]>;
  readonly createPull: (pull: NewPull) => Promise<Pull>;
  readonly closePull: (number: number) => Promise<void>;
  /** Merges without regard to conflicts, and answers with the merge commit. */
  readonly mergePull: (number: number) => Promise<string>;
  /** The oldest first. */
  readonly comments: (number: number) => Promise<readonly Comment[]>;
  /** That many comments, or comments of these texts. */
  readonly addComments: (
    number: number,
    comments: number | readonly string[],
    login?: string,
  ) => Promise<void>;
}

interface StoredComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

interface ListedCommit {
  readonly sha: string;
  readonly commit: { readonly message: string; readonly tree: { readonly sha: string } };
  readonly author: { readonly login: string } | null;
  readonly parents: readonly { readonly sha: string }[];
}

/** Opens the repository for tests. */
export async function openRepository(
  store: Store,
  name: string,
  serially: Serially,
): Promise<Repository> {
  const git = await openGit(store, name);
  if (git === null) throw new Error(`Fake GitHub: no repository ${name}`);
  const base = `/repos/${name}`;
  const branchRef = (branch: string): string => `refs/heads/${branch}`;
  const treeOf = async (oid: string): Promise<string> => (await commitOf(git, oid)).tree.sha;

  const all = async <T>(path: string): Promise<readonly T[]> => {
    const items: T[] = [];
    for (let page = 1; ; page += 1) {
      const next = await store.find<readonly T[]>(`${path}&per_page=100&page=${page}`);
      items.push(...(next ?? []));
      if (next === null || next.length < 100) return items;
    }
  };

  const describe = async (stored: StoredPull): Promise<Pull> =>
    describePull(await upToDate(stored, store, git.ref));

  const pull = async (number: number): Promise<Pull> => {
    const stored = await store.find<StoredPull>(`${base}/pulls/${number}`);
    if (stored === null) throw new Error(`Fake GitHub: no pull request ${number}`);
    return describe(stored);
  };

  const merge = async (number: number): Promise<string> => {
    const { head, headOid, base: target } = await pull(number);
    const baseOid = await headOf(git, target);
    const commit = await git.writeCommit({
      message: `Merge pull request #${number} from ${head}`,
      parents: [baseOid, headOid],
      baseTree: await treeOf(baseOid),
      files: await changesOf(git, headOid, await ancestors(git, baseOid)),
    });
    store.closedAt.set(number, headOid);
    // This marks it as merged, but takes the head for what it was at first and drops the base's
    // own changes: the branch then gets the right commit.
    await store.write('PUT', `${base}/pulls/${number}/merge`, {});
    await git.moveRef(branchRef(target), commit, true);
    return commit;
  };

  return {
    head: (branch) => git.ref(branchRef(branch)),
    file: async (branch, path) => {
      const oid = await git.ref(branchRef(branch));
      const entry = oid === null ? null : await git.entry(await treeOf(oid), path);
      return entry?.type === 'blob' ? (await git.blob(entry.sha)).toString('utf8') : null;
    },
    commit: (branch, files, { login, committer, mode, message = "Somebody else's commit" } = {}) =>
      serially(async () => {
        const existing = await git.ref(branchRef(branch));
        const parent = existing ?? (await headOf(git, 'main'));
        if (existing === null) await git.createRef(branchRef(branch), parent);
        const oid = await git.writeCommit({
          message,
          parents: [parent],
          baseTree: await treeOf(parent),
          files: new Map(
            Object.entries(files).map(([path, text]) => [
              path,
              typeof text === 'string' ? Buffer.from(text, 'utf8') : text,
            ]),
          ),
          ...(login === undefined ? {} : { login }),
          ...(committer === undefined ? {} : { committer }),
          ...(mode === undefined ? {} : { mode }),
        });
        await git.moveRef(branchRef(branch), oid);
        return oid;
      }),
    commits: async (branch) => {
      const oid = await headOf(git, branch);
      const listed = await all<ListedCommit>(`${base}/commits?sha=${oid}`);
      return Promise.all(listed.map((commit) => describeCommit(git, commit)));
    },
    pulls: async (state = 'open') => {
      const query = `state=${state}&sort=created&direction=asc`;
      return Promise.all((await all<StoredPull>(`${base}/pulls?${query}`)).map(describe));
    },
    createPull: async ({ login, base: target = 'main', title = 'A topic', ...given }) =>
      describe(
        await store.write('POST', `${base}/pulls`, { ...given, base: target, title }, login),
      ),
    closePull: async (number) => {
      store.closedAt.set(number, (await pull(number)).headOid);
      await store.write('PATCH', `${base}/pulls/${number}`, { state: 'closed' });
    },
    mergePull: (number) => serially(() => merge(number)),
    comments: async (number) => {
      const path = `${base}/issues/${number}/comments?direction=asc`;
      const stored = await all<StoredComment>(path);
      return stored.map(({ id, body, user }) => ({ id, body, author: user.login }));
    },
    addComments: async (number, comments, login) => {
      const bodies =
        typeof comments === 'number'
          ? Array.from({ length: comments }, (_, index) => `Comment ${index + 1}`)
          : comments;
      for (const body of bodies) {
        await store.write('POST', `${base}/issues/${number}/comments`, { body }, login);
      }
    },
  };
}

async function headOf(git: Git, branch: string): Promise<string> {
  const oid = await git.ref(`refs/heads/${branch}`);
  if (oid === null) throw new Error(`Fake GitHub: no branch ${branch}`);
  return oid;
}

async function commitOf(git: Git, oid: string) {
  const commit = await git.commit(oid);
  if (commit === null) throw new Error(`Fake GitHub: no commit ${oid}`);
  return commit;
}

async function describeCommit(git: Git, listed: ListedCommit): Promise<BranchCommit> {
  const [parent] = listed.parents;
  const changes = await difference(
    git,
    parent === undefined ? undefined : (await commitOf(git, parent.sha)).tree.sha,
    listed.commit.tree.sha,
  );
  return {
    oid: listed.sha,
    message: listed.commit.message,
    author: listed.author?.login ?? null,
    files: [...changes.keys()].sort(),
  };
}

function describePull(stored: StoredPull): Pull {
  const { number, state, title, body, user, head, base } = stored;
  const merged = stored.merged_at !== null;
  const branches = { head: head.ref, base: base.ref, headOid: head.sha };
  return { number, state, merged, title, body, author: user.login, ...branches };
}

/** What a branch changed since it left a history. */
async function changesOf(git: Git, headOid: string, history: ReadonlySet<string>) {
  const own = [...(await ancestors(git, headOid))];
  const mergeBase = own.find((oid) => history.has(oid));
  const tree = mergeBase === undefined ? undefined : (await commitOf(git, mergeBase)).tree.sha;
  return difference(git, tree, (await commitOf(git, headOid)).tree.sha);
}

/** A commit and everything before it, the nearest first. */
async function ancestors(git: Git, oid: string): Promise<ReadonlySet<string>> {
  const seen = new Set([oid]);
  // A set is iterated over what is added to it meanwhile.
  for (const known of seen) {
    for (const { sha } of (await commitOf(git, known)).parents) seen.add(sha);
  }
  return seen;
}

async function difference(git: Git, from: string | undefined, to: string) {
  const old = from === undefined ? new Map<string, string>() : await git.files(from);
  const now = await git.files(to);
  const changes = new Map<string, { readonly sha: string } | null>();
  for (const [path, sha] of now) if (old.get(path) !== sha) changes.set(path, { sha });
  for (const path of old.keys()) if (!now.has(path)) changes.set(path, null);
  return changes;
}
