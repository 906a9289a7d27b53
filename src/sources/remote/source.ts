import { z } from 'zod';
import { SLUG } from '../slug.ts';
import { WebError } from './web.ts';

/** The texts of a roadmap, as they stand in the source repository. */
export interface SourceFolder {
  /** `owner/repository/path`. */
  readonly path: string;
  /** The commit that they were read at. */
  readonly commit: string;
  /** Content files by name; those too long for one answer are left out. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/**
 * The repository of topic texts, read through the GitHub API. Every method throws a `WebError`
 * where it is out of reach.
 */
export interface Source {
  /** Null where the repository has no such roadmap. */
  folder(slug: string): Promise<SourceFolder | null>;
  /** The roadmaps that it has texts of. */
  slugs(): Promise<readonly string[]>;
}

/**
 * Sends a query to the GraphQL API of GitHub, and resolves to its data. Throws a `WebError` where it
 * is out of reach or the answer holds errors: what is null in it may be there all the same.
 */
export type Graphql = (
  query: string,
  variables: Readonly<Record<string, string>>,
) => Promise<unknown>;

export interface SourceOptions {
  /** `owner/repository@ref`. */
  readonly source: string;
  readonly graphql: Graphql;
}

/** Folders of all roadmaps: today's, and the one of before 2026-07 that forks still have. */
const LAYOUTS = ['roadmaps', 'src/data/roadmaps'] as const;

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

export function openSource({ source, graphql }: SourceOptions): Source {
  const [repository = '', ref = ''] = splitAt(source, source.indexOf('@'));
  const [owner = '', repo = ''] = repository.split('/');
  const request = async (query: string, paths: readonly [string, string]) => {
    const [current, former] = paths;
    const folders = { new: `${ref}:${current}`, old: `${ref}:${former}` };
    const parsed = answer.safeParse(await graphql(query, { owner, repo, ref, ...folders }));
    if (parsed.success) return parsed.data.repository;
    const message = 'the answer is not one of the GitHub API';
    throw new WebError({ message, passes: false, cause: parsed.error });
  };
  return {
    async folder(slug) {
      const paths = LAYOUTS.map((layout) => `${layout}/${slug}/content`) as [string, string];
      const found = await request(FOLDER_QUERY, paths);
      if (found.commit == null) {
        throw new WebError({ message: `${repository} has no ${ref}`, passes: false });
      }
      const entries = found.new?.entries ?? found.old?.entries;
      if (entries == null) return null;
      return {
        path: `${repository}/${paths[found.new?.entries ? 0 : 1]}`,
        commit: found.commit.oid,
        files: entries.flatMap(({ name, object }) => {
          const whole = object?.text != null && object.isTruncated !== true;
          return whole ? [{ name, text: object.text ?? '' }] : [];
        }),
      };
    },
    async slugs() {
      const found = await request(LIST_QUERY, [LAYOUTS[0], LAYOUTS[1]]);
      const entries = found.new?.entries ?? found.old?.entries ?? [];
      return entries.flatMap(({ name, type }) =>
        type === 'tree' && SLUG.test(name) ? [name] : [],
      );
    },
  };
}

function splitAt(text: string, index: number): readonly [string, string] {
  return [text.slice(0, index), text.slice(index + 1)];
}
