import { z } from 'zod';
import {
  COMMIT_MUTATION,
  commitAnswer,
  FOLDER_QUERY,
  fileAnswer,
  folderAnswer,
  HEAD_QUERY,
  headAnswer,
  NO_SUCH_FILE,
  pullRequestAnswer,
  read,
  VIEWER_QUERY,
  viewerAnswer,
} from './answers.ts';
import type { Octokit } from './github.ts';
import { GitHubError, toGitHubError } from './github-error.ts';

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  /** Commit that the head branch was at. */
  readonly head: string;
  /** Name of the branch it is to be merged into. */
  readonly base: string;
  readonly merged: boolean;
}

export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

export interface NewCommit {
  readonly branch: string;
  /** The commit that the branch has to be at. */
  readonly head: string;
  readonly message: { readonly headline: string; readonly body: string };
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export interface MadeCommit {
  readonly sha: string;
  readonly url: string;
}

export interface NewPullRequest {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

/** What we do with one repository. Every method throws a `GitHubError`. */
export class Repository {
  readonly owner: string;
  readonly repo: string;
  readonly #octokit: Octokit;
  #login: string | undefined;

  constructor(octokit: Octokit, owner: string, repo: string) {
    this.#octokit = octokit;
    this.owner = owner;
    this.repo = repo;
  }

  /** Commit that a branch is at, or null where there is no such branch; never from a cache. */
  async head(branch: string): Promise<string | null> {
    return (await this.headCommit(branch))?.sha ?? null;
  }

