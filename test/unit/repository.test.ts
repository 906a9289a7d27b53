import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../e2e/manifest.ts';

// What GitHub and tools read of this repository, and refuse or pass over where a name is wrong.
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const action = z
  .object({
    branding: z.object({ color: z.string() }),
    runs: z.object({ using: z.string() }),
  })
  .parse(parse(read('action.yml')));

/** The colours of the Marketplace. */
const COLOURS = 'white black yellow blue green orange red purple gray-dark'.split(' ');

describe('action.yml', () => {
  it('has a colour that the Marketplace takes', () => {
    expect(action.branding.color).toBeOneOf(COLOURS);
  });

  it('runs on the Node that .nvmrc names', () => {
    expect(`node${read('.nvmrc').trim()}`).toBe(action.runs.using);
  });
});

describe('.ci/run', () => {
  it('installs what the lock file names, and checks everything', () => {
    const lines = read('.ci/run').split('\n');
    expect(lines.filter((line) => line.startsWith('npm '))).toEqual(['npm ci', 'npm run check']);
    expect(lines).toContain('set -euo pipefail');
  });
});

describe('CHANGELOG.md', () => {
  it('begins with the version of the package', () => {
    const [, first] = /^## (\S+) - /m.exec(read('CHANGELOG.md')) ?? [];
    expect(first).toBe(JSON.parse(read('package.json')).version);
  });
});

describe('dependabot.yml', () => {
  it('keeps up what this repository has: packages and actions', () => {
    const { updates } = z
      .object({ updates: z.array(z.looseObject({ 'package-ecosystem': z.string() })) })
      .parse(parse(read('.github/dependabot.yml')));
    const ecosystems = updates.map((update) => update['package-ecosystem']);
    expect(ecosystems).toEqual(['npm', 'github-actions']);
  });
});

const FORMS = '.github/ISSUE_TEMPLATE';
const ELEMENTS = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];

describe.each(readdirSync(join(ROOT, FORMS)).filter((name) => name !== 'config.yml'))(
  'the issue form %s',
  (name) => {
    const form = parse(read(`${FORMS}/${name}`));

    it('has elements of the types that GitHub knows', () => {
      const types: readonly string[] = form.body.map(({ type }: { type: string }) => type);
      expect(types.filter((type) => !ELEMENTS.includes(type))).toEqual([]);
      expect(types.some((type) => type !== 'markdown')).toBe(true);
    });
  },
);
