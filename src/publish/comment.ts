import { createHash } from 'node:crypto';
import { GitHubError } from './github-error.ts';
import type { Comment, Repository } from './repository.ts';

/** A comment, and what tells whether it is worth an update. */
export interface CommentText {
  readonly text: string;
  /** Identifies the result that the text reports, in hex digits. */
  readonly fingerprint: string;
}

export interface CommentPlace {
  readonly repository: Repository;
  /** Number of the pull request. */
  readonly number: number;
  /** Identifies the workflow, the job and the set of roadmaps. */
  readonly key: string;
}

/** Hex digits of the key's hash in a marker. */
const KEY_DIGITS = 16;

/**
 * Keeps one comment on a pull request up to date. The comment is found by its marker and its author,
 * and left alone if it reports the same result. Resolves to its id; throws a `GitHubError`.
 */
export async function upsertComment(place: CommentPlace, comment: CommentText): Promise<number> {
  const { repository, number, key } = place;
  const keyHash = createHash('sha256').update(key).digest('hex').slice(0, KEY_DIGITS);
  const marker = `<!-- roadmap-enrich ${keyHash} `;
  const body = `${marker}${comment.fingerprint} -->\n${comment.text}`;
  const [head = ''] = body.split('\n');
  const find = async () => {
    const login = await repository.login();
    const all = await repository.comments(number);
    return all.find((other) => other.author === login && other.body.startsWith(marker));
  };
  const update = async (found: Comment) => {
    if (!found.body.startsWith(head)) await repository.updateComment(found.id, body);
    return found.id;
  };
  const found = await find();
  if (found !== undefined) return update(found);
  const id = await add(place, body, find);
  // Another run may have added one at the same time. The older comment stays.
  const first = await find();
  if (first === undefined || first.id === id) return id;
  await repository.deleteComment(id);
  return update(first);
}

async function add(
  { repository, number }: CommentPlace,
  body: string,
  find: () => Promise<Comment | undefined>,
): Promise<number> {
  try {
    return await repository.addComment(number, body);
  } catch (error) {
    // Only the response may have been lost: look for the comment before adding it again.
    if (!(error instanceof GitHubError) || error.code !== 'unavailable') throw error;
    return (await find())?.id ?? (await repository.addComment(number, body));
  }
}
