import * as core from '@actions/core';
import type { RawSettings } from '../config/config.ts';
import { SECRETS, SETTING_NAMES } from '../config/settings.ts';

/**
 * Reads all inputs as text. Secrets are masked before anything else is said, and leave the
 * environment before any child process starts. To be called first in every step, also in one that
 * needs no input: the cache starts tar and zstd in both.
 */
export function readInputs(): RawSettings {
  for (const { name } of SECRETS) {
    const value = core.getInput(name);
    if (value !== '') core.setSecret(value);
  }
  const inputs = Object.fromEntries(SETTING_NAMES.map((name) => [name, core.getInput(name)]));
  for (const { name, variable } of SECRETS) {
    delete process.env[`INPUT_${name.toUpperCase()}`];
    delete process.env[variable];
  }
  return inputs;
}
