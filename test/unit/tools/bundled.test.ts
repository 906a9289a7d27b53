import { describe, expect, it } from 'vitest';
import { bundledPackages } from '../../../tools/bundled.ts';

describe('the bundled packages', () => {
  const packages = [...bundledPackages()];

  it('are those of both bundles, also what they load late', () => {
    const names = ['zod', 'undici', '@clack/prompts', '@actions/cache'];
    expect(packages).toEqual(expect.arrayContaining(names));
  });

  it('include what is in the page alone', () => {
    expect(packages).toContain('preact');
  });

  it('do not include tools', () => {
    expect(packages).not.toContain('vitest');
    expect(packages).not.toContain('typescript');
  });

  it('have names of packages alone, without versions or other people in them', () => {
    expect(packages.filter((name) => !/^(?:@[\w.-]+\/)?[\w.-]+$/.test(name))).toEqual([]);
  });
});
