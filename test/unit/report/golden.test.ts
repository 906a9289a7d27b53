import { describe, expect, it } from 'vitest';
import { COMMENT_LIMIT, renderReport, SUMMARY_LIMIT } from '../../../src/report/render.ts';
import type { Report } from '../../../src/report/run-report.ts';
import * as stories from './stories.ts';

// What people see, as files to be read: a change of them is a change of the product.

const golden = (name: string) => `../../fixtures/reports/${name}.md`;
const summary = (report: Report) => renderReport(report, SUMMARY_LIMIT);
const comment = (report: Report) => renderReport(report, COMMENT_LIMIT);

describe('the report', () => {
  it.each([
    ['a night on which nothing changed', 'quiet-night', stories.quietNight],
    ['a night on which everything happened', 'eventful-night', stories.eventfulNight],
    ['a dry run', 'dry-run', stories.dryRun],
    ['an offline preview', 'preview', stories.preview],
  ])('of %s is the same in summary and comment', async (_, name, report) => {
    await expect(summary(report)).toMatchFileSnapshot(golden(name));
    await expect(comment(report)).toMatchFileSnapshot(golden(name));
  });

  it('of a first night with 5,000 rows is told in less detail in a comment', async () => {
    await expect(comment(stories.firstNight)).toMatchFileSnapshot(golden('first-night-comment'));
    expect(summary(stories.firstNight).length).toBeGreaterThan(5 * COMMENT_LIMIT.max);
  });
});
