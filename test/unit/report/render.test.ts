import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS } from '../../../src/formats/csv/compare.ts';
import { renderReport } from '../../../src/report/render.ts';
import type { Report } from '../../../src/report/run-report.ts';
import { COMMENT_LIMIT, fits, SUMMARY_LIMIT } from '../../../src/report/size.ts';
import { STATES } from '../../../src/values/finish.ts';
import { topicOf } from '../samples.ts';
import { elementsOf, htmlOf, tablesOf, textOf } from './html.ts';
import { changeOf, HOSTILE, NO_REQUESTS, reportOf, rowOf, rowsOf, tableOf } from './reports.ts';
import { eventfulNight, firstNight } from './stories.ts';

const summary = (report: Report) => renderReport(report, { limit: SUMMARY_LIMIT });
const comment = (report: Report) => renderReport(report, { limit: COMMENT_LIMIT });
const lasting = (report: Report) => renderReport(report, { limit: COMMENT_LIMIT, volatile: false });

/** The worst a run can hold, with this text for everything that is foreign. */
function worst(text: string): Report {
  const tables = Array.from({ length: 300 }, (_, n) => {
    const rows = Array.from({ length: 17 }, (_, i) =>
      rowOf(`${i}`, {
        topic: topicOf({ id: `${n}-${i}`, topic: text, description: text }),
        tldr: text,
        state: STATES[i % STATES.length] ?? 'failed',
        reason: `${i} ${text}`,
      }),
    );
    const changes = rows.map((_, i) =>
      changeOf(CHANGE_KINDS[i % CHANGE_KINDS.length] ?? 'moved', text, {
        before: text,
        after: `${text} ${i}`,
      }),
    );
    return tableOf({ slug: `${n}${text}`, csvPath: `${n}${text}`, rows, changes });
  });
  const lines = Array.from({ length: 2_000 }, (_, i) => `${i} ${text}`);
  return reportOf({ run: { tables, errors: lines, forecast: text }, notes: lines });
}

