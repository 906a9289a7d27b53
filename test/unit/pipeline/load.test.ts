import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { parseConfig, type RawSettings } from '../../../src/config/config.ts';
import { FileError } from '../../../src/lib/file-error.ts';
import { type LoadWorld, loadRoadmaps } from '../../../src/pipeline/load.ts';
import type { PublishedFile } from '../../../src/publish/published.ts';
import type { Site } from '../../../src/sources/remote/site.ts';
import { WebError } from '../../../src/sources/remote/web.ts';
import { graphText, topic } from '../graph/drawing.ts';
import { memoryFiles } from '../sources/memory-files.ts';

const GRAPH = graphText([topic('green', [0, 0])]);
const SITE: Site = {
  url: 'https://example.org',
  graph: async () => null,
  list: async () => [{ slug: 'chai', title: 'Chai' }],
  texts: async () => ({ found: new Map(), unread: new Set() }),
};
const LIST = 'Topic,Description\nSencha,Green.\n';

/** Loads what the settings name, from files in memory of which some are closed; roadmap.sh has none. */
async function load(
  raw: RawSettings,
  texts: Readonly<Record<string, string>>,
  closed: readonly string[] = [],
  more: Partial<LoadWorld> = {},
) {
  const parsed = parseConfig(raw, {}, 'cli');
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  const files = memoryFiles(texts);
  return loadRoadmaps(parsed.config, {
    columns: COLUMNS,
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
      site: SITE,
      repository: null,
    },
    signal: new AbortController().signal,
    ...more,
  });
}

describe('a slug that does not exist', () => {
  it('comes with the path of the local folder of that name', async () => {
    const { unloaded } = await load({ roadmap: 'coffee' }, { 'coffee/coffee.json': '' });
    expect(unloaded).toMatchObject([{ error: expect.stringContaining('write ./coffee.') }]);
  });

  it('costs no other roadmap where such a folder may not be touched', async () => {
    const texts = { 'tea/tea.json': GRAPH, 'coffee/coffee.json': '' };
    const { roadmaps, unloaded } = await load({ roadmap: './tea\ncoffee' }, texts, ['coffee']);
    expect(roadmaps.map(({ roadmap }) => roadmap.slug)).toEqual(['tea']);
    expect(unloaded).toMatchObject([{ slug: 'coffee', error: expect.not.stringContaining('./') }]);
  });
});

describe('a listed roadmap without graph and texts', () => {
  const byPattern = (more: Partial<LoadWorld> = {}) =>
    load({ roadmap: './tea\nch*' }, { 'tea/tea.json': GRAPH }, [], more);
  const published = (file: PublishedFile) => ({ readPublished: async () => file });

  it('is passed over by a pattern', async () => {
    const { roadmaps, unloaded, passedOver } = await byPattern();
    expect(roadmaps.map(({ roadmap }) => roadmap.slug)).toEqual(['tea']);
    expect([unloaded, passedOver]).toEqual([[], ['chai']]);
  });

  it('is passed over where no table of it is published', async () => {
    const { passedOver } = await byPattern(published({ known: true, text: null, baseEdit: null }));
    expect(passedOver).toEqual(['chai']);
  });

  it('is an error where its table is published', async () => {
    const text = '"Category"\n';
    const { unloaded, passedOver } = await byPattern(
      published({ known: true, text, baseEdit: null }),
    );
    expect(passedOver).toEqual([]);
    expect(unloaded).toContainEqual(
      expect.objectContaining({
        slug: 'chai',
        error: expect.stringMatching(/no graph of it.*delete roadmaps\/chai\.csv/),
      }),
    );
  });

  it('is an error where it is named', async () => {
    const { unloaded } = await load({ roadmap: 'ch*\nchai' }, {});
    expect(unloaded).toMatchObject([{ slug: 'chai', error: expect.stringContaining('no graph') }]);
  });

  it('is an error where the source of its texts is in trouble', async () => {
    const folder = async () => Promise.reject(new WebError('HTTP 503'));
    const { unloaded, passedOver } = await byPattern({
      remote: { site: SITE, repository: { folder, slugs: async () => [] } },
    });
    expect(passedOver).toEqual([]);
    expect(unloaded).toMatchObject([{ slug: 'chai', error: expect.stringContaining('HTTP 503') }]);
  });
});

