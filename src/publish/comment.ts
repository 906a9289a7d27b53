import { sha256 } from '../lib/hash.ts';
import { toGitHubError } from './github-error.ts';
import type { Repository } from './repository.ts';

export interface CommentOptions {
  readonly repository: Repository;
  /** Number of the pull request. */
  readonly number: number;
  /** Identifies the workflow, the job and the set of roadmaps. */
  readonly key: string;
  readonly text: string;
  /** Identifies the result that the text reports, in hex digits. */
  readonly fingerprint: string;
}

/** Hex digits of the key's hash in a marker. */
const KEY_DIGITS = 16;

/**
 * Keeps one comment on a pull request up to date. The comment is found by its marker and its author,
 * and not updated if it reports the same result. Resolves to its id; throws a `GitHubError`.
 */
export async function upsertComment(options: CommentOptions): Promise<number> {
  const { repository, number, key, text, fingerprint } = options;
  const marker = `<!-- roadmap-enrich ${sha256(key, KEY_DIGITS)} `;
  const head = `${marker}${fingerprint} -->`;
  const body = `${head}\n${text}`;
  const find = async () => {
    const login = await repository.login();
    const all = await repository.pulls.comments(number);
    return all.find((other) => other.user?.login === login && other.body?.startsWith(marker));
  };
  let found = await find();
  if (found === undefined) {
    const added = await repository.pulls.addComment(number, body).catch(async (error: unknown) => {
      // Only the response may have been lost: look for the comment before adding it again.
      if (toGitHubError(error).code !== 'unavailable') throw error;
      return (await find())?.id ?? repository.pulls.addComment(number, body);
    });
    // Another run may have added one at the same time. The older comment stays.
    found = await find();
    if (found === undefined || found.id === added) return added;
    await repository.pulls.deleteComment(added);
  }
  if (!found.body?.startsWith(head)) await repository.pulls.updateComment(found.id, body);
  return found.id;
}