  /** The same with its page. */
  async headCommit(branch: string): Promise<MadeCommit | null> {
    // REST answers of refs may be a minute old.
    const variables = { ...this.#name, ref: `refs/heads/${branch}` };
    const answer = await this.#graphql(headAnswer, HEAD_QUERY, variables);
    const { oid: sha, commitUrl: url } = answer.repository.ref?.target ?? {};
    return sha === undefined || url === undefined ? null : { sha, url };
  }

  /** Login of the token's owner: the author of what it writes. */
  async login(): Promise<string> {
    this.#login ??= (await this.#graphql(viewerAnswer, VIEWER_QUERY, {})).viewer.login;
    return this.#login;
  }

  /** The text of a file at a commit or branch; null where there is none. */
  async file(path: string, ref: string): Promise<string | null> {
    const { type, sha, encoding, content } = (await this.#entry(path, ref)) ?? {};
    if (type === undefined || sha === undefined) return null;
    if (encoding === 'base64') return decode(content ?? '');
    // Beyond 1 MB the entry comes without its content.
    const blob = await this.#octokit.rest.git.getBlob({ ...this.#name, file_sha: sha });
    return decode(blob.data.content);
  }

  /** Git's id of a file's content at a commit or branch; null where there is no such file. */
  async blob(path: string, ref: string): Promise<string | null> {
    return (await this.#entry(path, ref))?.sha ?? null;
  }

  /** Git's modes of what a folder holds at a commit, by name; none where there is no such folder. */
  async modes(folder: string, commit: string): Promise<ReadonlyMap<string, number>> {
    const variables = { ...this.#name, expression: `${commit}:${folder}` };
    const answer = await this.#graphql(folderAnswer, FOLDER_QUERY, variables);
    const entries = answer.repository.object?.entries ?? [];
    return new Map(entries.map(({ name, mode }) => [name, mode]));
  }

  /** Adds one commit, signed by GitHub. Throws `stale` where the branch is not at `head`. */
  async commit({ branch, head, message, files }: NewCommit): Promise<MadeCommit> {
    const additions = files.map(({ path, text }) => {
      return { path, contents: Buffer.from(text, 'utf8').toString('base64') };
    });
    const answer = await this.#graphql(commitAnswer, COMMIT_MUTATION, {
      input: {
        branch: { repositoryNameWithOwner: `${this.owner}/${this.repo}`, branchName: branch },
        expectedHeadOid: head,
        message,
        fileChanges: { additions },
      },
    });
    const { oid, url } = answer.createCommitOnBranch.commit;
    return { sha: oid, url };
  }

  /** Login of a commit's author; null where GitHub knows no account for it. */
  async authorOf(sha: string): Promise<string | null> {
    // The list leaves out the changed files, which a single commit would bring along.
    const options = { ...this.#name, sha, per_page: 1 };
    const { data } = await this.#octokit.rest.repos.listCommits(options);
    return data[0]?.author?.login ?? null;
  }

  /** Whether a commit is in the history of a branch. */
  async contains(branch: string, sha: string): Promise<boolean> {
    const basehead = `${branch}...${sha}`;
    const options = { ...this.#name, basehead, per_page: 1 };
    return (await this.#octokit.rest.repos.compareCommitsWithBasehead(options)).data.ahead_by === 0;
  }

  /** Puts a branch at a commit, wherever it was, and makes it where there was none. */
  async setBranch(branch: string, sha: string): Promise<void> {
    const { git } = this.#octokit.rest;
    const move = () => git.updateRef({ ...this.#name, ref: `heads/${branch}`, sha, force: true });
    if ((await this.head(branch)) !== null) {
      await move();
      return;
    }
    try {
      await git.createRef({ ...this.#name, ref: `refs/heads/${branch}`, sha });
    } catch (error) {
      // Is it there after all? An earlier answer may be lost, or another run was faster.
      if (toGitHubError(error).code !== 'rejected' || (await this.head(branch)) === null)
        throw error;
      await move();
    }
  }

  /** Pull requests from a branch of this repository, newest first, 30 at most. */
  async pullRequests(branch: string, state: 'open' | 'closed'): Promise<readonly PullRequest[]> {
    const { data } = await this.#octokit.rest.pulls.list({
      ...this.#name,
      state,
      head: `${this.owner}:${branch}`,
      sort: 'created',
      direction: 'desc',
      per_page: 30,
    });
    return read(z.array(pullRequestAnswer), data).map(toPullRequest);
  }

  async openPullRequest({ branch, ...request }: NewPullRequest): Promise<PullRequest> {
    const { data } = await this.#octokit.rest.pulls.create({
      ...this.#name,
      head: branch,
      ...request,
    });
    return toPullRequest(read(pullRequestAnswer, data));
  }

  async updatePullRequest(number: number, body: string): Promise<void> {
    await this.#octokit.rest.pulls.update({ ...this.#name, pull_number: number, body });
  }

  /** All comments of a pull request, oldest first, through all pages. */
  async comments(number: number): Promise<readonly Comment[]> {
    const { paginate, rest } = this.#octokit;
    const options = { ...this.#name, issue_number: number, per_page: 100 };
    const all = await paginate(rest.issues.listComments, options);
    return all.map(({ id, user, body }) => {
      return { id, author: user?.login ?? '', body: body ?? '' };
    });
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

  get #name() {
    return { owner: this.owner, repo: this.repo };
  }

  async #graphql<T>(schema: z.ZodType<T>, query: string, variables: object): Promise<T> {
    let answer: unknown;
    try {
      answer = await this.#octokit.graphql(query, { ...variables });
    } catch (error) {
      // Errors of GraphQL come as a 200: the client's own handling does not see them.
      throw toGitHubError(error);
    }
    return read(schema, answer);
  }

  async #entry(path: string, ref: string) {
    // Octokit's own template would turn the slashes of a path into %2F.
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    try {
      const { data } = await this.#octokit.request(
        `GET /repos/{owner}/{repo}/contents/${encoded}`,
        { ...this.#name, ref },
      );
      const entry = fileAnswer.safeParse(data);
      if (entry.success) return entry.data;
      throw new GitHubError('rejected', `${path} is not a regular file in the repository`);
    } catch (error) {
      const { code, message } = toGitHubError(error);
      if (code === 'missing' && message === NO_SUCH_FILE) return null;
      // "No commit found for the ref": a replica that lags behind, not a file that is not there.
      if (code === 'missing') throw new GitHubError('unavailable', message, { cause: error });
      throw error;
    }
  }
}

function toPullRequest(answer: z.output<typeof pullRequestAnswer>): PullRequest {
  const { number, html_url: url, head, base, merged_at: mergedAt } = answer;
  return { number, url, head: head.sha, base: base.ref, merged: mergedAt != null };
}

const decode = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
