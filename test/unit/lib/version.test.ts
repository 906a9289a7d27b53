import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPOSITORY, VERSION } from '../../../src/lib/version.ts';

const manifest = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);

it('is the version of the package', () => {
  expect(VERSION).toBe(manifest.version);
});

it('is the repository of the package, in whatever form it is given there', () => {
  const { repository } = manifest;
  const text: string = repository?.url ?? repository ?? '';
  expect(REPOSITORY).toBe(/([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(text)?.[1] ?? null);
});
