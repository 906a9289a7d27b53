import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const BENCH = join(import.meta.dirname, '../../../bench');

/** The exit code of a script, and what it says. */
async function run(script: string, ...args: readonly string[]) {
  const file = join(BENCH, `${script}.ts`);
  const error = await promisify(execFile)(process.execPath, [file, ...args]).then(
    () => ({}),
    (failed) => failed,
  );
  return { code: error.code, said: `${error.stdout}${error.stderr}` };
}

describe('wrong arguments of a benchmark', () => {
  it.concurrent.each([
    ['quota', "Unknown option '--nope'", ['--nope']],
    ['quota', '--seeds must be a whole number from 1 to 999999: 0', ['--seeds', '0']],
    ['bundle', "Unexpected argument '5'", ['5']],
    ['hierarchy', 'one argument at most', ['5', '6']],
    ['hierarchy', '/nowhere is neither a number nor a folder', ['/nowhere']],
    ['scale', "Unknown option '--larger'", ['--larger']],
    ['start', "Option '--beside <value>' argument missing", ['--beside']],
    ['start', '--rounds must be a whole number from 1 to 999999: no', ['--rounds', 'no']],
  ] as const)('of %s are one line: %s', async (script, message, args) => {
    const command = script === 'quota' ? 'bench' : `bench:${script}`;
    const { code, said } = await run(script, ...args);
    expect(code).toBe(2);
    expect(said.startsWith(`${message}. Usage: npm run ${command}`)).toBe(true);
    expect(said.indexOf('\n')).toBe(said.length - 1);
  });
});
