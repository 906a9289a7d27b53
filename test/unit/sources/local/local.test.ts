import { describe, expect, it } from 'vitest';
import { json } from '../../../../src/formats/json/json.ts';
import { markOf } from '../../../../src/formats/mark.ts';
import { markdown } from '../../../../src/formats/markdown/markdown.ts';
import { RoadmapError } from '../../../../src/lib/error.ts';
import { FileError } from '../../../../src/lib/file-error.ts';
import type { Files } from '../../../../src/lib/files.ts';
import { MAX_FILE_BYTES, MAX_TEXT_BYTES } from '../../../../src/lib/limits.ts';
import { local } from '../../../../src/sources/local/local.ts';
import { parseEntry } from '../../../../src/sources/sources.ts';
import { graphText, label, subtopic, topic } from '../../graph/drawing.ts';
import { finishedTableOf } from '../../samples.ts';
import { loadPath, memoryFiles } from '../memory-files.ts';

const GRAPH = graphText([topic('green', [0, 0]), topic('dark', [0, 90])]);
const GREEN = '# Green\n\nUnoxidised leaf.\n\n- [@article@A](https://example.org/a)\n';

async function load(path: string, texts: Readonly<Record<string, string>>) {
  return await loadPath(path, memoryFiles(texts));
}

async function failure(path: string, files: Files): Promise<Error> {
  return await loadPath(path, files).then(
    () => Promise.reject(new Error('The roadmap was loaded.')),
    (error: Error) => error,
  );
}

describe('a roadmap is found', () => {
  const texts = {
    'roadmaps/tea/tea.json': GRAPH,
    'roadmaps/tea/content/green@green.md': GREEN,
  };

  it('in a folder with graph and content', async () => {
    const roadmap = await load('roadmaps/tea', texts);
    expect(roadmap).toMatchObject({
      slug: 'tea',
      title: 'Tea',
      warnings: [],
      origin: { graph: 'roadmaps/tea/tea.json', texts: 'roadmaps/tea/content' },
    });
    expect(roadmap.origin.graphHash).toMatch(/^[0-9a-f]{12}$/);
    expect(roadmap.topics.map(({ id, description }) => [id, description])).toEqual([
      ['green', 'Unoxidised leaf.'],
      ['dark', ''],
    ]);
    expect(roadmap.topics[0]?.resources).toEqual(['https://example.org/a']);
  });

  it('from its graph file, with the content folder beside it', async () => {
    const roadmap = await load('roadmaps/tea/tea.json', texts);
    expect(roadmap.topics[0]?.description).toBe('Unoxidised leaf.');
  });

  it.each([
    ['content alone', { 'roadmaps/tea/content/green@green.md': GREEN }, null],
    ['a graph of another name', { 'roadmaps/tea/drawn.json': GRAPH }, 'roadmaps/tea/drawn.json'],
  ])('in a folder with %s, where the run before wrote its table', async (_, own, graph) => {
    const table = finishedTableOf({ slug: 'tea' });
    const roadmap = await load('roadmaps/tea', {
      ...own,
      'roadmaps/tea/tea.json': json.render(table, markOf(json, table, '')),
      'roadmaps/tea/content/tea.md': markdown.render(table, markOf(markdown, table, '')),
    });
    expect(roadmap.origin.graph).toBe(graph);
    expect(roadmap.topics.map(({ id }) => id)).not.toContain('tea');
    expect(roadmap.topics.map(({ topic: name }) => name.toLowerCase())).not.toContain('tea');
    expect(roadmap.warnings).toEqual([]);
  });

  it('from a graph file without content', async () => {
    const roadmap = await load('tea.json', { 'tea.json': GRAPH });
    expect(roadmap.origin).toMatchObject({ graph: 'tea.json', texts: null });
    expect(roadmap.topics.map(({ topic: name }) => name)).toEqual(['green', 'dark']);
  });

  it('from a content folder, without the graph beside it', async () => {
    const roadmap = await load('roadmaps/tea/content', texts);
    expect(roadmap.slug).toBe('tea');
    expect(roadmap.origin).toEqual({
      graph: null,
      texts: 'roadmaps/tea/content',
      commit: null,
      graphHash: null,
    });
    expect(roadmap.topics.map(({ id }) => id)).toEqual(['green']);
  });

  it('in a folder of texts', async () => {
    const roadmap = await load('notes', { 'notes/green@green.md': GREEN });
    expect(roadmap.origin.texts).toBe('notes');
    expect(roadmap.topics[0]).toMatchObject({ id: 'green', category: 'Notes' });
  });

  it('in a folder of texts with a graph', async () => {
    const files = { 'tea/map.json': GRAPH, 'tea/green@green.md': GREEN };
    const roadmap = await load('tea', files);
    expect(roadmap.origin).toMatchObject({ graph: 'tea/map.json', texts: 'tea' });
    expect(roadmap.topics[0]?.description).toBe('Unoxidised leaf.');
  });

  it.each(['lists/tea.csv', 'lists/Tea.CSV'])('in a list: %s', async (path) => {
    const roadmap = await load(path, { [path]: 'Topic,Note\nSencha,n\n' });
    expect(roadmap.slug.toLowerCase()).toBe('tea');
    expect(roadmap.origin).toEqual({ graph: null, texts: path, graphHash: null, commit: null });
    expect(roadmap.topics).toMatchObject([{ topic: 'Sencha', extra: ['n'] }]);
  });

  it('with a slash at the end of the path', async () => {
    const files = memoryFiles(texts);
    const roadmap = await loadPath('roadmaps/tea/', {
      ...files,
      kind: (path) => files.kind(path.replace(/\/$/, '')),
      list: (path) => files.list(path.replace(/\/$/, '')),
    });
    expect(roadmap.origin.graph).toBe('roadmaps/tea/tea.json');
  });
});

