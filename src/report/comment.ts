import { createHash } from 'node:crypto';
import type { Repository } from '../publish/repository.ts';

/** The text of a comment, with and without what changes from run to run. */
export interface CommentText {
  readonly text: string;
  /** The part that tells whether anything worth an update happened. */
  readonly lasting: string;
}

export interface CommentPlace {
  readonly repository: Repository;
  /** Number of the pull request. */
  readonly number: number;
  /** Identifies the workflow, the job and the set of roadmaps. */
  readonly key: string;
}

/** Hex digits of the hashes in a marker. */
const DIGITS = 16;

/**
 * Keeps one comment on a pull request up to date: it is found again by its marker and its author,
 * and left as it is where it says the same. Resolves to its id; throws a `GitHubError`.
 */
export async function upsertComment(place: CommentPlace, comment: CommentText): Promise<number> {
  const { repository, number, key } = place;
  const marker = `<!-- roadmap-enrich ${hash(key)} `;
  const body = `${marker}${hash(comment.lasting)} -->\n${comment.text}`;
  const [head = ''] = body.split('\n');
  const login = await repository.login();
  const all = await repository.comments(number);
  const found = all.find((other) => other.author === login && other.body.startsWith(marker));
  if (found === undefined) return repository.addComment(number, body);
  if (!found.body.startsWith(head)) await repository.updateComment(found.id, body);
  return found.id;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}
