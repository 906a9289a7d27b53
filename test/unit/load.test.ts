import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { FileError } from '../../src/file-error.ts';
import { loadRoadmaps } from '../../src/load.ts';
import { graphText, topic } from './roadmap/drawing.ts';
import { memoryFiles } from './roadmap/memory-files.ts';

/** Loads roadmaps where roadmap.sh has none, beside files of which some may not be touched. */
async function load(names: readonly string[], closed: readonly string[] = []) {
  const parsed = parseConfig({ roadmap: names.join('\n') }, {}, 'action');
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  const files = memoryFiles({
    'tea/tea.json': graphText([topic('green', [0, 0])]),
    'coffee/coffee.json': '',
  });
  return loadRoadmaps(parsed.config, {
    files: {
      ...files,
      kind: async (path) => {
        if (closed.includes(path)) throw new FileError(`${path} leads outside the workspace.`);
        return files.kind(path);
      },
      checkTarget: async () => {},
    },
    readPublished: null,
    remote: {
      site: {
        url: 'https://example.org',
        graph: async () => null,
        list: async () => [{ slug: 'chai', title: 'Chai' }],
        topic: async () => null,
      },
      source: null,
    },
    signal: new AbortController().signal,
  });
}

it('says how to name a folder that is called like a slug which does not exist', async () => {
  const { errors } = await load(['coffee']);
  expect(errors).toMatchObject([{ error: expect.stringContaining('write ./coffee.') }]);
});

it('loads the others where such a folder may not be touched', async () => {
  const { roadmaps, errors } = await load(['./tea', 'coffee'], ['coffee']);
  expect(roadmaps.map(({ roadmap }) => roadmap.slug)).toEqual(['tea']);
  expect(errors).toMatchObject([{ slug: 'coffee', error: expect.not.stringContaining('./') }]);
});
