import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ROOT } from './manifest.ts';

/** Where node keeps what it compiled, so that only the first of hundreds of children compiles the bundle. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

/** Below the limit of a test, so that this error is the one that is seen. */
const LIMIT_MS = 100_000;

/** When and how a child is told to end. */
export interface Stop {
  /**
   * `cancel` is what the runner does: SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL. With four times as long
   * between them, since a busy machine is slow and what is waited for in vain here never comes.
   */
  readonly send: 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'cancel';
  readonly when: Promise<unknown>;
}

/** What to run. */
export interface ChildOptions {
  /** The node binary; by default the one the tests run on. */
  readonly node?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The environment of the child: nothing is inherited, and only the cache of node is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly stop?: Stop;
  /** Ends that nobody reads: they are closed before the child writes. */
  readonly closed?: readonly ('stdout' | 'stderr')[];
}

/** How a child ended, and what it wrote. */
export interface ChildResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

// Children started in a hook have no test to end with: they end with its file.
const living = new Set<ChildProcess>();

/** Ends every child that is left. */
export function killChildren(): void {
  for (const child of living) child.kill('SIGKILL');
}

/** Runs a script on node to its end; a child that takes too long is killed and the promise rejects. */
export async function runChild(options: ChildOptions): Promise<ChildResult> {
  const { args, cwd, env, stdin = '', stop, closed = [] } = options;
  const child = spawn(options.node ?? process.execPath, [...args], {
    cwd,
    env: { ...platformEnv(), NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = track(child);
  // A child that ends without reading its input is no fault of the test.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  for (const name of closed) child[name].destroy();
  if (stop !== undefined) {
    void stop.when.then(
      () => end(child, stop.send),
      () => child.kill('SIGKILL'),
    );
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
    // A process it started may hold the other ends, and would be waited for.
    child.stdout.destroy();
    child.stderr.destroy();
  }, LIMIT_MS);
  const { code, signal } = await ended.finally(() => clearTimeout(timer));
  const result = { code, signal, stdout: stdout(), stderr: stderr() };
  if (late) {
    const said = `--- stdout\n${result.stdout}\n--- stderr\n${result.stderr}`;
    throw new Error(`${args[0]} did not end within ${LIMIT_MS} ms and was killed.\n${said}`);
  }
  return result;
}

/**
 * The little without which no process starts on Windows; under ProgramFiles, the toolkit looks for the tar
 * that runners have.
 */
function platformEnv(): Record<string, string> {
  if (process.platform !== 'win32') return {};
  const names = ['SystemRoot', 'SystemDrive', 'ComSpec', 'PATHEXT', 'windir', 'ProgramFiles'];
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function track(child: ChildProcess): Promise<Ended> {
  living.add(child);
  try {
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
  } catch {
    // In a hook; see `living`.
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      living.delete(child);
      reject(error);
    });
    child.once('close', (code, signal) => {
      living.delete(child);
      resolve({ code, signal });
    });
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

async function end(child: ChildProcess, send: Stop['send']): Promise<void> {
  if (send !== 'cancel') {
    child.kill(send);
    return;
  }
  const over = new AbortController();
  child.once('close', () => over.abort());
  if (child.exitCode !== null || child.signalCode !== null) return;
  try {
    child.kill('SIGINT');
    await wait(30_000, undefined, { signal: over.signal });
    child.kill('SIGTERM');
    await wait(10_000, undefined, { signal: over.signal });
    child.kill('SIGKILL');
  } catch {
    // It ended by itself.
  }
}
