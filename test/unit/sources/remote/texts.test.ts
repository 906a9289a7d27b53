import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../../src/content/content.ts';
import { parseGraph } from '../../../../src/graph/read.ts';
import { type ContentFile, contentFile } from '../../../../src/sources/content-files.ts';
import { roadmapSite } from '../../../../src/sources/remote/remote.ts';
import type { RepositoryFolder } from '../../../../src/sources/remote/repository.ts';
import { WebError } from '../../../../src/sources/remote/web.ts';
import type { Topic } from '../../../../src/sources/roadmap.ts';
import { checklist, graphText, topic } from '../../graph/drawing.ts';
import { memoryFiles } from '../memory-files.ts';

const IDS = ['green', 'black', 'white', 'oolong'];

interface Places {
  /** Texts of the source repository by the names of their files; null for one that is truncated. */
  readonly source?: Readonly<Record<string, string | null>> | ContentFile[] | WebError | null;
  /** Texts of the site by the ids of their topics. */
  readonly site?: Readonly<Record<string, string>>;
  readonly unread?: readonly string[];
  /** Its nodes; null if the site has none. */
  readonly graph?: readonly unknown[] | null;
  readonly signal?: AbortSignal;
}

const TOPICS = IDS.map((id, i) => topic(id, [0, i * 60]));

/** Loads the roadmap tea, whose topics are called as their ids. */
async function load(places: Places) {
  const { source = null, site = {}, unread = [], graph = TOPICS } = places;
  const { signal = new AbortController().signal } = places;
  const asked: string[] = [];
  const folder = async (): Promise<RepositoryFolder | null> => {
    if (source === null) return null;
    if (source instanceof WebError) throw source;
    const path = 'o/r/tea';
    if (Array.isArray(source)) return { path, commit: 'abc', files: source, unreadable: [] };
    const files = Object.entries(source).map(([name, text]) => ({ name, text }));
    const filesOf = (isWhole: boolean) =>
      files
        .filter(({ text }) => (text !== null) === isWhole)
        .map(({ name, text }) => contentFile(name, text ?? ''));
    return { path, commit: 'abc', files: filesOf(true), unreadable: filesOf(false) };
  };
  const roadmap = await roadmapSite.load(
    { source: roadmapSite, name: 'tea', slug: 'tea' },
    {
      columns: [],
      signal,
      files: memoryFiles({}),
      remote: {
        site: {
          url: 'https://tea.test',
          graph: async () => graph && parseGraph(graphText(graph), 'tea.json'),
          list: async () => [{ slug: 'tea', title: 'Tea' }],
          texts: async (_, ids) => {
            asked.push(...ids);
            const texts = Object.entries(site).filter(([id]) => ids.includes(id));
            const found = new Map(texts.map(([id, text]) => [id, parseContent(text)]));
            return { found, unread: new Set(unread) };
          },
        },
        repository: { folder, slugs: async () => [] },
      },
    },
  );
  const idsOf = (isWanted: (topic: Topic) => unknown) =>
    roadmap.topics.filter(isWanted).map(({ id }) => id);
  return {
    ...roadmap,
    asked,
    unread: idsOf((it) => it.unread),
    doubtful: idsOf((it) => it.doubtful),
    described: idsOf((it) => it.description),
  };
}

/** A text of its own for each of these topics, by what is made of its id. */
const textsOf = (ids: readonly string[], nameOf = (id: string) => id) =>
  Object.fromEntries(ids.map((id) => [nameOf(id), `# ${id}\n\nA kind of tea, ${id}.`]));
const filesOf = (...ids: readonly string[]) => textsOf(ids, (id) => `${id}@${id}.md`);

