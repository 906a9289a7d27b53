import { z } from 'zod';
import type { GitHub } from './github.ts';
import { GitHubError, toGitHubError } from './github-error.ts';

/** A GraphQL query and the shape of its answer. */
export interface Query<T> {
  readonly text: string;
  readonly answer: z.ZodType<T>;
}

/** Git's id of an object: SHA-1, or SHA-256 one day. */
const objectId = z.string().regex(/^[0-9a-f]{40,64}$/);

const commit = z.object({ sha: objectId, url: z.string() });

/** A commit, and the URL of its page. */
export type Commit = z.output<typeof commit>;

export const HEAD = {
  text: `query ($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) { target { sha: oid url: commitUrl } }
  }
}`,
  answer: z.object({
    repository: z.object({ ref: z.object({ target: commit }).nullable() }),
  }),
};

/** Commits of a branch that are looked at along with it: a page of GitHub's. */
const RECENT = 100;

/** The head of a branch, and what was committed before it. */
export const HISTORY = {
  text: `query ($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { sha: oid ... on Commit { history(first: ${RECENT}) { nodes { sha: oid } } } }
    }
  }
}`,
  answer: z.object({
    repository: z.object({
      ref: z
        .object({
          target: z.object({
            sha: objectId,
            history: z.object({ nodes: z.array(z.object({ sha: objectId })) }),
          }),
        })
        .nullable(),
    }),
  }),
};

const treeEntry = z.object({ name: z.string(), mode: z.number() });

export const FOLDER = {
  text: `query ($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) {
    object(expression: $expression) { ... on Tree { entries { name mode } } }
  }
}`,
  answer: z.object({
    repository: z.object({
      object: z.object({ entries: z.array(treeEntry).nullish() }).nullable(),
    }),
  }),
};

export const VIEWER = {
  text: 'query { viewer { login } }',
  answer: z.object({ viewer: z.object({ login: z.string() }) }),
};

export const COMMIT = {
  text: `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { sha: oid url } }
}`,
  answer: z.object({ createCommitOnBranch: z.object({ commit }) }),
};

export const REPOSITORY_ID = {
  text: 'query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }',
  answer: z.object({ repository: z.object({ id: z.string() }) }),
};

/** Unlike the REST API, it can name the commit that a branch must be at. */
export const UPDATE_REFS = {
  text: `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`,
  answer: z.object({ updateRefs: z.object({}).nullable() }),
};

/** Runs a query. Throws a `GitHubError`. */
export async function runQuery<T>(
  github: GitHub,
  { text, answer }: Query<T>,
  variables: object,
): Promise<T> {
  const { graphql } = await github();
  const given = await graphql(text, { ...variables }).catch((error: unknown) => {
    throw toGitHubError(error);
  });
  const parsed = answer.safeParse(given);
  if (parsed.success) return parsed.data;
  const message = 'unexpected answer from the GitHub API';
  throw new GitHubError('unavailable', message, { cause: parsed.error });
}
