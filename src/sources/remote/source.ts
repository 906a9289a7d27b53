import { z } from 'zod';
import { SLUG } from '../slug.ts';
import { WebError } from './web.ts';

/** The texts of a roadmap in the source repository. */
export interface SourceFolder {
  /** `owner/repository/path`. */
  readonly path: string;
  /** The commit that they were read at. */
  readonly commit: string;
  /** Content files by name, without those too long for one answer. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/**
 * The repository of topic texts, read through the GitHub API. Every method throws a `WebError` if it
 * is unavailable.
 */
export interface Source {
  /** Null if the repository has no such roadmap. */
  folder(slug: string): Promise<SourceFolder | null>;
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

const FOLDER_QUERY = `query ($owner: String!, $repo: String!, $ref: String!, $new: String!, $old: String!) {
  repository(owner: $owner, name: $repo) {
    commit: object(expression: $ref) { oid }
    new: object(expression: $new) { ...Folder }
    old: object(expression: $old) { ...Folder }
  }
}
fragment Folder on Tree { entries { name object { ... on Blob { text isTruncated } } } }`;

const LIST_QUERY = `query ($owner: String!, $repo: String!, $new: String!, $old: String!) {
  repository(owner: $owner, name: $repo) {
    new: object(expression: $new) { ...Names }
    old: object(expression: $old) { ...Names }
  }
}
fragment Names on Tree { entries { name type } }`;

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
export function openSource(source: string, graphql: Graphql): Source {
  const [, owner = '', repo = '', ref = ''] = /^([^/@]*)\/([^/@]*)@(.*)$/.exec(source) ?? [];
  /** Reads a folder below that of all roadmaps. Forks still have the layout of before 2026-07. */
  const request = async (query: string, below: string) => {
    const current = `roadmaps${below}`;
    const former = `src/data/roadmaps${below}`;
    const variables = { owner, repo, ref, new: `${ref}:${current}`, old: `${ref}:${former}` };
    const parsed = answer.safeParse(await graphql(query, variables));
    if (!parsed.success) {
      const message = 'unexpected answer from the GitHub API';
      throw new WebError({ message, passes: false, cause: parsed.error });
    }
    const { commit, new: today, old } = parsed.data.repository;
    const path = `${owner}/${repo}/${today?.entries ? current : former}`;
    return { commit, path, entries: today?.entries ?? old?.entries };
  };
  return {
    async folder(slug) {
      const { commit, path, entries } = await request(FOLDER_QUERY, `/${slug}/content`);
      if (commit == null) {
        const message = `${owner}/${repo} has no branch, tag or commit ${ref}`;
        throw new WebError({ message, passes: false });
      }
      if (entries == null) return null;
      const files = entries.flatMap(({ name, object }) => {
        const isWhole = object?.text != null && object.isTruncated !== true;
        return isWhole ? [{ name, text: object.text ?? '' }] : [];
      });
      return { path, commit: commit.oid, files };
    },
    async slugs() {
      const { entries } = await request(LIST_QUERY, '');
      return (entries ?? [])
        .filter(({ name, type }) => type === 'tree' && SLUG.test(name))
        .map(({ name }) => name);
    },
  };
}
