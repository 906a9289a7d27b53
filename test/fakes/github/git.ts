import { isUtf8 } from 'node:buffer';
import { SOMEBODY, type Store, userOf, WEB_FLOW } from './store.ts';

/** An entry of a tree. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
}

/** A commit as it is stored. */
export interface StoredCommit {
  readonly sha: string;
  readonly message: string;
  readonly tree: { readonly sha: string };
  readonly parents: readonly { readonly sha: string }[];
}

/** What to commit. */
export interface NewCommit {
  readonly message: string;
  readonly parents: readonly string[];
  readonly baseTree: string;
  /** By path: the content, the object that holds it, or null to delete the file. */
  readonly files: ReadonlyMap<string, Buffer | { readonly sha: string } | null>;
  /** What the files are; regular ones by default. */
  readonly mode?: string;
  /** Of the author. */
  readonly login?: string;
  /** Login of who committed it, if that is not the author. */
  readonly committer?: string;
  /** Committed and signed by GitHub, as everything that is made through its web interface. */
  readonly byGitHub?: boolean;
}

/** The git objects of one repository. */
export interface Git {
  /** The commit a ref points to; null without such a ref. */
  readonly ref: (qualifiedName: string) => Promise<string | null>;
  readonly createRef: (qualifiedName: string, oid: string) => Promise<void>;
  readonly moveRef: (qualifiedName: string, oid: string, force?: boolean) => Promise<void>;
  readonly commit: (oid: string) => Promise<StoredCommit | null>;
  /** Stores a commit that no ref points to yet. */
  readonly writeCommit: (commit: NewCommit) => Promise<string>;
  readonly tree: (oid: string) => Promise<readonly TreeEntry[]>;
  /** The whole of it: the object of every file, by path. */
  readonly files: (treeOid: string) => Promise<ReadonlyMap<string, string>>;
  /** What lies at a path of a tree; the tree itself for an empty one. */
  readonly entry: (treeOid: string, path: string) => Promise<TreeEntry | null>;
  readonly blob: (oid: string) => Promise<Buffer>;
}

/** Opens a repository of the store; null if there is none of that name. */
export async function openGit(store: Store, repository: string): Promise<Git | null> {
  const base = `/repos/${repository}`;
  if ((await store.find(base)) === null) return null;
  const git = `${base}/git`;

  const tree = async (oid: string): Promise<readonly TreeEntry[]> =>
    (await found<{ tree: TreeEntry[] }>(store, `${git}/trees/${oid}`)).tree;

  const writeBlob = async (content: Buffer): Promise<string> => {
    const body = { content: content.toString('base64'), encoding: 'base64' };
    return (await store.write<{ sha: string }>('POST', `${git}/blobs`, body)).sha;
  };

  const writeTree = async ({ baseTree, files, mode = '100644' }: NewCommit): Promise<string> => {
    if (files.size === 0) return baseTree;
    const entries = [];
    for (const [path, file] of files) {
      const sha = Buffer.isBuffer(file) ? await writeBlob(file) : (file?.sha ?? null);
      entries.push({ path, mode, type: 'blob', sha });
    }
    const body = { base_tree: baseTree, tree: entries };
    return (await store.write<{ sha: string }>('POST', `${git}/trees`, body)).sha;
  };

  return {
    ref: async (name) => {
      const ref = await store.find<{ object: { sha: string } }>(`${git}/ref/${short(name)}`);
      return ref?.object.sha ?? null;
    },
    createRef: async (name, oid) => {
      await store.write('POST', `${git}/refs`, { ref: name, sha: oid });
    },
    moveRef: async (name, oid, force = false) => {
      await store.write('PATCH', `${git}/refs/${short(name)}`, { sha: oid, force });
    },
    commit: (oid) => store.find<StoredCommit>(`${git}/commits/${oid}`),
    writeCommit: async (commit) => {
      const { name, email } = WEB_FLOW;
      const body = {
        message: commit.message,
        tree: await writeTree(commit),
        parents: commit.parents,
        ...(commit.byGitHub === true ? { committer: { name, email } } : {}),
        ...(commit.committer === undefined ? {} : { committer: userOf(commit.committer) }),
      };
      const login = commit.login ?? SOMEBODY;
      return (await store.write<{ sha: string }>('POST', `${git}/commits`, body, login)).sha;
    },
    tree,
    files: async (oid) => {
      const path = `${git}/trees/${oid}?recursive=1`;
      const { tree: entries } = await found<{ tree: TreeEntry[] }>(store, path);
      return new Map(entries.filter(({ type }) => type === 'blob').map((e) => [e.path, e.sha]));
    },
    entry: async (oid, path) => {
      let entry: TreeEntry = { path: '', mode: '040000', type: 'tree', sha: oid };
      for (const part of path.split('/').filter((name) => name !== '')) {
        if (entry.type !== 'tree') return null;
        const next = (await tree(entry.sha)).find((candidate) => candidate.path === part);
        if (next === undefined) return null;
        entry = next;
      }
      return entry;
    },
    blob: async (oid) => {
      const { content } = await found<{ content: string }>(store, `${git}/blobs/${oid}`);
      return Buffer.from(content, 'base64');
    },
  };
}

/** Whether git would call the content text. */
export function isText(content: Buffer): boolean {
  return isUtf8(content) && !content.includes(0);
}

function short(qualifiedName: string): string {
  return qualifiedName
    .replace(/^refs\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

async function found<T>(store: Store, path: string): Promise<T> {
  const value = await store.find<T>(path);
  if (value === null) throw new Error(`Fake GitHub: nothing at ${path}`);
  return value;
}
