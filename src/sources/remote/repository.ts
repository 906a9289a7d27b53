import { z } from 'zod';
import { groupBy } from '../../lib/collections.ts';
import { type ContentFile, contentFile, isContentName } from '../content-files.ts';
import { SLUG } from '../slug.ts';
import { WebError } from './web.ts';

/** The texts of a roadmap in the repository. */
export interface RepositoryFolder {
  /** `owner/repository/path`. */
  readonly path: string;
  /** The commit that they were read at. */
  readonly commit: string;
  readonly files: readonly ContentFile[];
  /** Files that are there without their text: too long for the answer, or binary. */
  readonly unreadable: readonly ContentFile[];
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
type Entry = z.infer<typeof entry>;
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
  /**
   * Reads a folder below that of all roadmaps, in the first layout that has any of what is wanted: an
   * empty folder may stay behind in one when the files move to the other.
   */
  const read = async (below: string, isWanted: (entry: Entry) => boolean) => {
    const paths = [`roadmaps${below}`, `src/data/roadmaps${below}`] as const;
    const [current, former] = paths;
    const variables = { owner, repo, ref, new: `${ref}:${current}`, old: `${ref}:${former}` };
    const parsed = answer.safeParse(await graphql(QUERY, variables));
    if (!parsed.success) {
      throw new WebError('unexpected answer from the GitHub API', { cause: parsed.error });
    }
    const { repository } = parsed.data;
    const layouts = [repository.new, repository.old].flatMap((folder, index) =>
      folder?.entries ? { path: `${owner}/${repo}/${paths[index]}`, entries: folder.entries } : [],
    );
    const [first] = layouts;
    const folder = layouts.find(({ entries }) => entries.some(isWanted)) ?? first ?? null;
    return { commit: repository.commit, folder };
  };
  return {
    async folder(slug) {
      const isContent = ({ name }: Entry) => isContentName(name);
      const { commit, folder } = await read(`/${slug}/content`, isContent);
      if (commit == null)
        throw new WebError(`${owner}/${repo} has no branch, tag or commit ${ref}`);
      if (folder === null) return null;
      const content = groupBy(folder.entries.filter(isContent), isWhole);
      const filesOf = (whole: boolean) =>
        (content.get(whole) ?? []).map(({ name, object }) =>
          contentFile(name, whole ? (object?.text ?? '') : ''),
        );
      const { path } = folder;
      return { path, commit: commit.oid, files: filesOf(true), unreadable: filesOf(false) };
    },
    async slugs() {
      const isRoadmap = ({ name, type }: Entry) => type === 'tree' && SLUG.test(name);
      const { folder } = await read('', isRoadmap);
      return (folder?.entries ?? []).filter(isRoadmap).map(({ name }) => name);
    },
  };
}

const isWhole = ({ object }: Entry) => object?.text != null && object.isTruncated !== true;
