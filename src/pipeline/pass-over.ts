import { NoTopicsError, RoadmapError } from '../lib/error.ts';
import type { PublishedFile } from '../publish/published.ts';

/** A roadmap that only matches a pattern, and has no topics: neither an error nor a table. */
export interface PassedOver {
  /** Its slug. */
  readonly passedOver: string;
}

export interface Matched {
  readonly slug: string;
  readonly csvPath: string;
  /** No entry names it: it merely matches a pattern. */
  readonly isMatch: boolean;
  /** Its table in the workspace; null if there is none. */
  readonly here: string | null;
}

/**
 * Passes over a roadmap that could not be loaded, if it only matches a pattern and has no topics.
 * Throws the error of any other; and a `RoadmapError` if it has a table, because then it had topics,
 * and nobody would learn that they are gone.
 */
export async function passOver(
  error: unknown,
  { slug, csvPath, isMatch, here }: Matched,
  readPublished: ((path: string) => Promise<PublishedFile>) | null,
): Promise<PassedOver> {
  if (!isMatch || !(error instanceof NoTopicsError)) throw error;
  const there = await readPublished?.(csvPath);
  if ((there?.known ? there.text : here) === null) return { passedOver: slug };
  throw new RoadmapError(
    `${error.problem} Its table stays: delete ${csvPath} to have patterns pass over it.`,
  );
}
