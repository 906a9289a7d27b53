import { z } from 'zod';
import { decodeUtf8 } from '../lib/encoding.ts';
import type { Octokit } from './github.ts';
import { GitHubError, toGitHubError } from './github-error.ts';
import { COMMIT, type Commit, FOLDER, HEAD, type Query, VIEWER } from './queries.ts';

/** A pull request, as the REST API describes it. */
export type PullRequest = Pick<
  Awaited<ReturnType<Octokit['rest']['pulls']['list']>>['data'][number],
  'number' | 'html_url' | 'head' | 'base' | 'merged_at'
>;

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

/** `head` is the branch to merge. */
export type NewPullRequest = Readonly<Record<'head' | 'base' | 'title' | 'body', string>>;

/** A file of the contents API. */
const file = z.object({
  type: z.literal('file'),
  sha: z.string(),
  encoding: z.string().optional(),
  content: z.string().default(''),
});

/** GitHub's message for a file that does not exist, at a commit that does. */
const NO_SUCH_FILE = 'Not Found';

/** What we do with one repository. Every method throws a `GitHubError`. */
export class Repository {
  readonly #octokit: Octokit;
  readonly #name: { readonly owner: string; readonly repo: string };
  #login: string | undefined;

  constructor(octokit: Octokit, owner: string, repo: string) {
    this.#octokit = octokit;
    this.#name = { owner, repo };
  }

