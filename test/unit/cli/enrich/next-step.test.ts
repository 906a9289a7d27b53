import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../../src/cli/enrich/next-step.ts';
import { parseConfig, type RawSettings } from '../../../../src/config/config.ts';
import type { RunReport } from '../../../../src/report/run-report.ts';
import { rowOf, runOf, tableOf } from '../../report/reports.ts';

const PLAN = { requests: 2, inputTokens: 900, outputTokens: 90, costUsd: 0.01, seconds: 5 };
const PAGE = { path: 'roadmaps/pottery.html', text: '', published: null };
const CSV = { path: 'roadmaps/pottery.csv', text: '', published: null };

/** The next step after a run, in a folder with these files: its text, and its command behind it. */
async function nextOf(run: RunReport, there: readonly string[] = [], settings: RawSettings = {}) {
  const raw = { roadmap: 'pottery', publish: 'none', 'gemini-api-key': 'AQ.1', ...settings };
  const parsed = parseConfig(raw, {}, 'cli', null);
  if (!parsed.ok) throw new Error(parsed.errors.join());
  const kind = async (path: string) => (there.includes(path) ? ('file' as const) : 'missing');
  const next = await nextStep(run, parsed.config, { kind });
  return next && [next.text, next.command ?? []].flat().join(' ');
}

const pending = rowOf('Kiln', { state: 'pending', reason: 'quota' });
const stoppedBy = (stopped: 'daily-quota' | 'budget' | 'deadline' | 'outage' | 'cancelled') =>
  runOf({ tables: [tableOf({ rows: [rowOf('Raku'), pending] })], stats: { stopped } });

describe('the next step', () => {
  it('makes a page of a table that has none', async () => {
    const step = 'To study from it in a browser: roadmap-enrich view roadmaps/pottery.csv';
    expect(await nextOf(runOf())).toBe(step);
    expect(await nextOf(runOf(), [PAGE.path])).toBeNull();
  });

  it('renews a page that shows an older table', async () => {
    const run = runOf({ tables: [tableOf({ changed: true })] });
    expect(await nextOf(run, [PAGE.path])).toBe(
      'roadmaps/pottery.html shows an older table. To renew it: roadmap-enrich view roadmaps/pottery.csv',
    );
  });

  it('quotes a path that the shell would split', async () => {
    const table = tableOf({ path: 'my maps/pottery.csv' });
    expect(await nextOf(runOf({ tables: [table] }))).toMatch(/ view 'my maps\/pottery\.csv'$/);
  });

  it('opens the page of the run, and where there is a repository, updates it every night', async () => {
    const run = runOf({ tables: [{ ...tableOf(), files: [CSV, PAGE] }] });
    const open = `Open ${PAGE.path} in a browser.`;
    expect(await nextOf(run)).toBe(open);
    expect(await nextOf(run, ['.git'])).toBe(
      `${open} To update it every night: roadmap-enrich init pottery`,
    );
    expect(await nextOf(run, ['.git', '.github/workflows/roadmaps.yml'])).toBe(open);
  });

  it('opens the index of several pages', async () => {
    const tables = [
      { ...tableOf(), files: [CSV, PAGE] as const },
      { ...tableOf(), files: [CSV, PAGE] as const },
    ];
    const indexes = [{ path: 'roadmaps/index.html', text: '', published: null, entries: [] }];
    expect(await nextOf(runOf({ tables, indexes }))).toBe('Open roadmaps/index.html in a browser.');
    expect(await nextOf(runOf({ tables }), [], { formats: 'html' })).toBeNull();
  });

  it('makes pages of several tables', async () => {
    expect(await nextOf(runOf({ tables: [tableOf(), tableOf()] }))).toBe(
      'For pages to study from, add --formats html: no row is sent again.',
    );
  });

  it.each([
    ['daily-quota', 'Run it again after midnight Pacific time for the remaining 1 row.'],
    ['deadline', 'Run it again for the remaining 1 row.'],
    [
      'outage',
      'Run it again later for the remaining 1 row. To find out why: roadmap-enrich doctor',
    ],
    ['budget', 'Run it again, or raise its limits, for the remaining 1 row.'],
    ['cancelled', 'Run it again for the remaining 1 row.'],
  ] as const)('after a stop for %s is: %s', async (stopped, step) => {
    expect(await nextOf(stoppedBy(stopped))).toBe(step);
  });

  it('says what to do about rows that failed', async () => {
    const failed = rowOf('Kiln', { state: 'failed', reason: 'refused' });
    expect(await nextOf(runOf({ tables: [tableOf({ rows: [failed] })] }))).toBe(
      'To fill in what failed, edit the table: the next runs keep what you write.',
    );
  });

  it('after a dry run is the run, with a key if there is none', async () => {
    const run = runOf({ tables: [tableOf({ rows: [pending] })], stats: { plan: PLAN } });
    expect(await nextOf(run)).toBe('Run the same command without --dry-run to enrich this row.');
    expect(await nextOf(run, [], { 'gemini-api-key': '' })).toBe(
      'Create a key at https://aistudio.google.com/apikey, set GEMINI_API_KEY, and run the same command without --dry-run to enrich this row.',
    );
  });

  it('is nothing after a dry run that would send nothing', async () => {
    expect(await nextOf(runOf({ stats: { plan: PLAN } }))).toBeNull();
  });

  it('after a preview is the real run', async () => {
    expect(await nextOf(runOf({ preview: true }), [], { model: 'offline' })).toBe(
      'Run the same command without --model offline for real values.',
    );
    const withPage = runOf({ preview: true, tables: [{ ...tableOf(), files: [CSV, PAGE] }] });
    expect(await nextOf(withPage, ['.git'], { model: 'offline' })).toBe(
      `Open ${PAGE.path} in a browser. Run the same command without --model offline for real values.`,
    );
  });
});
