import { expect, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import { type PublishedRow, readPublished } from '../../../src/formats/csv/read.ts';
import { rowsById } from '../../../src/formats/csv/rows-by-id.ts';
import { csv } from '../../../src/formats/csv/write.ts';
import { page } from '../../../src/formats/page/page.ts';
import { SILENT } from '../../../src/lib/log.ts';
import { planRoadmap } from '../../../src/pipeline/reuse.ts';
import type { ExistingView } from '../../../src/pipeline/views.ts';
import { listRoadmap } from '../../../src/sources/list/list.ts';
import { Store } from '../../../src/values/store.ts';
import { finishedTableOf } from '../samples.ts';

interface Setup {
  /** Columns of the published table besides ours; by default those of the list. */
  readonly columns?: readonly string[];
  readonly published?: readonly PublishedRow[];
  /** The files besides the table. */
  readonly views?: readonly ExistingView[];
}

/** What is said about a list, and about what was published of it. */
async function saidOf(text: string, { columns, published = [], views = [] }: Setup = {}) {
  const { signal } = new AbortController();
  const roadmap = await listRoadmap({
    slug: 'tea',
    path: 'tea.csv',
    text,
    columns: COLUMNS,
    signal,
  });
  const publishedText = csv.render(
    finishedTableOf({ rows: [], extraColumns: columns ?? roadmap.extraColumns ?? [] }),
  );
  const loaded = {
    roadmap,
    upstream: false,
    isSource: false,
    record: {
      path: 'roadmaps/tea.csv',
      here: publishedText,
      published: publishedText,
      merged: publishedText,
      editedOnBase: false,
    },
    views,
    publishedError: '',
    tableWarnings: [],
    publishedRows: rowsById(published, roadmap.topics),
  };
  const remarks: string[] = [];
  const notices: string[] = [];
  const lines: string[] = [];
  const info = (message: string) => lines.push(message);
  const notice = (message: string) => notices.push(message);
  const log = { ...SILENT, info, detail: info, notice };
  const store = new Store(null, COLUMNS, new Date('2026-11-23T12:00:00.000Z'));
  const asking = { renewed: new Set<string>(), askable: COLUMNS, preview: false };
  planRoadmap(loaded, asking, {
    columns: COLUMNS,
    store,
    log: { ...log, remark: (message) => remarks.push(message) },
  });
  return { remarks, notices, lines };
}

it.each(['Topic,Notes\nGreen,x\n', 'Topic, Notes\nGreen, x\n'])(
  'says nothing of a column that a list has itself: %j',
  async (text) => {
    expect((await saidOf(text)).remarks).toEqual([]);
  },
);

it('says once for each column which cells of a person break its rule, and that they stay', async () => {
  const published = readPublished(
    'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision\n' +
      ',,Green,,,Mine,hard,a\n,,Black,,,Ours,easy,b\n,,Oolong,,,See https://x.example,expert,c\n',
    'tea.csv',
    COLUMNS,
  );
  expect((await saidOf('Topic,Id\nGreen,a\nBlack,b\nOolong,c\n', { published })).remarks).toEqual([
    'tea: 2 cells outside the rule of Challenge, kept as written: Black (invalid challenge), Green (invalid challenge).',
    'tea: 1 cell outside the rule of TLDR, kept as written: Oolong (TLDR has a URL).',
  ]);
});

it('says which cells of the table give way to others that the list has', async () => {
  const published = readPublished(
    'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision\n' +
      ',,Green,,,Mine,expert,a\n,,Black,,,Ours,,b\n,,Oolong,,,Theirs,expert,c\n',
    'tea.csv',
    COLUMNS,
  );
  const list = 'Topic,Id,TLDR,Challenge\nGreen,a,Other,expert\nBlack,b,,expert\nOolong,c,Theirs,\n';
  expect((await saidOf(list, { published })).remarks).toEqual([
    'tea: 1 cell of the table replaced, as the list has another value: Green (TLDR).',
  ]);
});

it('says which cells of own columns give way to those of the list, which may have been edited', async () => {
  const published = readPublished(
    'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision,Owner,Seen\n' +
      ',,Green,,,,,a,,Mara,yes\n,,Black,,,,,b,,Ned,\n',
    'tea.csv',
    COLUMNS,
  );
  const { notices, remarks } = await saidOf('Topic,Id,Owner\nGreen,a,Ned\nBlack,b,Ned\n', {
    published,
  });
  expect([notices, remarks]).toEqual([
    ['tea: 1 cell of the table replaced, as the list has another value: Green (Owner).'],
    [],
  ]);
});

it('says that ticks and flash cards stay with the Ids that a list had before', async () => {
  const published = readPublished(
    'Category,Subcategory,Topic,Description,Resources,TLDR,Challenge,Id,Revision\n' +
      ',,Green,,,,,green,\n,,Black,,,,,b,\n,,Oolong,,,,,7,\n',
    'tea.csv',
    COLUMNS,
  );
  const list = 'Topic,Id\nGreen,t1\nBlack,b\nOolong,007\n';
  const view = { view: page, path: 'roadmaps/tea.html', here: null, published: null };
  expect((await saidOf(list, { published, views: [view] })).notices).toEqual([
    'tea: 1 topic with a new Id: Green. Ticks, notes and flash cards stay with the old Ids. To keep them, copy the Ids of the table to the list.',
  ]);
  expect((await saidOf(list, { published })).notices).toEqual([]);
});
