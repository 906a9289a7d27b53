import { namesHash } from '../sources/slug.ts';

const FOLDER = 'roadmap-enrich';

/** A name that git takes as the last part of a branch's (git-check-ref-format). */
const BRANCH_PART = /^(?!.*(?:\.\.|\.lock$|\.$))[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** The branch of our own pull request: one for every set of roadmaps. */
export function ownBranch(names: readonly string[]): string {
  const [only = ''] = names;
  const plain = names.length === 1 && BRANCH_PART.test(only);
  return `${FOLDER}/${plain ? only : namesHash(names)}`;
}
