import { z } from 'zod';
import { GitHubError } from './github-error.ts';

// What is asked of GitHub, and what is taken from its answers.

/** What GitHub says of a file that is not there, at a commit that is. */
export const NO_SUCH_FILE = 'Not Found';

export const HEAD_QUERY = `query ($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid commitUrl } } }
}`;

export const FOLDER_QUERY = `query ($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) {
    object(expression: $expression) { ... on Tree { entries { name mode } } }
  }
}`;

export const VIEWER_QUERY = 'query { viewer { login } }';

export const COMMIT_MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`;

/** Git's id of an object: SHA-1, or SHA-256 one day. */
const objectId = z.string().regex(/^[0-9a-f]{40,64}$/);

const refTarget = z.object({ oid: objectId, commitUrl: z.string() });
export const headAnswer = z.object({
  repository: z.object({ ref: z.object({ target: refTarget }).nullable() }),
});
const treeEntry = z.object({ name: z.string(), mode: z.number() });
export const folderAnswer = z.object({
  repository: z.object({
    object: z.object({ entries: z.array(treeEntry).nullish() }).nullable(),
  }),
});
export const viewerAnswer = z.object({ viewer: z.object({ login: z.string() }) });
export const commitAnswer = z.object({
  createCommitOnBranch: z.object({ commit: z.object({ oid: objectId, url: z.string() }) }),
});
export const pullRequestAnswer = z.object({
  number: z.number(),
  html_url: z.string(),
  head: z.object({ sha: objectId }),
  base: z.object({ ref: z.string() }),
  merged_at: z.string().nullish(),
});
export const fileAnswer = z.object({
  type: z.literal('file'),
  sha: z.string(),
  encoding: z.string().optional(),
  content: z.string().default(''),
});

/** An answer as it should be; throws a `GitHubError` for another. */
export function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const message = 'the answer is not one of the GitHub API';
  throw new GitHubError('unavailable', message, { cause: parsed.error });
}
