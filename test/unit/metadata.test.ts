import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { OUTPUTS } from '../../src/action/outputs.ts';
import { MIN_NODE } from '../../src/cli/doctor/checks/node.ts';
import { parseConfig } from '../../src/config/config.ts';
import { SETTING_NAMES } from '../../src/config/settings.ts';
import { bundledPackages } from '../../tools/bundled.ts';

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
    .looseObject({
      version: z.string(),
      engines: z.object({ node: z.string() }),
      type: z.string(),
      bin: z.record(z.string(), z.string()),
      files: z.array(z.string()),
      scripts: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(read('package.json')));

  it('is an ES module, without which the bundle dies at its start', () => {
    expect(manifestOfPackage.type).toBe('module');
  });

  it('asks for the Node.js that doctor asks for', () => {
    expect(manifestOfPackage.engines.node).toBe(`>=${MIN_NODE}`);
  });

  it('pins every dependency', () => {
    for (const version of Object.values(manifestOfPackage.devDependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('has nothing installed with the package: the bundle has all that it needs', () => {
    const fields = Object.keys(manifestOfPackage).filter((name) => /dependencies$/i.test(name));
    expect(fields).toEqual(['devDependencies']);
    expect(manifestOfPackage.files).toEqual(['dist/cli']);
  });

  // npm runs these when it packs or installs: an interrupted one could leave a half-made tree.
  it.each([
    ...['prepack', 'prepare', 'preprepare', 'postprepare', 'postpack', 'prepublish'],
    ...['prepublishOnly', 'preinstall', 'install', 'postinstall'],
  ])('has no script %s', (name) => {
    expect(Object.keys(manifestOfPackage.scripts)).not.toContain(name);
  });
});

describe('dependabot.yml', () => {
  const { updates } = z
    .object({
      updates: z.array(
        z.object({
          groups: z.record(z.string(), z.object({ patterns: z.array(z.string()) })),
        }),
      ),
    })
    .parse(parse(read('.github/dependabot.yml')));
  const { dependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .transform(({ devDependencies }) => ({ dependencies: Object.keys(devDependencies) }))
    .parse(JSON.parse(read('package.json')));
  const bundled = updates[0]?.groups.bundled?.patterns ?? [];

  it('updates what is bundled apart from the tools', () => {
    const direct = dependencies.filter((name) => bundledPackages().has(name));
    // The bundler, of which a few lines are in every bundle, is still a tool.
    const tools = ['@vercel/ncc'];
    expect(direct.filter((name) => ![...bundled, ...tools].includes(name))).toEqual([]);
  });

  it('names no package that is not here', () => {
    expect(bundled.filter((name) => !dependencies.includes(name))).toEqual([]);
  });

  it('leaves the rest to the group after it', () => {
    const names = Object.keys(updates[0]?.groups ?? {});
    expect(names).toEqual(['bundled', 'tools']);
    expect(updates[0]?.groups.tools?.patterns).toEqual(['*']);
  });
});
