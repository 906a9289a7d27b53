import type { GitHub } from './github.ts';
import { GitHubError, toGitHubError } from './github-error.ts';
import { PullRequests } from './pulls.ts';
import {
  COMMIT,
  type Commit,
  HEAD,
  HISTORY,
  REPOSITORY_ID,
  runQuery,
  UPDATE_REFS,
  VIEWER,
} from './queries.ts';
import { RepositoryFiles } from './repository-files.ts';

export interface CommitMessage {
  readonly headline: string;
  readonly body: string;
}

export interface NewCommit {
  readonly branch: string;
  /** The commit that the branch must be at. */
  readonly head: string;
  readonly message: CommitMessage;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** `tree` is that of `parent`. */
export interface DraftCommit extends Pick<NewCommit, 'message' | 'files'> {
  readonly parent: string;
  readonly tree: string;
}

/** Whose a commit is, as the REST API describes it; null for whom GitHub knows no account. */
export interface CommitAccounts {
  readonly author: { readonly login?: string } | null;
  readonly committer: { readonly login?: string } | null;
}

/** What one commit has that another has not. */
export interface Comparison {
  /** The last commit that both come from. */
  readonly mergeBase: string;
  /** The tree of the other commit. */
  readonly tree: string;
  /** The commits that the other lacks, oldest first; null if they are too many to look at. */
  readonly commits: readonly (CommitAccounts & { readonly message: string })[] | null;
  /** Paths of the files that changed since the merge base; null if they are too many to look at. */
  readonly files: readonly string[] | null;
}

/** GitHub's message for a branch that exists. */
const EXISTS = /\balready exists\b/i;

/** Commits of a comparison that are looked at: a page of GitHub's. */
const MAX_COMPARED = 100;

/** Files of a comparison that GitHub lists. */
const MAX_COMPARED_FILES = 300;

/** What we do with the branches and commits of a repository. Every method throws a `GitHubError`. */
export class Repository {
  readonly files: RepositoryFiles;
  readonly pulls: PullRequests;
  readonly #github: GitHub;
  readonly #name: { readonly owner: string; readonly repo: string };
  #login: string | undefined;

  constructor(github: GitHub, owner: string, repo: string) {
    this.#github = github;
    this.#name = { owner, repo };
    this.files = new RepositoryFiles(github, owner, repo);
    this.pulls = new PullRequests(github, owner, repo);
  }

