import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { exitCode } from '../../src/exit.ts';
import type { RunReport } from '../../src/report/model.ts';
import type { Stopped } from '../../src/report/stats.ts';
import { reportOf, statsOf } from './samples.ts';

function exitOf(report: RunReport, failOn: 'error' | 'incomplete'): 0 | 1 {
  const parsed = parseConfig({ roadmap: './a', 'fail-on': failOn }, {}, 'action');
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  return exitCode(report, parsed.config);
}

const stoppedBy = (stopped: Stopped) => reportOf({ stats: statsOf({ complete: false, stopped }) });
const plan = { requests: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, seconds: 1 };

describe('a run', () => {
  it.each(['error', 'incomplete'] as const)('that is complete exits 0 with fail-on %s', (mode) => {
    expect(exitOf(reportOf(), mode)).toBe(0);
  });

  it.each(['error', 'incomplete'] as const)('with an error exits 1 with fail-on %s', (mode) => {
    expect(exitOf(reportOf({ errors: ['ceramics: no graph'] }), mode)).toBe(1);
  });

  const endings = [null, 'daily-quota', 'budget', 'deadline', 'outage'] as const;

  it.each(endings)('that is incomplete, stopped by %s, exits 0', (stopped) => {
    expect(exitOf(stoppedBy(stopped), 'error')).toBe(0);
  });

  it.each(endings)('that is incomplete, stopped by %s, exits 1 where asked', (stopped) => {
    expect(exitOf(stoppedBy(stopped), 'incomplete')).toBe(1);
  });

  it('of a fork without a key exits 0 even where incomplete runs fail', () => {
    expect(exitOf(stoppedBy('no-key'), 'incomplete')).toBe(0);
  });

  it('that only plans exits 0 even where incomplete runs fail', () => {
    expect(exitOf(reportOf({ stats: statsOf({ complete: false, plan }) }), 'incomplete')).toBe(0);
  });
});
