import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { draw } from '../../../src/cli/draw.ts';
import { terminalLog } from '../../../src/cli/terminal/log.ts';
import { openFiles } from '../../../src/lib/files.ts';
import { dashed, graphText, subtopic, topic } from '../graph/drawing.ts';
import { temporaryFolder } from '../samples.ts';

let folder: string;
let logged: string[];

async function run(roadmap: string, output: string): Promise<void> {
  const log = { ...terminalLog(process.stderr), info: (message: string) => logged.push(message) };
  // A word alone would be a slug.
  const { signal } = new AbortController();
  const world = { files: openFiles(folder), log, signal, prompts: null };
  await draw({ kind: 'draw', roadmap: `./${roadmap}`, output }, world);
}

beforeEach(async () => {
  folder = await temporaryFolder();
  logged = [];
  const graph = graphText(
    [topic('kiln', [0, 0]), subtopic('glaze', [400, 0])],
    [dashed('kiln', 'glaze')],
  );
  await mkdir(join(folder, 'clay/content'), { recursive: true });
  await writeFile(join(folder, 'clay/clay.json'), graph);
  await mkdir(join(folder, 'texts'));
  await writeFile(join(folder, 'texts/glaze@aaaaaaaaaaaaaaaaaaaaa.md'), '# Glaze\n\nShines.\n');
});

describe('draw', () => {
  it('writes one SVG of a folder or a file, and says what is in it', async () => {
    await run('clay', 'a.svg');
    await run('clay/clay.json', 'b.svg');
    const [a, b] = await Promise.all(
      ['a.svg', 'b.svg'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(a).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>\n$/s);
    expect(b).toBe(a);
    expect(logged).toEqual(['a.svg: 2 topics, 1 category', 'b.svg: 2 topics, 1 category']);
  });

  it('puts the name in for {slug}, and makes the folder', async () => {
    await run('clay', 'drawn/{slug}.svg');
    expect(await readFile(join(folder, 'drawn/clay.svg'), 'utf8')).toContain('kiln');
  });

  it('says that a list has no places', async () => {
    await writeFile(join(folder, 'list.csv'), 'Topic\nKiln\n');
    await expect(run('list.csv', 'a.svg')).rejects.toThrow(
      /^\.\/list\.csv is a list, [^\n]*graph\.$/,
    );
  });

  it('has nothing to draw where there are texts alone: one line that says so', async () => {
    await expect(run('texts', 'a.svg')).rejects.toThrow(/^texts has only descriptions[^\n]*\.$/);
    await expect(readFile(join(folder, 'a.svg'))).rejects.toThrow('ENOENT');
  });
});
