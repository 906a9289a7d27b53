import { summary } from '@actions/core';
import { runStep } from '../../src/action/step.ts';
import type { ChildResult } from './child.ts';

/** Whether main or post, and what its process would have. */
interface Step {
  readonly step: 'main' | 'post';
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The last step that was started. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a step of the action from its source in this process, whose folder, environment and output
 * are those of the step for the time. So a step begins when the one before it has ended.
 */
export function runSource(step: Step): Promise<ChildResult> {
  const run = last.then(() => runNow(step));
  last = run.catch(() => undefined);
  return run;
}

async function runNow({ step, cwd, env }: Step): Promise<ChildResult> {
  const before = { cwd: process.cwd(), env: process.env };
  const output = [process.stdout, process.stderr].map(capture);
  process.chdir(cwd);
  process.env = { ...env };
  // The toolkit looks for the file of the summary only once in a process.
  Reflect.deleteProperty(summary, '_filePath');
  try {
    const { signal } = new AbortController();
    const code = await runStep(step, { signal, exitCode: null });
    const [stdout = '', stderr = ''] = output.map(({ text }) => text());
    return { code, signal: null, stdout, stderr };
  } finally {
    process.env = before.env;
    process.chdir(before.cwd);
    for (const { end } of output) end();
  }
}

/** Keeps what is written to a stream instead of showing it. */
function capture(stream: NodeJS.WriteStream) {
  const { write } = stream;
  const chunks: string[] = [];
  stream.write = (chunk: Uint8Array | string) => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
  return {
    text: () => chunks.join(''),
    end: () => {
      stream.write = write;
    },
  };
}