  /** The commit that a branch is at, or null if the branch does not exist; never cached. */
  async head(branch: string): Promise<Commit | null> {
    // REST answers about refs may be a minute old.
    const variables = { ...this.#name, ref: `refs/heads/${branch}` };
    return (await runQuery(this.#github, HEAD, variables)).repository.ref?.target ?? null;
  }

  /** The same, with the latest commits that led to it, itself included. */
  async history(branch: string) {
    const variables = { ...this.#name, ref: `refs/heads/${branch}` };
    const target = (await runQuery(this.#github, HISTORY, variables)).repository.ref?.target;
    if (target === undefined) return null;
    return { sha: target.sha, commits: target.history.nodes.map(({ sha }) => sha) };
  }

  /** Login of the token's owner: the author of what it writes. */
  async login(): Promise<string> {
    this.#login ??= (await runQuery(this.#github, VIEWER, {})).viewer.login;
    return this.#login;
  }

  /** Adds one commit, signed by GitHub. Throws `stale` if the branch is not at `head`. */
  async commit({ branch, head, message, files }: NewCommit): Promise<Commit> {
    const additions = files.map(({ path, text }) => {
      return { path, contents: Buffer.from(text, 'utf8').toString('base64') };
    });
    const { owner, repo } = this.#name;
    const answer = await runQuery(this.#github, COMMIT, {
      input: {
        branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
        expectedHeadOid: head,
        message,
        fileChanges: { additions },
      },
    });
    return answer.createCommitOnBranch.commit;
  }

  /** Makes a commit that no branch has yet; null if it would change nothing. */
  async draftCommit({ parent, tree, message, files }: DraftCommit): Promise<Commit | null> {
    const { git } = (await this.#github()).rest;
    const entries = files.map(({ path, text: content }) => {
      return { path, mode: '100644' as const, type: 'blob' as const, content };
    });
    const made = await git.createTree({ ...this.#name, base_tree: tree, tree: entries });
    if (made.data.sha === tree) return null;
    const { data } = await git.createCommit({
      ...this.#name,
      message: [message.headline, message.body].filter((part) => part !== '').join('\n\n'),
      tree: made.data.sha,
      parents: [parent],
    });
    return { sha: data.sha, url: data.html_url };
  }

  /** Whose a commit is. */
  async accountsOf(sha: string): Promise<CommitAccounts | null> {
    // The list omits the changed files, which a single commit would include.
    const options = { ...this.#name, sha, per_page: 1 };
    const { repos } = (await this.#github()).rest;
    const [commit] = (await repos.listCommits(options)).data;
    return commit ?? null;
  }

  /** What `head` has that `base` has not; both are commits or branches. Null if they are not related. */
  async compare(base: string, head: string): Promise<Comparison | null> {
    const options = { ...this.#name, basehead: `${base}...${head}`, per_page: MAX_COMPARED };
    try {
      const { repos } = (await this.#github()).rest;
      const { data } = await repos.compareCommitsWithBasehead(options);
      const { commits, files = [] } = data;
      const paths = files.flatMap(({ filename, previous_filename: before }) => [
        filename,
        ...(before === undefined ? [] : [before]),
      ]);
      return {
        mergeBase: data.merge_base_commit.sha,
        tree: data.base_commit.commit.tree.sha,
        commits:
          data.ahead_by > commits.length
            ? null
            : commits.map(({ author, committer, commit }) => {
                return { author, committer, message: commit.message };
              }),
        files: files.length < MAX_COMPARED_FILES ? paths : null,
      };
    } catch (error) {
      const { code, message } = toGitHubError(error);
      if (code === 'missing' && /\bcommon ancestor\b/i.test(message)) return null;
      throw error;
    }
  }

  /** Creates a branch at a commit. Throws `stale` if it exists at another one. */
  async createBranch(branch: string, sha: string): Promise<void> {
    const options = { ...this.#name, ref: `refs/heads/${branch}`, sha };
    try {
      const { git } = (await this.#github()).rest;
      await git.createRef(options);
    } catch (error) {
      // An earlier response may be lost, or somebody was faster.
      if (!EXISTS.test(toGitHubError(error).message)) throw error;
      const head = await this.head(branch);
      // Null if a replica does not know it yet: whoever commits to it names its head.
      if (head !== null && head.sha !== sha) throw movedBranch(branch, error);
    }
  }

  /**
   * Points a branch that is at the commit `from` at the commit `to`, whether or not one leads to the
   * other. Throws `stale`, and changes nothing, if the branch is not at `from` any more.
   */
  async moveBranch(branch: string, from: string, to: string): Promise<void> {
    if (from === to) return;
    const { repository } = await runQuery(this.#github, REPOSITORY_ID, this.#name);
    const name = `refs/heads/${branch}`;
    const refUpdates = [{ name, beforeOid: from, afterOid: to, force: true }];
    try {
      await runQuery(this.#github, UPDATE_REFS, {
        input: { repositoryId: repository.id, refUpdates },
      });
    } catch (error) {
      // The branch itself says whether it has moved, or an earlier response was lost.
      const head = await this.head(branch);
      if (head?.sha === to) return;
      throw head?.sha === from ? error : movedBranch(branch, error);
    }
  }

  /** Whether the repository is hidden from the public. */
  async isPrivate(): Promise<boolean> {
    const { repos } = (await this.#github()).rest;
    return (await repos.get(this.#name)).data.private;
  }
}

function movedBranch(branch: string, cause: unknown): GitHubError {
  return new GitHubError('stale', `${branch} has moved`, { cause });
}
