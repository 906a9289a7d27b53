import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS } from '../../../src/formats/csv/compare.ts';
import {
  COMMENT_LIMIT,
  linksSection,
  renderReport,
  SUMMARY_LIMIT,
} from '../../../src/report/render.ts';
import type { Report } from '../../../src/report/run-report.ts';
import { STATES } from '../../../src/values/finish.ts';
import { topicOf, valuesOf } from '../samples.ts';
import { elementsOf, htmlOf, tablesOf, textOf } from './html.ts';
import { changeOf, HOSTILE, NO_REQUESTS, reportOf, rowOf, rowsOf, tableOf } from './reports.ts';
import { eventfulNight, firstNight } from './stories.ts';

const summary = (report: Report) => renderReport(report, SUMMARY_LIMIT);
const comment = (report: Report) => renderReport(report, COMMENT_LIMIT);

const inLengthOf = (max: number) => (report: Report) =>
  renderReport(report, { ...COMMENT_LIMIT, max });

/** The worst a run can hold, with this text for everything that is foreign. */
function worst(text: string): Report {
  const tables = Array.from({ length: 300 }, (_, n) => {
    const rows = Array.from({ length: 17 }, (_, i) =>
      rowOf(`${i}`, {
        topic: topicOf({ id: `${n}-${i}`, topic: text, description: text }),
        values: valuesOf(text),
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
    return tableOf({ slug: `${n}${text}`, path: `${n}${text}`, rows, changes });
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
      const markdown = renderReport(report, limit);
      expect(limit.measure(markdown)).toBeLessThanOrEqual(limit.max);
      expect(markdown).toContain('5,100');
    }
  });

  it('is within every limit at the last level, with all that can stand in it', () => {
    const text = '$'.repeat(1_000);
    const { run, notes } = worst(text);
    const [table] = run.tables;
    const broken = run.tables.map(({ stats }) => ({ ...stats, error: text }));
    const fresh = tableOf({ slug: text, rows: table?.rows ?? [], changes: null });
    const link = { name: '#123456', url: `https://github.com/${'o/'.repeat(500)}` };
    const report: Report = {
      run: {
        ...run,
        tables: [...run.tables, fresh],
        stats: {
          ...run.stats,
          stopped: 'bad-request',
          roadmaps: [...broken, ...run.stats.roadmaps],
        },
        unbatchedEstimate: {
          requests: 1e9,
          inputTokens: 1e12,
          outputTokens: 1e12,
          costUsd: 1e9,
          seconds: 1e9,
        },
      },
      links: { run: link, commit: link, pullRequest: link, artifact: link },
      notes,
    };
    const least = inLengthOf(0)(report);
    expect(least).toContain('Too many rows to list here');
    for (const { max, measure } of [SUMMARY_LIMIT, COMMENT_LIMIT]) {
      expect(measure(least)).toBeLessThanOrEqual(max);
    }
  });

  it('is counted in bytes for a summary, in characters for a comment', () => {
    expect(SUMMARY_LIMIT.measure('é🫖')).toBe(6);
    expect(COMMENT_LIMIT.measure('é🫖')).toBe(3);
  });

  it('takes as little from the report as it must', () => {
    const sizes = [900_000, 60_000, 5_000].map((max) => inLengthOf(max)(firstNight).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(sizes.length);
  });

  it('is the last level where nothing fits', () => {
    const text = inLengthOf(0)(firstNight);
    expect(text).toContain('Too many changes to list here; see the CSV.');
    expect(text).toContain('Too many rows to list here');
    expect(text).toMatch(/and 20 more roadmaps; see their CSVs/);
  });
});

describe('foreign text in a report', () => {
  const report = (text: string) => {
    const rows = STATES.map((state) =>
      rowOf(state, {
        topic: topicOf({ topic: text }),
        values: valuesOf(text),
        reason: text,
        state,
      }),
    );
    const changes = CHANGE_KINDS.map((kind) =>
      changeOf(kind, text, { before: text, after: `${text}.` }),
    );
    return reportOf({
      run: {
        tables: [
          tableOf({ slug: text, path: text, rows, changes }),
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
      '**Publishing notes:**',
      '| Roadmap | Topics |',
      '### What changed',
      '### Figures',
      '### Remaining rows',
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
      '## roadmap-enrich\n\n✅ **Up to date: all 18 rows are enriched; no requests needed**\n\n' +
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

const linkTo = (url: string) => linksSection(reportOf({ links: { run: { name: '7', url } } }));

describe('the address of a link', () => {
  it('is the bare name where its address is none', () => {
    expect(linkTo('not an address')).toBe('Run 7');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])(
    'is the bare name where its address is no page: %s',
    (url) => {
      expect(linkTo(url)).toBe('Run 7');
    },
  );

  it('does not end where its address has a bracket', () => {
    expect(linkTo('https://example.org/a(b)c')).toBe('Run [7](https://example.org/a%28b%29c)');
  });
});

describe('the links', () => {
  it('lead to what was published, and to the run', () => {
    const links = {
      run: { name: '#4711', url: 'https://example.com/run' },
      commit: { name: 'abc1234', url: 'https://example.com/commit' },
    };
    expect(linksSection(reportOf({ links }))).toBe(
      'Commit [abc1234](https://example.com/commit) · Run [#4711](https://example.com/run)',
    );
  });
});
