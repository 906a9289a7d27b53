import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './cli.ts';
import { ROOT } from './manifest.ts';
import { tempFolder } from './workspace.ts';

const SAMPLE = join(ROOT, 'samples/sourdough');

describe('draw', () => {
  test('draws the sample as the documentation shows it', async () => {
    const folder = await tempFolder();
    const run = await runCli(['draw', SAMPLE, '--output', 'drawn/x.svg'], { cwd: folder });
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(run.stderr).toBe('drawn/x.svg: 27 topics, 4 categories\n');
    const svg = await readFile(join(folder, 'drawn/x.svg'), 'utf8');
    expect(svg).toBe(await readFile(join(ROOT, 'docs/hierarchy.svg'), 'utf8'));
  });

  test.each([
    [1, ['draw', join(SAMPLE, 'content')], /^Error: sourdough has only descriptions.*\n$/],
    [1, ['draw', './nowhere'], /^Error: .*no file or folder \.\/nowhere.*\n$/],
    [2, ['draw', 'front*'], /^Error: front\* is not the slug or path.*\n$/],
    [2, ['draw'], /^Error: draw takes ROADMAP, as in.*\n$/],
    [2, ['draw', SAMPLE, '--output', 'x.csv'], /^Error: .*\.svg.*\n$/],
  ])('ends with %i and one line for %j', async (code, args, message) => {
    const run = await runCli(args, { cwd: await tempFolder() });
    expect(run.code).toBe(code);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(message);
  });
});
