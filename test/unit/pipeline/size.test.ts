import { beforeEach, describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { parseConfig, type RawSettings } from '../../../src/config/config.ts';
import { SILENT } from '../../../src/lib/log.ts';
import { refresh, type World } from '../../../src/pipeline/refresh.ts';
import { Store } from '../../../src/values/store.ts';
import { VirtualClock } from '../../fakes/clock.ts';
import { answer, fakeModel } from '../../fakes/model.ts';
import { memoryFiles } from '../sources/memory-files.ts';

const written = new Map<string, string>();
beforeEach(() => written.clear());

/** A run over lists in memory, with a model that answers everything, or as `script` says. */
async function run(
  texts: Readonly<Record<string, string>>,
  raw: RawSettings = {},
  script: Parameters<typeof fakeModel>[1] = ({ items }) => answer(items),
  changes: Partial<World> = {},
) {
  const parsed = parseConfig({ roadmap: Object.keys(texts).join('\n'), ...raw }, {}, 'cli');
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  const clock = new VirtualClock();
  const model = fakeModel(clock, script);
  const quiet = () => {};
  const warnings: string[] = [];
  const warning = (message: string) => warnings.push(message);
  const report = await refresh(parsed.config, {
    columns: COLUMNS,
    files: {
      ...memoryFiles(texts),
      checkTarget: async () => {},
      writeText: async (path, text) => void written.set(path, text),
    },
    readPublished: null,
    remote: {
      site: {
        url: 'https://example.org',
        graph: async () => null,
        list: async () => [],
        texts: async () => ({ found: new Map(), unread: new Set() }),
      },
      repository: null,
    },
    signal: new AbortController().signal,
    mayShowUpstream: true,
    store: new Store(null, COLUMNS, new Date(clock.now())),
    clock,
    log: { ...SILENT, warning },
    openModel: () => model,
    withoutSecrets: false,
    // A table of 100 MB would take a minute and a gigabyte.
    maxTableBytes: 4_000,
    onPlan: quiet,
    onEvent: quiet,
    ...changes,
  });
  const sent = model.requests.flatMap(({ items }) => items.map(({ topic }) => topic));
  return { report, sent, warnings };
}

const listOf = (bytes: number) => `Topic,Note\nSencha,${'a'.repeat(bytes)}\n`;

describe('a table that the next run could not read', () => {
  it('is an error before a request is spent on it, and no other roadmap has to do with it', async () => {
    const { report, sent } = await run({
      'large.csv': listOf(4_000),
      'tea.csv': 'Topic\nAssam\n',
    });
    expect(sent).toEqual(['Assam']);
    expect([...written.keys()]).toEqual(['roadmaps/tea.csv']);
    expect(report.errors).toEqual([
      'large: roadmaps/large.csv would have more than 100,000,000 bytes, which the next run could not read. Split the roadmap, or name fewer formats.',
    ]);
    expect(report.stats).toMatchObject({
      complete: false,
      roadmaps: [{ slug: 'tea' }, { slug: 'large', changed: false, rows: { total: 0 } }],
    });
  });

  it('may be one in another format', async () => {
    const texts = { 'tea.csv': listOf(2_000) };
    const { report, sent } = await run(texts, { formats: 'json, html' });
    expect(sent).toEqual([]);
    expect(report.errors).toEqual([expect.stringMatching(/^tea: roadmaps\/tea\.html would have /)]);
    expect((await run(texts, { formats: 'json' })).sent).toEqual(['Sencha']);
  });

  it('is one that only the longest values would make too large', async () => {
    const { sent } = await run({ 'tea.csv': listOf(3_700) });
    expect(sent).toEqual([]);
    expect((await run({ 'tea.csv': listOf(3_000) })).sent).toEqual(['Sencha']);
  });

  it('is not written where values that stay are longer than those of the model', async () => {
    const mine = 'a'.repeat(3_000);
    const texts = {
      'tea.csv': `Topic,Description\nSencha,${'Green. '.repeat(200)}\n`,
      'roadmaps/tea.csv': `Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision\n,,Sencha,Green.,,${mine},expert,,r0123456789ab\n`,
    };
    const raw = { roadmap: 'tea.csv' };
    const { report, sent } = await run(texts, raw, ({ items }) => answer(items, []));
    expect(sent).toContain('Sencha');
    expect([...written.keys()]).toEqual([]);
    expect(report.errors).toEqual([
      'roadmaps/tea.csv would have more than 100,000,000 bytes, which the next run could not read. Split the roadmap, or name fewer formats.',
    ]);
    await run(texts, raw);
    expect([...written.keys()]).toEqual(['roadmaps/tea.csv']);
  });
});

it('tables that are too large for one commit are a warning where they are committed', async () => {
  const texts = { 'a.csv': listOf(1_500), 'b.csv': listOf(1_500), 'c.csv': listOf(1_500) };
  const world = { maxCommitBytes: 4_500 };
  const readPublished = async () => ({ known: true, text: null, baseEdit: null }) as const;
  const committed = await run(texts, {}, undefined, { ...world, readPublished });
  expect(committed.warnings).toEqual([
    expect.stringMatching(/^The tables of this run may have \d,\d{3} bytes in all, and GitHub may/),
  ]);
  expect((await run(texts, {}, undefined, world)).warnings).toEqual([]);
});
