import { describe, expect, it } from 'vitest';
import { type Face, parseConfig } from '../../../src/config/config.ts';
import type { StopReason } from '../../../src/engine/result.ts';
import { failuresOf } from '../../../src/pipeline/report.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { reportOf, statsOf } from '../samples.ts';

function failures(
  report: RunReport,
  failOn: 'error' | 'incomplete',
  face: Face = 'action',
): readonly string[] {
  const parsed = parseConfig({ roadmap: './a', 'fail-on': failOn }, {}, face);
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
  return failuresOf(report, parsed.config);
}

const stoppedBy = (stopped: StopReason | null) =>
  reportOf({ stats: statsOf({ complete: false, stopped }) });
const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };

describe('a run', () => {
  it.each(['error', 'incomplete'] as const)('that is complete passes with fail-on %s', (mode) => {
    expect(failures(reportOf(), mode)).toEqual([]);
  });

  it.each(['error', 'incomplete'] as const)('with an error fails with fail-on %s', (mode) => {
    expect(failures(reportOf({ errors: ['ceramics: no graph'] }), mode)).toHaveLength(1);
  });

  const endings = [null, 'daily-quota', 'budget', 'deadline', 'outage'] as const;

  it.each(endings)('that is incomplete, stopped by %s, passes', (stopped) => {
    expect(failures(stoppedBy(stopped), 'error')).toEqual([]);
  });

  it.each(endings)('that is incomplete, stopped by %s, fails where asked', (stopped) => {
    expect(failures(stoppedBy(stopped), 'incomplete')).toHaveLength(1);
  });

  it('of a fork without a key passes even where incomplete runs fail', () => {
    expect(failures(stoppedBy('no-key'), 'incomplete')).toEqual([]);
  });

  it('that only plans passes even where incomplete runs fail', () => {
    expect(failures(reportOf({ stats: statsOf({ complete: false, plan }) }), 'incomplete')).toEqual(
      [],
    );
  });

  it('says how many rows made it fail', () => {
    const rows = { total: 9, enriched: 3, cached: 0, stale: 1, failed: 2, pending: 3 };
    const report = reportOf({ stats: statsOf({ complete: false, rows }) });
    expect(failures(report, 'incomplete')).toEqual([
      '6 rows stale, failed or pending, and fail-on is set to incomplete.',
    ]);
    expect(failures(report, 'incomplete', 'cli')).toEqual([
      '6 rows stale, failed or pending, and --fail-on is set to incomplete.',
    ]);
  });
});
