import * as core from '@actions/core';
import { SECRETS, type SecretName } from '../config/secrets.ts';

/** The environment variable that holds an input; our names have no spaces. */
const inputVariable = (name: SecretName) => `INPUT_${name.toUpperCase()}`;

/** The secrets among the inputs; empty where they are not given. */
export type Secrets = Readonly<Record<SecretName, string>>;

/**
 * Masks the secrets before anything is logged, and removes them from the environment before any child
 * process starts. To be called first in every step, even in one that needs none: the cache starts tar
 * and zstd in both.
 */
export function takeSecrets(): Secrets {
  const secrets = SECRETS.map(({ name }) => [name, core.getInput(name)] as const);
  for (const [, value] of secrets) if (value !== '') core.setSecret(value);
  for (const { name, variable } of SECRETS) {
    delete process.env[inputVariable(name)];
    delete process.env[variable];
  }
  return Object.fromEntries(secrets) as Secrets;
}
