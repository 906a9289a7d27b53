import { describe, expect, it } from 'vitest';
import { summaryMarkdown } from '../../../src/report/summary.ts';
import { finishedOf, reportOf, roadmapStatsOf, statsOf, tableOf, topicOf } from '../samples.ts';

/** Over it, GitHub drops the whole summary while the step stays green. */
const SUMMARY_LIMIT = 1_048_576;

const HOSTILE = '</summary></details> @octocat <img src=x> [a](b) | c\n\n# `x` \u202e\u001b[31m';

describe('the summary', () => {
  it('of a complete run is headline, roadmaps and facts', () => {
    expect(summaryMarkdown(reportOf())).toBe(`## roadmap-enrich

**Complete: all 1 row enriched**

| Roadmap | Topics | enriched | cached | stale | failed | pending | Table |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| ceramics | 1 | 1 | 0 | 0 | 0 | 0 | roadmaps/ceramics.csv (changed) |

|  |  |
| --- | ---: |
| Rows | 1 &#40;1 enriched&#41; |
| Success rate | 100.0 % |
| Requests | 1 &#40;0 batch, 1 single, 0 repeated&#41; |
| Tokens | 400 in, 45 out |
| Cost | $0.0002 at list price |
| Time | 1.2 s |
`);
  });

  it('lists the rows without a fresh value, folded away, and no others', () => {
    const rows = [
      finishedOf(),
      finishedOf({ state: 'cached', topic: topicOf({ topic: 'Wheel' }) }),
      finishedOf({
        state: 'stale',
        reason: 'not asked: budget',
        topic: topicOf({ topic: 'Slip' }),
      }),
      finishedOf({
        state: 'failed',
        reason: 'refused (SAFETY)',
        topic: topicOf({ topic: 'Lead' }),
      }),
    ];
    const text = summaryMarkdown(reportOf({ tables: [tableOf({ rows })] }));
    expect(text).toContain('<details><summary>2 rows stale, failed or pending</summary>');
    expect(text).toContain('| ceramics | Slip | stale | not asked: budget |');
    expect(text).toContain('| ceramics | Lead | failed | refused &#40;SAFETY&#41; |');
    expect(text).not.toMatch(/Wheel|\| Kiln \|/);
  });

  it('lists a hundred of them, and counts the rest', () => {
    const rows = Array.from({ length: 134 }, () => finishedOf({ state: 'pending' }));
    const text = summaryMarkdown(reportOf({ tables: [tableOf({ rows })] }));
    expect(text.match(/^\| ceramics \| Kiln \|/gm)).toHaveLength(100);
    expect(text).toContain('and 34 more rows');
  });

  it('quotes the errors, and marks the tables', () => {
    const roadmaps = [
      roadmapStatsOf({ changed: false }),
      roadmapStatsOf({ slug: 'tea', csv: 'tea.csv', error: 'no graph' }),
    ];
    const text = summaryMarkdown(
      reportOf({ stats: statsOf({ roadmaps }), errors: ['tea: no graph', 'second'] }),
    );
    expect(text).toContain('> tea: no graph\n>\n> second');
    expect(text).toContain('| tea.csv (error) |');
    expect(text).toContain('| roadmaps/ceramics.csv |');
  });

  it('lets no foreign text out of its place', () => {
    const rows = [
      finishedOf({ state: 'failed', topic: topicOf({ topic: HOSTILE }), reason: HOSTILE }),
    ];
    const stats = statsOf({ roadmaps: [roadmapStatsOf({ slug: HOSTILE, csv: HOSTILE })] });
    const tables = [tableOf({ slug: HOSTILE, csvPath: HOSTILE, rows })];
    const text = summaryMarkdown(reportOf({ stats, tables, errors: [HOSTILE], forecast: HOSTILE }));
    const own = text.replace(/<\/?(?:details|summary)>/g, '').replace(/^> |^>$/gm, '');
    expect(own).not.toMatch(/[<>@`[\]\u202e\u001b]|^# /m);
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text.match(/<\/details>/g)).toHaveLength(1);
    expect(text.match(/^\|/gm)).toHaveLength(3 + 9 + 3);
    for (const line of text.split('\n').filter((l) => /^\| &/.test(l))) {
      expect(line.split(' | ').length).toBeOneOf([4, 8]);
    }
  });

  it('is never so long that it would be dropped whole', () => {
    const rows = Array.from({ length: 200 }, () =>
      finishedOf({
        state: 'failed',
        topic: topicOf({ topic: '(*)'.repeat(60) }),
        reason: '<model>'.repeat(40),
      }),
    );
    const tables = Array.from({ length: 80 }, (_, i) => tableOf({ slug: `roadmap-${i}`, rows }));
    const text = summaryMarkdown(reportOf({ tables }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
  });
});
