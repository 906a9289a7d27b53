import * as core from '@actions/core';
import type { RawSettings } from '../config/config.ts';
import { SECRETS, settings } from '../config/settings.ts';

/**
 * Reads all inputs as text. Secrets are masked before anything else is said, and leave the
 * environment before any child process starts. To be called first in every step, also in one that
 * needs no input: the cache starts tar and zstd in both.
 */
export function readInputs(): RawSettings {
  for (const name of SECRETS) {
    const value = core.getInput(name);
    if (value !== '') core.setSecret(value);
  }
  const names = Object.keys(settings.shape);
  const inputs = Object.fromEntries(names.map((name) => [name, core.getInput(name)]));
  for (const name of SECRETS) delete process.env[`INPUT_${name.toUpperCase()}`];
  delete process.env.GEMINI_API_KEY;
  delete process.env.GITHUB_TOKEN;
  return inputs;
}
