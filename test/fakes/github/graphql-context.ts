import { GraphQLError } from 'graphql';
import { type Git, openGit } from './git.ts';
import type { Serially } from './serial.ts';
import type { Store } from './store.ts';
import type { Account, Refusal } from './wire.ts';

/** What a query needs besides its variables. */
export interface GraphqlContext {
  readonly store: Store;
  readonly account: Account;
  readonly serially: Serially;
  /** Falls on the mutation of this request. */
  readonly refusal: Refusal | undefined;
}

/** A repository whose objects are looked up. */
export interface Opened {
  readonly name: string;
  readonly git: Git;
}

/** An error with the type GitHub gives it. */
export function refusalError({ type, message }: Refusal): GraphQLError {
  const saml = type === 'FORBIDDEN' ? { saml_failure: false } : {};
  return new GraphQLError(message, { extensions: { ...(type === '' ? {} : { type }), ...saml } });
}

/** The repository, or the error that there is none. */
export async function openRepository(store: Store, name: string): Promise<Opened> {
  const git = await openGit(store, name);
  if (git !== null) return { name, git };
  const message = `Could not resolve to a Repository with the name '${name}'.`;
  throw refusalError({ type: 'NOT_FOUND', message });
}

/** The id of a repository by its name, which it hides from everybody else. */
export function nodeId(name: string): string {
  return `R_${Buffer.from(name).toString('base64url')}`;
}

/** The repository of an id, or the error that there is none. */
export async function openNode(store: Store, id: string): Promise<Opened> {
  const name = Buffer.from(id.replace(/^R_/, ''), 'base64url').toString();
  if (nodeId(name) === id) return openRepository(store, name);
  throw refusalError({
    type: 'NOT_FOUND',
    message: `Could not resolve to a node with the global id of '${id}'`,
  });
}