describe('a topic without a text', () => {
  it('has none where the source has those of others', async () => {
    const loaded = await load({ source: filesOf('green', 'black', 'white') });
    expect(loaded).toMatchObject({ asked: ['oolong'], unread: [], doubtful: [] });
  });

  it('is in doubt where its file is there but did not come whole', async () => {
    const source = { ...filesOf('green', 'black'), 'white@white.md': null };
    expect(await load({ source })).toMatchObject({ unread: [], doubtful: ['white'] });
  });

  it.each<[string, NonNullable<Places['source']> | null]>([
    ['has no such folder', null],
    ['has an empty folder', {}],
    ['has files of other topics alone', filesOf('coffee')],
    ['has empty files alone', Object.fromEntries(IDS.map((id) => [`${id}@${id}.md`, '']))],
    ['does not exist for us', new WebError('no such repository', { absent: true })],
  ])('is in doubt where the source %s', async (_, source) => {
    const loaded = await load({ source, site: textsOf(['green']) });
    expect(loaded).toMatchObject({
      asked: IDS,
      described: ['green'],
      unread: [],
      doubtful: ['black', 'white', 'oolong'],
    });
  });

  it.each([{}, Object.fromEntries(IDS.map((id) => [id, '']))])(
    'is unread where neither place has any, and the site says %j',
    async (site) => {
      expect(await load({ source: {}, site })).toMatchObject({ unread: IDS });
    },
  );

  it('keeps the resources of its file where no file has a text', async () => {
    const source = { 'white@white.md': '- [@article@A](https://tea.test/a)' };
    const { topics } = await load({ source, site: { ...textsOf(['green']), white: '' } });
    expect(topics.find(({ id }) => id === 'white')?.resources).toEqual(['https://tea.test/a']);
  });

  it('is unread where the source is in trouble, also where the site answers with an empty text', async () => {
    const source = new WebError('HTTP 503');
    const loaded = await load({ source, site: { ...textsOf(['green']), black: '' } });
    expect(loaded).toMatchObject({ described: ['green'], unread: ['black', 'white', 'oolong'] });
  });
});

describe('an entry of a checklist', () => {
  const graph = [checklist('water', [0, 0], IDS)];

  it('has its text from where those of topics are', async () => {
    const loaded = await load({ graph, source: filesOf('green'), site: textsOf(['black']) });
    expect(loaded).toMatchObject({
      asked: ['black', 'white', 'oolong'],
      described: ['green', 'black'],
      unread: [],
    });
  });

  it('has none where neither place has any, unless its row was published with one', async () => {
    expect(await load({ graph })).toMatchObject({ described: [], unread: [], doubtful: IDS });
  });

  it('is unread where the source is in trouble', async () => {
    const source = new WebError('HTTP 503');
    expect(await load({ graph, source })).toMatchObject({ unread: IDS });
  });

  it('beside topics is unread where no place has a text of any', async () => {
    const mixed = [topic('sencha', [0, 900]), ...graph];
    expect(await load({ graph: mixed })).toMatchObject({ unread: ['sencha', ...IDS] });
  });
});

describe('texts of the site', () => {
  it('are compared with their topics', async () => {
    const site = { ...textsOf(IDS), white: '# Coffee\n\nBeans.' };
    expect((await load({ site })).warnings).toEqual([
      '1 topic with a description that seems to be about something else: white.',
    ]);
  });

  it('that it gives for three topics and more are of nobody knows which', async () => {
    const text = '# White\n\nThe text of one.';
    const site = { green: text, black: text, white: text, oolong: 'Another.' };
    expect(await load({ site })).toMatchObject({
      described: ['oolong'],
      unread: ['green', 'black', 'white'],
    });
  });

  it('that two topics share may be theirs', async () => {
    const site = { ...textsOf(['green', 'black']), white: 'Pale.', oolong: 'Pale.' };
    expect(await load({ site })).toMatchObject({ described: IDS, unread: [] });
  });
});

describe('a roadmap without a graph', () => {
  it('keeps the row of a file that did not come whole', async () => {
    const source = { ...filesOf('green'), 'white@white.md': null };
    const loaded = await load({ source, graph: null });
    expect(loaded.topics.map(({ id }) => id)).toEqual(['green', 'white']);
    expect(loaded.unread).toEqual(['white']);
  });

  it('has a text of which one of two files came whole', async () => {
    const source = { ...filesOf('green'), 'old@green.md': null };
    expect(await load({ source, graph: null })).toMatchObject({
      unread: [],
      described: ['green'],
    });
  });
});

it('files of no topic are not parsed, only counted', async () => {
  const parsed: string[] = [];
  const files = [...IDS, 'coffee'].map((id): ContentFile => {
    const file = contentFile(`${id}@${id}.md`, `# ${id}\n\nA text.`);
    return {
      ...file,
      get content() {
        parsed.push(id);
        return file.content;
      },
    };
  });
  const { warnings } = await load({ source: files });
  expect(warnings).toEqual(['1 content file without a matching topic ignored: coffee@coffee.md.']);
  expect(new Set(parsed)).toEqual(new Set(IDS));
});

it('a run that is cancelled parses no further file', async () => {
  const run = new AbortController();
  const parsed: string[] = [];
  const source = IDS.map(
    (id): ContentFile => ({
      name: `${id}@${id}.md`,
      slug: id,
      id,
      get content() {
        parsed.push(id);
        run.abort(new Error('the run was cancelled'));
        return parseContent('A text.');
      },
    }),
  );
  await expect(load({ source, signal: run.signal })).rejects.toThrow('the run was cancelled');
  expect(parsed).toEqual(['green']);
});
