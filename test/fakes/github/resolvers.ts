import { commitOnBranch } from './commit-on-branch.ts';
import { type Git, isText, type StoredCommit, type TreeEntry } from './git.ts';
import { type GraphqlContext, nodeId, type Opened, openRepository } from './graphql-context.ts';
import { updateRefs } from './update-refs.ts';
import { SERVER_URL } from './wire.ts';

type Args = Readonly<Record<string, unknown>>;
/** The fields of the root, of queries and mutations alike. */
export type Resolvers = Readonly<Record<string, (args: Args) => unknown>>;

// What GitHub holds back of a long file is not documented; about half a megabyte comes through.
const TEXT_LIMIT = 512_000;

/** The part of GitHub's schema that is carried out here. */
export function githubResolvers(context: GraphqlContext): Resolvers {
  return {
    viewer: () => ({ __typename: 'User', login: context.account.login }),
    repository: async ({ owner, name }) => {
      const opened = await openRepository(context.store, `${owner}/${name}`);
      return describeRepository(opened);
    },
    createCommitOnBranch: async ({ input }) => {
      const { opened, branch, oid, clientMutationId } = await commitOnBranch(input, context);
      return {
        clientMutationId,
        commit: () => describeCommit(opened, oid),
        ref: describeRef(opened, `refs/heads/${branch}`, oid),
      };
    },
    updateRefs: ({ input }) => updateRefs(input, context),
  };
}

function describeRepository(opened: Opened) {
  const { name: nameWithOwner, git } = opened;
  const [owner = '', name = ''] = nameWithOwner.split('/');
  return {
    __typename: 'Repository',
    id: nodeId(nameWithOwner),
    name,
    nameWithOwner,
    owner: { __typename: 'Organization', login: owner },
    url: `${SERVER_URL}/${nameWithOwner}`,
    ref: async ({ qualifiedName }: Args) => {
      for (const candidate of qualified(String(qualifiedName))) {
        const oid = await git.ref(candidate);
        if (oid !== null) return describeRef(opened, candidate, oid);
      }
      return null;
    },
    object: ({ oid, expression }: Args) => describeRevision(opened, String(expression ?? oid)),
  };
}

function qualified(name: string): readonly string[] {
  if (name.startsWith('refs/')) return [name];
  return [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`];
}

function describeRef(opened: Opened, qualifiedName: string, oid: string) {
  const name = qualifiedName.replace(/^refs\/(?:heads|tags)\//, '');
  const prefix = qualifiedName.slice(0, qualifiedName.length - name.length);
  return { __typename: 'Ref', name, prefix, target: () => describeCommit(opened, oid) };
}

/** What `REVISION` or `REVISION:PATH` names; null for nothing. */
async function describeRevision(opened: Opened, expression: string) {
  const colon = expression.indexOf(':');
  const revision = colon === -1 ? expression : expression.slice(0, colon);
  const oid = await resolveRevision(opened.git, revision);
  const commit = oid === null ? null : await opened.git.commit(oid);
  if (commit === null) return null;
  if (colon === -1) return describeStored(opened, commit);
  const entry = await opened.git.entry(commit.tree.sha, expression.slice(colon + 1));
  return entry === null ? null : describeEntryObject(opened.git, entry);
}

async function resolveRevision(git: Git, revision: string): Promise<string | null> {
  if (/^[0-9a-f]{40}$/.test(revision)) return revision;
  for (const candidate of qualified(revision === 'HEAD' ? 'main' : revision)) {
    const oid = await git.ref(candidate);
    if (oid !== null) return oid;
  }
  return null;
}

async function describeCommit(opened: Opened, oid: string) {
  const commit = await opened.git.commit(oid);
  return commit === null ? null : describeStored(opened, commit);
}

function describeStored({ name, git }: Opened, { sha: oid, message, tree }: StoredCommit) {
  const [messageHeadline = '', ...rest] = message.split('\n');
  const url = `${SERVER_URL}/${name}/commit/${oid}`;
  return {
    __typename: 'Commit',
    ...object(oid),
    url,
    commitUrl: url,
    message,
    messageHeadline,
    messageBody: rest.join('\n').trim(),
    tree: () => describeTree(git, tree.sha),
    history: async ({ first }: Args) => ({ nodes: await latest(git, oid, Number(first)) }),
  };
}

/** A commit and what led to it, the nearest first, at most so many. */
async function latest(git: Git, oid: string, max: number) {
  const seen = new Set([oid]);
  for (const known of seen) {
    for (const { sha } of (await git.commit(known))?.parents ?? []) {
      if (seen.size < max) seen.add(sha);
    }
  }
  return [...seen].map(object);
}

async function describeTree(git: Git, oid: string) {
  const entries = (await git.tree(oid)).map((entry) => ({
    __typename: 'TreeEntry',
    name: entry.path,
    type: entry.type,
    mode: Number.parseInt(entry.mode, 8),
    oid: entry.sha,
    object: () => describeEntryObject(git, entry),
  }));
  return { __typename: 'Tree', ...object(oid), entries };
}

async function describeEntryObject(git: Git, { type, sha }: TreeEntry) {
  if (type === 'tree') return describeTree(git, sha);
  // A submodule is a commit of another repository.
  if (type === 'commit') return null;
  const content = await git.blob(sha);
  const text = isText(content);
  return {
    __typename: 'Blob',
    ...object(sha),
    byteSize: content.length,
    isBinary: !text,
    isTruncated: content.length > TEXT_LIMIT,
    text: text ? content.toString('utf8', 0, TEXT_LIMIT) : null,
  };
}

function object(oid: string) {
  return { oid, abbreviatedOid: oid.slice(0, 7) };
}
