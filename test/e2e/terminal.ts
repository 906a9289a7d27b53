import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from './manifest.ts';
import { tempFolder } from './workspace.ts';

/** Whether there is a `script` that gives a command a terminal, with the flags of util-linux. */
export const HAS_TERMINAL = process.platform === 'linux';

/** What to type once a text has appeared. */
export type Answer = readonly [question: string, keys: string];

/** How a command in a terminal ended, and all that it wrote. */
export interface TerminalRun {
  readonly code: number | null;
  readonly screen: string;
}

/** Longest wait for a question, or for the end. */
const LIMIT_MS = 50_000;

/** Runs the source of the CLI in a terminal, and types an answer to each question in turn. */
export async function runInTerminal(
  args: readonly string[],
  cwd: string,
  answers: readonly Answer[],
): Promise<TerminalRun> {
  const words = [process.execPath, join(ROOT, 'src/cli.ts'), ...args].map((word) => `'${word}'`);
  // Without a size, the terminal would be zero columns wide.
  const command = `stty cols 80 rows 24; exec ${words.join(' ')}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH, HOME: await tempFolder(), TERM: 'xterm', SHELL: '/bin/sh' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const left = [...answers];
  let [screen, seen] = ['', 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const [next] = left;
    const place = next === undefined ? -1 : screen.indexOf(next[0], seen);
    if (next === undefined || place < 0) return;
    seen = place + next[0].length;
    left.shift();
    child.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    const late = () => reject(new Error(`It waits for ${left[0]?.[0] ?? 'nothing'}: ${screen}`));
    const timer = setTimeout(late, LIMIT_MS);
    child.on('error', reject).on('close', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
  return { code, screen };
}