describe('the size of a report', () => {
  it.each([
    ['dollars, the longest to escape', '$'.repeat(5_000)],
    ['markup', HOSTILE.repeat(100)],
    ['emoji', '🫖🏺'.repeat(2_000)],
    ['one long word', 'x'.repeat(20_000)],
  ])('is within its limit for 5,100 rows in 300 roadmaps of %s', (_, text) => {
    const report = worst(text);
    for (const limit of [SUMMARY_LIMIT, COMMENT_LIMIT]) {
      const markdown = renderReport(report, { limit });
      expect(fits(markdown, limit)).toBe(true);
      expect(markdown).toContain('5,100');
    }
  });

  it('is counted in bytes for a summary, in characters for a comment', () => {
    expect(SUMMARY_LIMIT.measure('é🫖')).toBe(6);
    expect(COMMENT_LIMIT.measure('é🫖')).toBe(3);
  });

  it('takes as little from the report as it must', () => {
    const sizes = [900_000, 300_000, 60_000, 20_000, 5_000].map(
      (max) => renderReport(firstNight, { limit: { max, measure: (text) => text.length } }).length,
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(sizes.length);
  });

  it('is the last level where nothing fits', () => {
    const text = renderReport(firstNight, { limit: { max: 0, measure: (t) => t.length } });
    expect(text).toContain('The changes are too many to be listed here; the CSV has all rows.');
    expect(text).toContain('The rows are too many to be listed here');
    expect(text).toMatch(/and 20 more roadmaps; each has its CSV/);
  });
});

describe('foreign text in a report', () => {
  const report = (text: string) => {
    const rows = STATES.map((state) =>
      rowOf(state, { topic: topicOf({ topic: text }), tldr: text, reason: text, state }),
    );
    const changes = CHANGE_KINDS.map((kind) =>
      changeOf(kind, text, { before: text, after: `${text}.` }),
    );
    return reportOf({
      run: {
        tables: [
          tableOf({ slug: text, csvPath: text, rows, changes }),
          tableOf({ slug: `${text}2`, rows, changes: null }),
        ],
        unloaded: { [`${text}3`]: text },
        errors: [text],
      },
      notes: [text],
    });
  };

  it('makes the same elements as plain text', () => {
    const html = htmlOf(summary(report(HOSTILE)));
    const shape = (text: string) =>
      htmlOf(summary(report(text)))
        .replace(/>[^<]*</g, '><')
        .replace(/>[^<]*$/, '>');
    expect(shape(HOSTILE)).toBe(shape('Kiln'));
    for (const name of ['a', 'img', 'del', 'h1', 'input', 'blockquote', 'em']) {
      expect(elementsOf(html)).not.toContain(name);
    }
  });

  it('never reaches the picture', () => {
    expect(htmlOf(comment(report(HOSTILE)))).toContain('<code class="language-mermaid">');
    const [, picture] = /```mermaid(.+?)```/s.exec(comment(report('KILN'))) ?? [];
    expect(picture).not.toContain('KILN');
  });
});

describe.each([
  ['summary', summary],
  ['comment', comment],
])('the %s', (_, render) => {
  it.each([
    ['an eventful night', eventfulNight],
    ['a large run', firstNight],
    ['the worst run', worst(HOSTILE)],
  ])('of %s is sound Markdown that ends in a line break', (_, report) => {
    const markdown = render(report);
    expect(markdown).toMatch(/[^\n]\n$/);
    expect(markdown).not.toMatch(/undefined|NaN|Infinity|null|\[object/);
    const html = htmlOf(markdown);
    expect(html.match(/<details\b/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    for (const [head = [], ...rows] of tablesOf(html)) {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(head.length);
    }
    // A row that is no row any more would be text with bars.
    expect(textOf(html.replace(/<table>.*?<\/table>/gs, ''))).not.toMatch(/^\| /m);
  });

  it('has the sections in the order in which they are wanted', () => {
    const marks = [
      '## roadmap-enrich',
      '❌ **Incomplete',
      '**Errors:**',
      '**Not done when publishing:**',
      '| Roadmap | Topics |',
      '### What changed',
      '### Figures',
      '### What is left',
      'Pull request [#12]',
    ];
    const places = marks.map((mark) => render(eventfulNight).indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('a run that found everything as it was', () => {
  const tables = ['tea', 'pottery'].map((slug) =>
    tableOf({ slug, rows: rowsOf(9, { state: 'cached' }) }),
  );

  it('is told in a sentence', () => {
    expect(comment(reportOf({ run: { tables, stats: NO_REQUESTS } }))).toBe(
      '## roadmap-enrich\n\n✅ **Complete: all 18 rows have a value, none had to be asked**\n\n' +
        'Nothing changed in 2 roadmaps: 18 rows cached.\n',
    );
  });

  it('still says what could not be done', () => {
    const report = reportOf({ run: { tables, stats: NO_REQUESTS }, notes: ['No comment: 403'] });
    expect(comment(report)).toContain('- No comment: 403');
  });

  it.each([
    ['a topic changed', { changes: [changeOf('removed', 'Teapot', { before: 'Tools' })] }],
    ['other bytes of the table changed', { changed: true }],
    ['the table is new', { changes: null }],
    ['the table could not be written', { error: 'disk full' }],
    ['a row is stale', { rows: [rowOf('Sencha', { state: 'stale' })] }],
    ['a row was renewed', { rows: [rowOf('Sencha')] }],
  ])('is no such run where %s', (_, setup) => {
    const rows = rowsOf(2, { state: 'cached' });
    const report = reportOf({ run: { tables: [tableOf({ rows, ...setup })], stats: NO_REQUESTS } });
    expect(comment(report)).not.toContain('Nothing changed in');
    expect(comment(report)).toContain('| Roadmap |');
  });
});

describe('what a comment is compared by', () => {
  it('is the same for two runs with the same result', () => {
    const again: Report = {
      ...eventfulNight,
      run: {
        ...eventfulNight.run,
        forecast: '2 rows left; at 20 requests per day complete on Fri 27 Nov',
        savedUsd: 0,
        stats: {
          ...eventfulNight.run.stats,
          requests: { total: 9, batch: 2, single: 7, retries: 5 },
          tokens: { input: 9, output: 9, cached: 0 },
          costUsd: 1,
          durationMs: 9,
        },
      },
      links: {
        ...eventfulNight.links,
        commit: { name: 'abc1234', url: 'https://example.com/commit' },
        run: { name: '#4712', url: 'https://example.com/run' },
        artifact: { name: 'other', url: 'https://example.com/artifact' },
      },
    };
    expect(comment(again)).not.toBe(comment(eventfulNight));
    expect(lasting(again)).toBe(lasting(eventfulNight));
  });

  it('is another for another result', () => {
    const rows = [rowOf('Sencha')];
    const [a, b] = [rows, [rowOf('Sencha', { state: 'cached' })]].map((list) =>
      lasting(reportOf({ run: { tables: [tableOf({ rows: list })] } })),
    );
    expect(a).not.toBe(b);
  });
});
