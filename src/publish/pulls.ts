import type { GitHub, Octokit } from './github.ts';

/** A pull request, as the REST API describes it. */
export type PullRequest = Pick<
  Awaited<ReturnType<Octokit['rest']['pulls']['list']>>['data'][number],
  'number' | 'html_url' | 'head' | 'base' | 'merged_at'
>;

/** `head` is the branch to merge. */
export type NewPullRequest = Readonly<Record<'head' | 'base' | 'title' | 'body', string>>;

/**
 * What we do with the pull requests of a repository, and their comments. Every method throws a
 * `GitHubError`.
 */
export class PullRequests {
  readonly #github: GitHub;
  readonly #name: { readonly owner: string; readonly repo: string };

  constructor(github: GitHub, owner: string, repo: string) {
    this.#github = github;
    this.#name = { owner, repo };
  }

  /** Pull requests from a branch of this repository, newest first, at most 30. */
  async from(branch: string, state: 'open' | 'closed'): Promise<readonly PullRequest[]> {
    const { pulls } = (await this.#github()).rest;
    const { data } = await pulls.list({
      ...this.#name,
      state,
      head: `${this.#name.owner}:${branch}`,
      sort: 'created',
      direction: 'desc',
      per_page: 30,
    });
    return data;
  }

  /** Opens a pull request. */
  async open(request: NewPullRequest): Promise<PullRequest> {
    const { pulls } = (await this.#github()).rest;
    return (await pulls.create({ ...this.#name, ...request })).data;
  }

  /** Replaces the description. */
  async update(number: number, body: string): Promise<void> {
    const { pulls } = (await this.#github()).rest;
    await pulls.update({ ...this.#name, pull_number: number, body });
  }

  /** All comments of a pull request, oldest first, from all pages. */
  async comments(number: number) {
    const { paginate, rest } = await this.#github();
    const options = { ...this.#name, issue_number: number, per_page: 100 };
    return paginate(rest.issues.listComments, options);
  }

  /** Adds a comment to a pull request; resolves to its id. */
  async addComment(number: number, body: string): Promise<number> {
    const options = { ...this.#name, issue_number: number, body };
    const { issues } = (await this.#github()).rest;
    return (await issues.createComment(options)).data.id;
  }

  /** Replaces the text of a comment. */
  async updateComment(id: number, body: string): Promise<void> {
    const { issues } = (await this.#github()).rest;
    await issues.updateComment({ ...this.#name, comment_id: id, body });
  }

  /** Deletes a comment. */
  async deleteComment(id: number): Promise<void> {
    const { issues } = (await this.#github()).rest;
    await issues.deleteComment({ ...this.#name, comment_id: id });
  }
}