describe('the graph in a folder', () => {
  it('is the only file that is one, whatever else lies there', async () => {
    const roadmap = await load('tea', {
      'tea/graph.json': GRAPH,
      'tea/expected.json': '[1]',
      'tea/broken.json': '{',
      'tea/content/green@green.md': GREEN,
    });
    expect(roadmap.origin.graph).toBe('tea/graph.json');
  });

  it('is the one named like the folder, of several', async () => {
    const roadmap = await load('tea', { 'tea/a.json': GRAPH, 'tea/tea.json': GRAPH });
    expect(roadmap.origin.graph).toBe('tea/tea.json');
  });

  it('must be named where several have other names', async () => {
    const error = await failure('tea', memoryFiles({ 'tea/a.json': GRAPH, 'tea/b.json': GRAPH }));
    expect(error).toBeInstanceOf(RoadmapError);
    expect(error.message).toContain('tea/a.json, tea/b.json');
  });

  it('is refused if it is a legacy drawing, also beside content', async () => {
    const files = memoryFiles({
      'docks/docks.json': '{"mockup": {}}',
      'docks/content/green@green.md': GREEN,
    });
    const error = await failure('docks', files);
    expect(error.message).toContain('docks/docks.json');
    expect(error.message).toContain('Balsamiq');
  });
});

describe('a graph without topics', () => {
  const STUB = graphText([label('soon', [0, 0])]);
  const OLD = '{"mockup": {}}';
  const TEXT = 'content/green@green.md';

  it.each([
    ['in a folder', 'teas/tea', { 'teas/tea/tea.json': STUB, [`teas/tea/${TEXT}`]: GREEN }],
    ['that is named', 'teas/tea.json', { 'teas/tea.json': STUB, [`teas/${TEXT}`]: GREEN }],
    ['without a folder', 'tea.json', { 'tea.json': STUB, [TEXT]: GREEN }],
    ['of the old format', 'tea', { 'tea/tea.json': OLD, [`tea/${TEXT}`]: GREEN }],
  ])('%s says which path gives the texts beside it, and it does', async (_, path, texts) => {
    const files = memoryFiles(texts);
    const { message } = await failure(path, files);
    const [, folder = '', named = ''] =
      /To use the 1 text in (\S+) without it, name (\S+) instead\.$/.exec(message) ?? [];
    expect(parseEntry(named)).toMatchObject({ name: folder, source: local });
    const { topics } = await loadPath(folder, files);
    expect(topics.map(({ id }) => id)).toEqual(['green']);
  });

  it.each([
    ['in a folder of texts', 'notes', 'notes'],
    ['in a content folder', 'tea/content', 'tea/content'],
  ])('%s has to be moved, and then its texts are read', async (_, path, folder) => {
    const texts = { [`${folder}/green@green.md`]: GREEN };
    const { message } = await failure(
      path,
      memoryFiles({ [`${folder}/map.json`]: STUB, ...texts }),
    );
    expect(message).toMatch(
      new RegExp(`To use the 1 text in ${folder} without it, move it to another folder\\.$`),
    );
    expect((await load(path, texts)).topics.map(({ id }) => id)).toEqual(['green']);
  });

  it('says no more where there is no text', async () => {
    const { message } = await failure('tea', memoryFiles({ 'tea/tea.json': STUB }));
    expect(message).toMatch(/has no topics: .*\. Choose another roadmap\.$/);
  });
});

