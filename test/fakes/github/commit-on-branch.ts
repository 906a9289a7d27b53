import { stale } from './faults.ts';
import type { Git, StoredCommit } from './git.ts';
import {
  type GraphqlContext,
  type Opened,
  openRepository,
  refusalError,
} from './graphql-context.ts';
import { NOT_ACCESSIBLE } from './wire.ts';

/** The input of the mutation: the schema has been checked. */
interface CommitInput {
  readonly clientMutationId?: string | null;
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: FileChanges | null;
}

interface FileChanges {
  readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
  readonly deletions?: readonly { readonly path: string }[] | null;
}

/** The commit that was made, and where. */
export interface CommittedOnBranch {
  readonly opened: Opened;
  readonly branch: string;
  readonly oid: string;
  readonly clientMutationId: string | null;
}

/** Carries out `createCommitOnBranch`. */
export async function commitOnBranch(
  value: unknown,
  { store, account, serially, refusal }: GraphqlContext,
): Promise<CommittedOnBranch> {
  const input = value as CommitInput;
  const { branch, repository } = target(input.branch);
  if (refusal !== undefined && (refusal.branch ?? branch) === branch) throw refusalError(refusal);
  if (account.permission === 'read') {
    throw refusalError({ type: 'FORBIDDEN', message: NOT_ACCESSIBLE });
  }
  return serially(async () => {
    const opened = await openRepository(store, repository);
    const commit = await headCommit(opened.git, branch, input.expectedHeadOid);
    const oid = await opened.git
      .writeCommit({
        message: [input.message.headline, input.message.body ?? '']
          .filter((text) => text !== '')
          .join('\n\n'),
        parents: [commit.sha],
        baseTree: commit.tree.sha,
        files: await changedFiles(opened.git, commit, input.fileChanges ?? {}),
        login: account.login,
        byGitHub: true,
      })
      .catch((error: unknown) => {
        throw unprocessable(error instanceof Error ? error.message : String(error));
      });
    await opened.git.moveRef(`refs/heads/${branch}`, oid);
    return { opened, branch, oid, clientMutationId: input.clientMutationId ?? null };
  });
}

function target({ id, repositoryNameWithOwner, branchName }: CommitInput['branch']) {
  if (repositoryNameWithOwner && branchName && !id) {
    const branch = branchName.replace(/^refs\/heads\//, '');
    return { branch, repository: repositoryNameWithOwner };
  }
  throw unprocessable('Fake GitHub: name a branch by repositoryNameWithOwner and branchName.');
}

async function headCommit(git: Git, branch: string, expected: string): Promise<StoredCommit> {
  const head = await git.ref(`refs/heads/${branch}`);
  if (head === null) {
    const message = `Could not resolve to a Ref with the name 'refs/heads/${branch}'.`;
    throw refusalError({ type: 'NOT_FOUND', message });
  }
  if (head !== expected) throw refusalError(stale(head));
  const commit = await git.commit(head);
  if (commit === null) throw new Error(`Fake GitHub: ${branch} points nowhere.`);
  return commit;
}

async function changedFiles(
  git: Git,
  { sha, tree }: StoredCommit,
  { additions, deletions }: FileChanges,
): Promise<ReadonlyMap<string, Buffer | null>> {
  const changes = [
    ...(deletions ?? []).map(({ path }) => ({ path, content: null })),
    ...(additions ?? []).map(({ path, contents }) => ({
      path,
      content: Buffer.from(contents, 'base64'),
    })),
  ];
  const files = new Map<string, Buffer | null>();
  for (const { path, content } of changes) {
    if (files.has(path)) {
      throw unprocessable(`A path was requested to be changed more than once: ${path}`);
    }
    if (content === null && (await git.entry(tree.sha, path)) === null) {
      throw unprocessable(`A path to delete does not exist as of commit ${sha}: ${path}`);
    }
    files.set(path, content);
  }
  return files;
}

function unprocessable(message: string) {
  return refusalError({ type: 'UNPROCESSABLE', message });
}
