import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { OUTPUTS } from '../../src/action/outputs.ts';
import { parseConfig } from '../../src/config/config.ts';
import { SETTING_NAMES } from '../../src/config/settings.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const manifest = z
  .object({
    name: z.string(),
    description: z.string(),
    inputs: z.record(
      z.string(),
      z.strictObject({
        description: z.string().min(1),
        required: z.boolean().optional(),
        // Anything but text would reach the action in YAML's own spelling.
        default: z.string().optional(),
      }),
    ),
    outputs: z.record(z.string(), z.strictObject({ description: z.string().min(1) })),
    runs: z.strictObject({ using: z.string(), main: z.string(), post: z.string() }),
  })
  .parse(parse(read('action.yml')));

const TOKEN = '${' + '{ github.token }}';

describe('action.yml', () => {
  it('has the inputs that the settings have, in the same order', () => {
    expect(Object.keys(manifest.inputs)).toEqual(SETTING_NAMES);
  });

  it('requires the roadmap alone', () => {
    const required = Object.entries(manifest.inputs).filter(([, input]) => input.required);
    expect(required.map(([name]) => name)).toEqual(['roadmap']);
    expect(manifest.inputs.roadmap?.default).toBeUndefined();
  });

  it('has the defaults that the settings have', () => {
    const entries = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default]);
    const defaults = { ...Object.fromEntries(entries), roadmap: './tea', 'github-token': '' };
    const result = parseConfig(defaults, {}, 'action');
    expect(result.ok).toBe(true);
    expect(result).toEqual(parseConfig({ roadmap: './tea' }, {}, 'action'));
  });

  it('takes the token of the job', () => {
    expect(manifest.inputs['github-token']?.default).toBe(TOKEN);
  });

  it('has the outputs that every run sets', () => {
    expect(Object.keys(manifest.outputs)).toEqual(Object.keys(OUTPUTS));
  });

  it('runs one bundle on Node 24, before and after the job', () => {
    expect(manifest.runs.using).toBe('node24');
    expect(manifest.runs.main).toBe('dist/index.js');
    expect(manifest.runs.post).toBe('dist/post.js');
  });
});

describe('package-lock.json', () => {
  it('names no host that packages come from', () => {
    const found = read('package-lock.json').match(/"resolved"|\.tgz|registry=/g) ?? [];
    expect(found).toEqual([]);
  });

  it('has a hash of every package', () => {
    const lock = z
      .object({
        packages: z.record(z.string(), z.looseObject({ integrity: z.string().optional() })),
      })
      .parse(JSON.parse(read('package-lock.json')));
    const without = Object.entries(lock.packages)
      .filter(
        ([name, entry]) =>
          name !== '' &&
          entry.integrity === undefined &&
          entry.link !== true &&
          entry.inBundle !== true,
      )
      .map(([name]) => name);
    expect(without).toEqual([]);
  });
});

describe('package.json', () => {
  const manifestOfPackage = z
    .object({
      version: z.string(),
      type: z.string(),
      bin: z.record(z.string(), z.string()),
      dependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(read('package.json')));

  it('is an ES module, without which the bundle dies at its start', () => {
    expect(manifestOfPackage.type).toBe('module');
  });

  it('pins what ends up in the bundle', () => {
    for (const version of Object.values(manifestOfPackage.dependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });
});
