import { z } from 'zod';
import { sanitize } from '../../lib/text/message.ts';
import { SLUG } from '../slug.ts';
import { type Web, WebError } from './web.ts';

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

export interface SourceOptions {
  /** `owner/repository@ref`. */
  readonly source: string;
  /** Base URL of the REST API. */
  readonly apiUrl: string;
  readonly token: string;
  readonly web: Web;
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
  data: z.object({
    repository: z.object({
      commit: z.object({ oid: z.string() }).nullish(),
      new: tree,
      old: tree,
    }),
  }),
});
const errors = z.object({
  errors: z.array(z.object({ type: z.string().nullish(), message: z.string() })).min(1),
});
const nothing = z.object({ data: z.object({ repository: z.null() }).nullish() });

/** No such repository on this server, or none that this token may read. */
const ABSENT: readonly string[] = ['NOT_FOUND', 'FORBIDDEN'];

export function openSource({ source, apiUrl, token, web }: SourceOptions): Source {
  const [repository = '', ref = ''] = splitAt(source, source.indexOf('@'));
  const [owner = '', repo = ''] = repository.split('/');
  const url = graphqlUrl(apiUrl);
  const ask = async (query: string, paths: readonly [string, string]) => {
    const [current, former] = paths.map((path) => `${ref}:${path}`);
    const variables = { owner, repo, ref, new: current, old: former };
    const page = await web({ url, json: { query, variables }, token });
    return readAnswer(page.text, page.status);
  };
  return {
    async folder(slug) {
      const paths = LAYOUTS.map((layout) => `${layout}/${slug}/content`) as [string, string];
      const found = await ask(FOLDER_QUERY, paths);
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
      const found = await ask(LIST_QUERY, [LAYOUTS[0], LAYOUTS[1]]);
      const entries = found.new?.entries ?? found.old?.entries ?? [];
      return entries.flatMap(({ name, type }) =>
        type === 'tree' && SLUG.test(name) ? [name] : [],
      );
    },
  };
}

/** GraphQL is below the REST API; on GitHub Enterprise Server, where that has a version, beside it. */
function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}

function readAnswer(text: string, status: number) {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new WebError({ message: `HTTP ${status}`, passes: false, cause });
  }
  // An answer with errors is one in part: what is null in it may be there all the same.
  const error = errors.safeParse(document).data?.errors[0];
  const parsed = answer.safeParse(document);
  if (error === undefined && parsed.success) return parsed.data.data.repository;
  const rejected = status === 401 ? ', the token is rejected' : '';
  throw new WebError({
    message: sanitize(error?.message ?? `HTTP ${status}${rejected}`),
    passes: false,
    // An error within a repository that is there says nothing about its texts.
    absent: ABSENT.includes(error?.type ?? '') && nothing.safeParse(document).success,
  });
}

function splitAt(text: string, index: number): readonly [string, string] {
  return [text.slice(0, index), text.slice(index + 1)];
}
