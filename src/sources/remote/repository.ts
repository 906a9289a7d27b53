import { z } from 'zod';
import { RoadmapError } from '../../lib/error.ts';
import { type ContentFile, contentFile, isContentName } from '../content-files.ts';
import { SLUG } from '../slug.ts';
import { WebError } from './web.ts';

/** The texts of a roadmap in the repository. */
export interface RepositoryFolder {
  /** `owner/repository/path`. */
  readonly path: string;
  /** The commit that they were read at. */
  readonly commit: string;
  /** Without those too long for one answer, and those that cannot be read. */
  readonly files: readonly ContentFile[];
}

/**
 * The repository of topic texts, read through the GitHub API. Every method throws a `WebError` if it
 * is unavailable.
 */
export interface SourceRepository {
  /** Null if the repository has no such roadmap. */
  folder(slug: string): Promise<RepositoryFolder | null>;
  /** The roadmaps that it has texts of. */
  slugs(): Promise<readonly string[]>;
}

/**
 * Sends a query to the GraphQL API of GitHub, and resolves to its data. Throws a `WebError` if the
 * API is unavailable or reports errors: what is null in such an answer may exist nevertheless.
 */
export type Graphql = (
  query: string,
  variables: Readonly<Record<string, string>>,
) => Promise<unknown>;

/** Reads a folder, in the layout of today and in that of before 2026-07, which forks still have. */
const QUERY = `query ($owner: String!, $repo: String!, $ref: String!, $new: String!, $old: String!) {
  repository(owner: $owner, name: $repo) {
    commit: object(expression: $ref) { oid }
    new: object(expression: $new) { ...Folder }
    old: object(expression: $old) { ...Folder }
  }
}
fragment Folder on Tree { entries { name type object { ... on Blob { text isTruncated } } } }`;

const blob = z.object({ text: z.string().nullish(), isTruncated: z.boolean().nullish() });
const entry = z.object({ name: z.string(), type: z.string().optional(), object: blob.nullish() });
const tree = z.object({ entries: z.array(entry).nullish() }).nullish();
const answer = z.object({
  repository: z.object({
    commit: z.object({ oid: z.string() }).nullish(),
    new: tree,
    old: tree,
  }),
});

/** Opens `source`, which is `owner/repository@ref`. */
export function openRepository(source: string, graphql: Graphql): SourceRepository {
  const [, owner = '', repo = '', ref = ''] = /^([^/@]*)\/([^/@]*)@(.*)$/.exec(source) ?? [];
  /** Reads a folder below that of all roadmaps. */
  const read = async (below: string) => {
    const current = `roadmaps${below}`;
    const former = `src/data/roadmaps${below}`;
    const variables = { owner, repo, ref, new: `${ref}:${current}`, old: `${ref}:${former}` };
    const parsed = answer.safeParse(await graphql(QUERY, variables));
    if (!parsed.success) {
      throw new WebError('unexpected answer from the GitHub API', { cause: parsed.error });
    }
    const { commit, new: today, old } = parsed.data.repository;
    const path = `${owner}/${repo}/${today?.entries ? current : former}`;
    return { commit, path, entries: today?.entries ?? old?.entries };
  };
  return {
    async folder(slug) {
      const { commit, path, entries } = await read(`/${slug}/content`);
      if (commit == null)
        throw new WebError(`${owner}/${repo} has no branch, tag or commit ${ref}`);
      if (entries == null) return null;
      const files = entries.flatMap(({ name, object }) =>
        object?.text == null || object.isTruncated === true ? [] : readFile(name, object.text),
      );
      return { path, commit: commit.oid, files };
    },
    async slugs() {
      const { entries } = await read('');
      return (entries ?? [])
        .filter(({ name, type }) => type === 'tree' && SLUG.test(name))
        .map(({ name }) => name);
    },
  };
}

/** One odd file in somebody else's repository costs at most its own row. */
function readFile(name: string, text: string): readonly ContentFile[] {
  try {
    return isContentName(name) ? [contentFile(name, text)] : [];
  } catch (error) {
    if (error instanceof RoadmapError) return [];
    throw error;
  }
}