  /** The commit that a branch is at, or null if the branch does not exist; never cached. */
  async head(branch: string): Promise<Commit | null> {
    // REST answers about refs may be a minute old.
    const variables = { ...this.#name, ref: `refs/heads/${branch}` };
    return (await this.#graphql(HEAD, variables)).repository.ref?.target ?? null;
  }

  /** Login of the token's owner: the author of what it writes. */
  async login(): Promise<string> {
    this.#login ??= (await this.#graphql(VIEWER, {})).viewer.login;
    return this.#login;
  }

  /**
   * The text of a file at a commit or branch; null if it does not exist. Throws a `FileError` if it
   * is not UTF-8.
   */
  async file(path: string, ref: string): Promise<string | null> {
    const entry = await this.#entry(path, ref);
    if (entry === null) return null;
    let { content } = entry;
    if (entry.encoding !== 'base64') {
      // Beyond 1 MB the entry comes without its content.
      const options = { ...this.#name, file_sha: entry.sha };
      ({ content } = (await this.#octokit.rest.git.getBlob(options)).data);
    }
    return decodeUtf8(Buffer.from(content, 'base64'), `the published ${path}`);
  }

  /** Git's id of a file's content at a commit or branch; null if the file does not exist. */
  async blob(path: string, ref: string): Promise<string | null> {
    return (await this.#entry(path, ref))?.sha ?? null;
  }

  /** Git's modes of a folder's entries at a commit, by name; empty if the folder does not exist. */
  async modes(folder: string, commit: string): Promise<ReadonlyMap<string, number>> {
    const variables = { ...this.#name, expression: `${commit}:${folder}` };
    const { repository } = await this.#graphql(FOLDER, variables);
    return new Map(repository.object?.entries?.map(({ name, mode }) => [name, mode]));
  }

  /** Adds one commit, signed by GitHub. Throws `stale` if the branch is not at `head`. */
  async commit({ branch, head, message, files }: NewCommit): Promise<Commit> {
    const additions = files.map(({ path, text }) => {
      return { path, contents: Buffer.from(text, 'utf8').toString('base64') };
    });
    const { owner, repo } = this.#name;
    const answer = await this.#graphql(COMMIT, {
      input: {
        branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
        expectedHeadOid: head,
        message,
        fileChanges: { additions },
      },
    });
    return answer.createCommitOnBranch.commit;
  }

  /** Whether the token's owner is the author of a commit. */
  async isOwnCommit(sha: string): Promise<boolean> {
    // The list omits the changed files, which a single commit would include.
    const options = { ...this.#name, sha, per_page: 1 };
    const { data } = await this.#octokit.rest.repos.listCommits(options);
    // GitHub may know no account for the author.
    const author = data[0]?.author?.login;
    return author !== undefined && author === (await this.login());
  }

  /** Whether a commit is in the history of a branch. */
  async contains(branch: string, sha: string): Promise<boolean> {
    const options = { ...this.#name, basehead: `${branch}...${sha}`, per_page: 1 };
    return (await this.#octokit.rest.repos.compareCommitsWithBasehead(options)).data.ahead_by === 0;
  }

  /** Points a branch at a commit, wherever it was before, and creates it if it does not exist. */
  async setBranch(branch: string, sha: string): Promise<void> {
    const { git } = this.#octokit.rest;
    if ((await this.head(branch)) === null) {
      try {
        await git.createRef({ ...this.#name, ref: `refs/heads/${branch}`, sha });
        return;
      } catch (error) {
        // Does it exist after all? An earlier response may be lost, or another run was faster.
        const isRejected = toGitHubError(error).code === 'rejected';
        if (!isRejected || (await this.head(branch)) === null) throw error;
      }
    }
    await git.updateRef({ ...this.#name, ref: `heads/${branch}`, sha, force: true });
  }

  /** Pull requests from a branch of this repository, newest first, at most 30. */
  async pullRequests(branch: string, state: 'open' | 'closed'): Promise<readonly PullRequest[]> {
    const { data } = await this.#octokit.rest.pulls.list({
      ...this.#name,
      state,
      head: `${this.#name.owner}:${branch}`,
      sort: 'created',
      direction: 'desc',
      per_page: 30,
    });
    return data;
  }

  async openPullRequest(request: NewPullRequest): Promise<PullRequest> {
    return (await this.#octokit.rest.pulls.create({ ...this.#name, ...request })).data;
  }

  async updatePullRequest(number: number, body: string): Promise<void> {
    await this.#octokit.rest.pulls.update({ ...this.#name, pull_number: number, body });
  }

  /** All comments of a pull request, oldest first, from all pages. */
  async comments(number: number) {
    const { paginate, rest } = this.#octokit;
    const options = { ...this.#name, issue_number: number, per_page: 100 };
    return paginate(rest.issues.listComments, options);
  }

  /** Adds a comment to a pull request; resolves to its id. */
  async addComment(number: number, body: string): Promise<number> {
    const options = { ...this.#name, issue_number: number, body };
    return (await this.#octokit.rest.issues.createComment(options)).data.id;
  }

  async updateComment(id: number, body: string): Promise<void> {
    await this.#octokit.rest.issues.updateComment({ ...this.#name, comment_id: id, body });
  }

  async deleteComment(id: number): Promise<void> {
    await this.#octokit.rest.issues.deleteComment({ ...this.#name, comment_id: id });
  }

  /** Whether the repository is hidden from the public. */
  async isPrivate(): Promise<boolean> {
    return (await this.#octokit.rest.repos.get(this.#name)).data.private;
  }

  async #graphql<T>({ text, answer }: Query<T>, variables: object): Promise<T> {
    const request = this.#octokit.graphql(text, { ...variables });
    const given = await request.catch((error: unknown) => {
      throw toGitHubError(error);
    });
    const parsed = answer.safeParse(given);
    if (parsed.success) return parsed.data;
    const message = 'unexpected answer from the GitHub API';
    throw new GitHubError('unavailable', message, { cause: parsed.error });
  }

  async #entry(path: string, ref: string) {
    // Octokit's own template would encode the slashes of a path.
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    try {
      const { data } = await this.#octokit.request(
        `GET /repos/{owner}/{repo}/contents/${encoded}`,
        { ...this.#name, ref },
      );
      const entry = file.safeParse(data);
      if (entry.success) return entry.data;
      throw new GitHubError('rejected', `${path} is not a regular file in the repository`);
    } catch (error) {
      const { code, message } = toGitHubError(error);
      if (code === 'missing' && message === NO_SUCH_FILE) return null;
      // "No commit found for the ref": a replica that lags behind, not a missing file.
      if (code === 'missing') throw new GitHubError('unavailable', message, { cause: error });
      throw error;
    }
  }
}
