import { describe, expect, it } from 'vitest';
import { textColumn } from '../../../../src/columns/text.ts';
import type { FinishedTable } from '../../../../src/formats/format.ts';
import { markdown } from '../../../../src/formats/markdown/markdown.ts';
import type { Topic } from '../../../../src/sources/roadmap.ts';
import { htmlOf, textOf } from '../../report/html.ts';
import { finishedOf, finishedTableOf, topicOf, valuesOf } from '../../samples.ts';

const render = (table: FinishedTable) => markdown.render(table, 'MARK');

/** The lines of the file that are headings or topics. */
const outlineOf = (table: FinishedTable) =>
  render(table)
    .split('\n')
    .filter((line) => /^#|^- /.test(line));

/** A table of topics named in this way, with nothing but their places. */
function tableOf(...places: readonly (readonly [topic: string, category: string, sub: string])[]) {
  const rows = places.map(([topic, category, subcategory], at) =>
    finishedOf({
      topic: topicOf({ id: `id-${at}`, topic, category, subcategory, resources: [] }),
      values: {},
    }),
  );
  return finishedTableOf({ rows });
}

describe('the checklist', () => {
  it('has a title, headings, and a task for each topic with its links below', () => {
    const rows = [
      finishedOf({
        topic: topicOf({
          resources: ['https://example.com/kiln', 'https://www.example.org/a/b/?page=2'],
        }),
        values: valuesOf('Oven that hardens clay'),
      }),
      finishedOf({ topic: topicOf({ id: 'id-2', topic: 'Cone', resources: [] }), values: {} }),
    ];
    expect(render(finishedTableOf({ rows }))).toBe(`# Ceramics

Ticks made in this file are not kept: add a Status column to the table and write "done" in it, or tick topics on the page (format html).

## Ceramics

### Firing

- [ ] **Kiln** - Oven that hardens clay
  - [example.com/kiln](https://example.com/kiln)
  - [example.org/a/b/?page=2](https://www.example.org/a/b/?page=2)
- [ ] **Cone**

<!-- MARK -->
`);
  });

  it('is a task list of GitHub, one level deep, with links as a list within', () => {
    expect(htmlOf(render(finishedTableOf())).replace(/<!--.*-->\n/, '')).toMatch(
      new RegExp(
        '<ul>\\n<li><input type="checkbox" disabled="" /> <strong>Kiln</strong> - Oven that hardens clay\\n' +
          '<ul>\\n<li><a href="https://example.com/kiln">example.com/kiln</a></li>\\n</ul>\\n</li>\\n</ul>\\n$',
      ),
    );
  });

  it.each(['done', ' Yes ', 'TRUE', 'x', '1'])('ticks a topic that is %j in the table', (cell) => {
    const rows = [finishedOf({ topic: topicOf({ extra: ['a note', cell] }) })];
    const text = render(finishedTableOf({ extraColumns: ['Notes', 'Status'], rows }));

    expect(htmlOf(text)).toContain('<input type="checkbox" disabled="" checked="" /> <strong>');
    expect(text).toMatch(/not kept: write "done" in the column Status of the table/);
  });

  it('ticks nothing else', () => {
    const rows = [finishedOf({ topic: topicOf({ extra: ['half done'] }) })];
    expect(render(finishedTableOf({ extraColumns: ['Done'], rows }))).toContain('- [ ] **Kiln**');
  });

  it('says what a topic is in the words of the first text, else of its description, without a TLDR', () => {
    const gist = textColumn({ name: 'Gist', id: 'gist', instruction: '', words: 9, points: 90 });
    const rows = [finishedOf({ values: { Gist: 'Hot\nbox' } })];
    expect(render(finishedTableOf({ columns: [gist], rows }))).toContain('**Kiln** - Hot box\n');
    expect(render(finishedTableOf({ columns: [], rows }))).toContain(
      '**Kiln** - A kiln is an oven for hardening clay.\n',
    );
  });

  it('has a heading for each run of rows, in reading order', () => {
    expect(
      outlineOf(
        tableOf(
          ['a', 'Clay', 'Wet'],
          ['b', 'Clay', 'Wet'],
          ['c', 'Glaze', ''],
          ['d', 'Clay', 'Wet'],
          ['e', 'Clay', 'Dry'],
        ),
      ),
    ).toEqual([
      '# Ceramics',
      '## Clay',
      '### Wet',
      '- [ ] **a**',
      '- [ ] **b**',
      '## Glaze',
      '- [ ] **c**',
      '## Clay',
      '### Wet',
      '- [ ] **d**',
      '### Dry',
      '- [ ] **e**',
    ]);
  });

  it('puts a topic under the heading that its subtopics have', () => {
    expect(
      outlineOf(
        tableOf(
          ['Dry', 'Clay', ''],
          ['a', 'Clay', 'Dry'],
          ['Wet', 'Clay', ''],
          ['b', 'Clay', 'Wet'],
          ['Dry', 'Glaze', ''],
          ['c', 'Clay', 'Dry'],
        ),
      ),
    ).toEqual([
      '# Ceramics',
      '## Clay',
      '### Dry',
      '- [ ] **Dry**',
      '- [ ] **a**',
      '### Wet',
      '- [ ] **Wet**',
      '- [ ] **b**',
      '## Glaze',
      '- [ ] **Dry**',
      '## Clay',
      '### Dry',
      '- [ ] **c**',
    ]);
  });

  it('puts no topic under a heading that is not its own', () => {
    const table = tableOf(
      ['a', 'Clay', 'Wet'],
      ['b', 'Clay', ''],
      ['c', '', ''],
      ['d', '', 'Alone'],
    );
    expect(outlineOf(table)).toEqual([
      '# Ceramics',
      '## Clay',
      '### Wet',
      '- [ ] **a**',
      '## Clay',
      '- [ ] **b**',
      '## Other topics',
      '- [ ] **c**',
      '### Alone',
      '- [ ] **d**',
    ]);
  });

  it('has its slug for a title that shows nothing', () => {
    expect(render(finishedTableOf({ title: '\u200b ' }))).toMatch(/^# ceramics\n/);
  });

  it('shows == and %% so that Obsidian takes them for text', () => {
    const topic = topicOf({
      topic: '==a== 5 % %%b%% a = b ===',
      resources: ['https://x.y/?a==&b=%%c%%d=%20'],
    });
    const text = render(finishedTableOf({ rows: [finishedOf({ topic })] }));

    expect(text).not.toMatch(/==|%%/);
    expect(textOf(htmlOf(text))).toContain('==a== 5 % %%b%% a = b ===');
  });
});

describe('the links of the checklist', () => {
  /** What a reader gets for one URL: where it leads, and its text. */
  function linksOf(...resources: Topic['resources']) {
    const rows = [finishedOf({ topic: topicOf({ resources }) })];
    const html = htmlOf(render(finishedTableOf({ rows })));
    return [...html.matchAll(/<a href="(.*?)">(.*?)<\/a>/g)].map(([, href, text]) => [href, text]);
  }

  it.each([
    ['https://x.y/Kiln_(oven)', 'https://x.y/Kiln_%28oven%29', 'x.y/Kiln_(oven)'],
    ['https://x.y/)](z)', 'https://x.y/%29%5D%28z%29', 'x.y/)](z)'],
    ['https://x.y/a b"c', 'https://x.y/a%20b%22c', 'x.y/a b&quot;c'],
    [
      'https://x.y/?a=1&copy;=2#`c`',
      'https://x.y/?a=1&amp;copy;=2#%60c%60',
      'x.y/?a=1&amp;copy;=2',
    ],
    ['https://x.y/<script>', 'https://x.y/%3Cscript%3E', 'x.y/&lt;script&gt;'],
    ['http://[::1]:80/a', 'http://%5B::1%5D/a', '[::1]/a'],
    ['https://x.y/%E7%AA%AF', 'https://x.y/%E7%AA%AF', 'x.y/窯'],
  ])('lead to %s', (url, href, text) => {
    expect(linksOf(url)).toEqual([[href, text]]);
  });

  it('are links of the web alone', () => {
    const others = [
      'javascript:alert(1)',
      'data:text/html,a',
      'JaVaScRiPt://x.y',
      '/a',
      'https://',
    ];
    expect(linksOf(...others, 'https://x.y')).toEqual([['https://x.y/', 'x.y']]);
  });

  it('name long paths by their beginning', () => {
    const [[, text] = []] = linksOf(`https://x.y/${'k'.repeat(500)}`);
    expect(text).toBe(`x.y/${'k'.repeat(76)}…`);
  });

  /** A table of so many topics with three links of about 500 bytes each. */
  const tableOfSize = (topics: number) =>
    finishedTableOf({
      rows: Array.from({ length: topics }, (_, at) => {
        const resources = ['a', 'b', 'c'].map((name) => `https://x.y/${at}#${name.repeat(480)}`);
        return finishedOf({ topic: topicOf({ id: `id-${at}`, resources }) });
      }),
    });

  it.each([
    [300, 3, /^Ticks [^.]*\.$/m],
    [
      600,
      1,
      /^Ticks [^.]*\. To keep this file small, it has only the first link of each topic\.$/m,
    ],
    [2000, 0, /^Ticks [^.]*\. To keep this file small, it has no links\.$/m],
  ])('are as many as GitHub shows: of %i topics with 3 each, %i', (topics, links, about) => {
    const text = render(tableOfSize(topics));

    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(500_000);
    expect(text.match(/^ {2}- /gm) ?? []).toHaveLength(topics * links);
    expect(text.match(/^- \[ \] /gm)).toHaveLength(topics);
    expect(text.split('\n')[2]).toMatch(about);
  });
});
