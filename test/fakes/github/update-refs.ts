import { type GraphqlContext, openNode, refusalError } from './graphql-context.ts';
import { NOT_ACCESSIBLE } from './wire.ts';

/** The input of the mutation: the schema has been checked. */
interface UpdateInput {
  readonly clientMutationId?: string | null;
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly beforeOid?: string | null;
    readonly afterOid: string;
    readonly force?: boolean | null;
  }[];
}

/**
 * Carries out `updateRefs` for branches that exist. What GitHub says to a ref that is elsewhere is not
 * documented, so that nothing may rely on the words.
 */
export async function updateRefs(
  value: unknown,
  { store, account, serially, refusal }: GraphqlContext,
) {
  const input = value as UpdateInput;
  if (refusal !== undefined) throw refusalError(refusal);
  if (account.permission === 'read') {
    throw refusalError({ type: 'FORBIDDEN', message: NOT_ACCESSIBLE });
  }
  return serially(async () => {
    const { git } = await openNode(store, input.repositoryId);
    for (const { name, beforeOid } of input.refUpdates) {
      const now = await git.ref(name);
      if (now !== null && (beforeOid ?? now) === now) continue;
      throw refusalError({ type: 'UNPROCESSABLE', message: `Fake GitHub: ${name} is at ${now}.` });
    }
    for (const { name, afterOid, force } of input.refUpdates) {
      await git.moveRef(name, afterOid, force === true);
    }
    return { clientMutationId: input.clientMutationId ?? null };
  });
}
