import { z } from 'zod';
import { decodeUtf8 } from '../lib/encoding.ts';
import type { GitHub } from './github.ts';
import { GitHubError, toGitHubError } from './github-error.ts';
import { FOLDER, runQuery } from './queries.ts';

/** A file of the contents API. */
const file = z.object({
  type: z.literal('file'),
  sha: z.string(),
  encoding: z.string().optional(),
  content: z.string().default(''),
});

/** GitHub's message for a file that does not exist, at a commit that does. */
const NO_SUCH_FILE = 'Not Found';

/** Reads the files of a repository. Every method throws a `GitHubError`. */
export class RepositoryFiles {
  readonly #github: GitHub;
  readonly #name: { readonly owner: string; readonly repo: string };

  constructor(github: GitHub, owner: string, repo: string) {
    this.#github = github;
    this.#name = { owner, repo };
  }

  /**
   * The text of a file at a commit or branch; null if it does not exist. Throws a `FileError` if it
   * is not UTF-8, which calls the file `name`.
   */
  async text(path: string, ref: string, name = `the published ${path}`): Promise<string | null> {
    const entry = await this.#entry(path, ref);
    if (entry === null) return null;
    let { content } = entry;
    if (entry.encoding !== 'base64') {
      // Beyond 1 MB the entry comes without its content.
      const options = { ...this.#name, file_sha: entry.sha };
      const { git } = (await this.#github()).rest;
      ({ content } = (await git.getBlob(options)).data);
    }
    return decodeUtf8(Buffer.from(content, 'base64'), name);
  }

  /** Git's id of a file's content at a commit or branch; null if the file does not exist. */
  async blob(path: string, ref: string): Promise<string | null> {
    return (await this.#entry(path, ref))?.sha ?? null;
  }

  /** Git's modes of a folder's entries at a commit, by name; empty if the folder does not exist. */
  async modes(folder: string, commit: string): Promise<ReadonlyMap<string, number>> {
    const variables = { ...this.#name, expression: `${commit}:${folder}` };
    const { repository } = await runQuery(this.#github, FOLDER, variables);
    return new Map(repository.object?.entries?.map(({ name, mode }) => [name, mode]));
  }

  async #entry(path: string, ref: string) {
    // Octokit's own template would encode the slashes of a path.
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    try {
      const { request } = await this.#github();
      const { data } = await request(`GET /repos/{owner}/{repo}/contents/${encoded}`, {
        ...this.#name,
        ref,
      });
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