describe('the path of a roadmap', () => {
  it.each(['lists/tea.csv', './lists//tea.csv', 'lists/../lists/tea.csv'])(
    'is told with slashes: %s',
    async (roadmap) => {
      const { roadmaps } = await load({ roadmap }, { 'lists/tea.csv': LIST });
      expect(roadmaps.map((it) => it.roadmap.origin.texts)).toEqual(['lists/tea.csv']);
    },
  );
});

describe('the table that is here', () => {
  const OURS = '"Category","Subcategory","Topic","Description","Resources","TLDR","Challenge"\n';

  it.each([
    ['as git on Windows checks it out', `${OURS}"a"\n`.replaceAll('\n', '\r\n'), `${OURS}"a"\n`],
    ['with a line end of its own in a cell', `${OURS}"a\r\nb"\n`, `${OURS}"a\r\nb"\n`],
    ['with a byte order mark', `\uFEFF${OURS}`, `\uFEFF${OURS}`],
  ])('is known %s', async (_, text, known) => {
    const texts = { 'lists/tea.csv': LIST, 'roadmaps/tea.csv': text };
    const { roadmaps } = await load({ roadmap: 'lists/tea.csv' }, texts);
    const record = { path: 'roadmaps/tea.csv', here: known, published: known };
    expect(roadmaps).toMatchObject([{ record, publishedError: '' }]);
  });
});

describe('two roadmaps', () => {
  it.each(['more/tea.csv', 'more/Tea.csv'])('may not have one table: %s', async (second) => {
    const texts = { 'lists/tea.csv': LIST, [second]: LIST };
    await expect(load({ roadmap: `lists/tea.csv\n${second}` }, texts)).rejects.toThrow(
      `lists/tea.csv and ${second} have the same name`,
    );
  });
});

describe('a run of many rows', () => {
  const lists = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`list-${i}.csv`, 'Topic\nSencha\nAssam\n'] as const),
  );
  const raw = { roadmap: Object.keys(lists).join('\n') };

  it('ends before a request is spent where they may exceed the memory, and reads no more of them', async () => {
    const read: string[] = [];
    const files = memoryFiles(lists);
    const counting = {
      ...files,
      checkTarget: async () => {},
      readBytes: (path: string, maxBytes: number) => {
        read.push(path);
        return files.readBytes(path, maxBytes);
      },
    };
    const run = load(raw, lists, [], { maxRows: 3, files: counting });
    await expect(run).rejects.toThrow(
      'The roadmaps have more than 3 rows together, which may exceed the memory. Split them over several runs.',
    );
    expect(read.length).toBeLessThan(20);
  });

  it('goes on where they are as many as may be', async () => {
    const { roadmaps, unloaded } = await load(raw, lists, [], { maxRows: 40 });
    expect([roadmaps.length, unloaded]).toEqual([20, []]);
  });
});

describe('a list that is its own table', () => {
  it.each(['lists/tea.csv', 'lists/Tea.csv'])('keeps its descriptions: %s', async (output) => {
    const settings = { roadmap: 'lists/tea.csv', output, 'include-description': 'false' };
    const { unloaded } = await load(settings, { 'lists/tea.csv': LIST });
    expect(unloaded.map(({ error }) => error)).toEqual([
      expect.stringMatching(/is both source and output, so --no-include-description would/),
    ]);
  });
});

it('the deadline is heard between two rows of a list', async () => {
  const list = `Topic\n${'Sencha\n'.repeat(5_000)}`;
  const raw = { roadmap: './tea.csv', 'deadline-minutes': '0.00001' };
  const { unloaded } = await load(raw, { 'tea.csv': list });
  expect(unloaded).toMatchObject([{ error: 'no time is left before the deadline' }]);
});