describe('the category', () => {
  it('of a topic that stands under nothing is the topic itself, with an empty path', async () => {
    const nodes = [topic('green', [0, 0]), subtopic('sencha', [0, 53])];
    const { topics } = await load('tea.json', { 'tea.json': graphText(nodes) });
    expect(topics).toMatchObject([
      { id: 'green', category: 'green', subcategory: '', path: [] },
      { id: 'sencha', category: 'green', subcategory: '', path: ['green'] },
    ]);
  });

  it('of a subtopic that stands under nothing is empty', async () => {
    const { topics } = await load('tea.json', {
      'tea.json': graphText([subtopic('sencha', [0, 0])]),
    });
    expect(topics).toMatchObject([{ category: '', path: [] }]);
  });
});

describe('without a graph', () => {
  it('each content file is a topic of the category of the roadmap', async () => {
    const roadmap = await load('data-tea', { 'data-tea/content/green@green.md': GREEN });
    expect(roadmap.title).toBe('Data Tea');
    expect(roadmap.topics).toEqual([
      {
        id: 'green',
        topic: 'Green',
        category: 'Data Tea',
        subcategory: '',
        path: ['Data Tea'],
        description: 'Unoxidised leaf.',
        resources: ['https://example.org/a'],
      },
    ]);
  });

  it('topics are ordered by name, then id', async () => {
    const { topics } = await load('tea', {
      'tea/content/a@id2.md': '# matcha',
      'tea/content/b@id1.md': '# Matcha',
      'tea/content/z@id3.md': '# Assam',
    });
    expect(topics.map(({ id }) => id)).toEqual(['id3', 'id1', 'id2']);
  });

  it('a file without H1 is named by its slug', async () => {
    const { topics } = await load('tea', { 'tea/content/green-tea@id.md': 'Leaf.' });
    expect(topics[0]?.topic).toBe('Green Tea');
  });

  it('a file without a valid id gets one that stays', async () => {
    const files = { 'tea/content/green tea.md': '# Green', 'tea/content/dark@a b.md': '# Dark' };
    const first = await load('tea', files);
    const second = await load('tea', { ...files, 'tea/content/new.md': '# New' });
    const ids = first.topics.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/);
    expect(second.topics.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('of two files with one id the one named after its H1 is the topic, with a warning', async () => {
    const roadmap = await load('tea', {
      'tea/content/old-name@id.md': '# Older',
      'tea/content/sencha@id.md': '# Sencha',
    });
    expect(roadmap.topics.map(({ topic: name }) => name)).toEqual(['Sencha']);
    expect(roadmap.warnings).toEqual([expect.stringContaining('old-name@id.md')]);
  });

  it('an index and a readme are no topics', async () => {
    const roadmap = await load('tea', {
      'tea/content/index.md': '#',
      'tea/content/README.md': '# About',
      'tea/content/picture.png': '',
      'tea/content/green@green.md': GREEN,
    });
    expect(roadmap.topics.map(({ id }) => id)).toEqual(['green']);
  });
});

describe('a folder within the texts', () => {
  it('is named in a warning if it contains texts, which are ignored', async () => {
    const roadmap = await load('tea', {
      'tea/content/green@green.md': GREEN,
      'tea/content/more/black@black.md': '# Black',
      'tea/content/pictures/pot.png': '',
    });
    expect(roadmap.topics.map(({ id }) => id)).toEqual(['green']);
    expect(roadmap.warnings).toEqual([
      'texts in subfolders of tea/content are ignored: more. Move them up.',
    ]);
  });

  it('costs nothing where it may not be looked into, such as a link out of the workspace', async () => {
    const files = memoryFiles({
      'tea/content/green@green.md': GREEN,
      'tea/content/tools/awk': '',
    });
    const kind = async (path: string) => {
      if (path === 'tea/content/tools') throw new FileError(`${path} leads outside the workspace.`);
      return files.kind(path);
    };
    const roadmap = await loadPath('tea', { ...files, kind });
    expect(roadmap.topics.map(({ id }) => id)).toEqual(['green']);
    expect(roadmap.warnings).toEqual([]);
  });
});

describe('a content folder given by itself', () => {
  it('may hold texts without ids in their names', async () => {
    const roadmap = await load('tea/content', { 'tea/content/green-tea.md': '# Green tea' });
    expect(roadmap.topics.map(({ topic }) => topic)).toEqual(['Green tea']);
  });
});

describe('what cannot be loaded', () => {
  it.each([
    ['is missing', 'gone', { 'tea/tea.json': GRAPH }, 'there is no file or folder gone'],
    ['is a missing list', 'tea.csv', {}, 'there is no file or folder tea.csv'],
    ['is an empty list', 'tea.csv', { 'tea.csv': '' }, 'tea.csv is empty'],
    ['is an empty folder', 'tea', { 'tea/notes.txt': '' }, 'tea is not a roadmap'],
    ['holds other texts alone', 'tea', { 'tea/notes.md': '# Notes' }, 'files named topic@id.md'],
    [
      'is another kind of file',
      'tea/tea.yml',
      { 'tea/tea.yml': '' },
      'tea/tea.yml is not a roadmap',
    ],
  ])('fails in one line if it %s', async (_, path, texts, message) => {
    const error = await failure(path, memoryFiles(texts));
    expect(error).toBeInstanceOf(RoadmapError);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('\n');
  });

  it('fails as a whole where one content file may not be read', async () => {
    const files = memoryFiles({ 'tea/tea.json': GRAPH, 'tea/content/green@green.md': GREEN });
    const link = new FileError('tea/content/green@green.md is a link that leaves the workspace.');
    const error = await failure('tea', {
      ...files,
      readText: (path, bytes) =>
        path.endsWith('.md') ? Promise.reject(link) : files.readText(path, bytes),
    });
    expect(error).toBe(link);
  });

  it('reads no further text once the run is cancelled', async () => {
    const run = new AbortController();
    run.abort(new Error('the run was cancelled'));
    const files = memoryFiles({ 'tea/content/green@id.md': 'Green.' });
    await expect(loadPath('tea', files, run.signal)).rejects.toThrow('the run was cancelled');
  });
});

describe('files', () => {
  it('of a list have the line breaks in its own columns that git has, whatever it checked out', async () => {
    const list = 'Topic,Note\nSencha,"one\ntwo"\n';
    const { topics } = await load('tea.csv', { 'tea.csv': list.replaceAll('\n', '\r\n') });
    expect(topics).toMatchObject([{ topic: 'Sencha', extra: ['one\ntwo'] }]);
  });

  it('of a list may be in Windows-1252, with a notice that says so', async () => {
    const bytes = Buffer.from('Topic,Note\nCaf\xe9,\x80 5\n', 'latin1');
    const files = { ...memoryFiles({ 'tea.csv': '' }), readBytes: async () => bytes };
    const { topics, notices, warnings } = await loadPath('tea.csv', files);
    expect(topics).toMatchObject([{ topic: 'Café', extra: ['€ 5'] }]);
    expect([notices, warnings]).toEqual([
      ['tea.csv is read as Windows-1252. Save it as UTF-8 if characters look wrong.'],
      [],
    ]);
  });

  it('of a list without topics may look wrong for their encoding, which the error names', async () => {
    const bytes = Buffer.from('\x83g\x83s\x83b\x83N\n1\n', 'latin1');
    const files = { ...memoryFiles({ 'tea.csv': '' }), readBytes: async () => bytes };
    await expect(loadPath('tea.csv', files)).rejects.toThrow(
      /no Topic column.* It is read as Windows-1252\. Save it as UTF-8 if characters look wrong\.$/,
    );
  });

  it('of a list are read with their own limit', async () => {
    const files = memoryFiles({ 'tea.csv': 'Topic\nSencha\n' });
    const limits: number[] = [];
    await loadPath('tea.csv', {
      ...files,
      readBytes: (path, bytes) => {
        limits.push(bytes);
        return files.readBytes(path, bytes);
      },
    });
    expect(limits).toEqual([MAX_FILE_BYTES]);
  });

  it('are read with the limit of their kind', async () => {
    const files = memoryFiles({ 'tea/tea.json': GRAPH, 'tea/content/green@green.md': GREEN });
    const limits = new Set<string>();
    await loadPath('tea', {
      ...files,
      async readText(path, bytes) {
        limits.add(`${path.split('.').at(-1)} ${bytes}`);
        return await files.readText(path, bytes);
      },
    });
    expect(limits).toEqual(new Set([`json ${MAX_FILE_BYTES}`, `md ${MAX_TEXT_BYTES}`]));
  });
});
