import { describe, expect, it } from 'vitest';
import { vulnerabilitiesOf } from '../../../tools/audit.ts';

const ADVISORY = {
  title: 'Cracks when heated',
  url: 'https://example.org/GHSA-1',
  severity: 'high',
  range: '<2.0.0',
};
const BUNDLED = new Set(['kiln', 'slip']);

/** A report as npm writes it, with what each package is affected by. */
const reportOf = (via: Readonly<Record<string, readonly unknown[]>>) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(via).map(([name, via]) => [name, { name, severity: 'high', via }]),
    ),
    metadata: {},
  });

describe('the audit', () => {
  it('names the vulnerabilities of a bundled package', () => {
    expect(vulnerabilitiesOf(reportOf({ kiln: [ADVISORY] }), BUNDLED)).toEqual([
      'kiln <2.0.0: Cracks when heated (high), https://example.org/GHSA-1',
    ]);
  });

  it('leaves out packages that are not bundled', () => {
    expect(vulnerabilitiesOf(reportOf({ vitest: [ADVISORY] }), BUNDLED)).toEqual([]);
  });

  it('leaves out a bundled package whose vulnerable dependency is not bundled', () => {
    const report = reportOf({ kiln: ['gas'], gas: [ADVISORY] });
    expect(vulnerabilitiesOf(report, BUNDLED)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['an error of the registry', '{"error":{"code":"ENOAUDIT","summary":"not available"}}'],
    ['a report of another version', reportOf({}).replace('2', '3')],
  ])('fails for %s instead of passing', (_, json) => {
    expect(() => vulnerabilitiesOf(json, BUNDLED)).toThrow('npm audit gave no report');
  });
});
