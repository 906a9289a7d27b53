import { createHash } from 'node:crypto';
import { GitHubError } from './github-error.ts';
import type { Comment, Repository } from './repository.ts';

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
  // Another run may have done the same at the same time: the older comment is the one to stay.
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
    // An answer may have been lost: it is looked for before it is written a second time.
    if (!(error instanceof GitHubError) || error.code !== 'unavailable') throw error;
    return (await find())?.id ?? (await repository.addComment(number, body));
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}
