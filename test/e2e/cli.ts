import { dirname } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { terminalLog } from '../../src/cli/terminal/log.ts';
import { NOWHERE } from './action.ts';
import { bundle } from './bundle.ts';
import { type ChildOptions, type ChildResult, runChild, type Stop } from './child.ts';
import { inProcess } from './in-process.ts';
import { tempFolder } from './workspace.ts';

/** How the CLI is called. */
export interface CliOptions {
  readonly cwd: string;
  /** On top of PATH, a home of its own, and addresses that lead nowhere. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs the built bundle as a child process; by default, the source runs in this process. */
  readonly bundle?: boolean;
  /** Another checkout, whose bundle is run. */
  readonly checkout?: string;
  /** What the child reads; needs the bundle, as all that follows. */
  readonly stdin?: string;
  readonly signal?: Stop;
  readonly closed?: ChildOptions['closed'];
  /** Another node binary, to prove that the bundle runs there. */
  readonly node?: string;
}

/** Runs a command of the CLI. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<ChildResult> {
  const { cwd, checkout, stdin, signal, closed, node } = options;
  const isChild = (checkout ?? stdin ?? signal ?? closed ?? node) !== undefined;
  const { bundle: isBundled = isChild } = options;
  const home = await tempFolder();
  const world = {
    cwd,
    env: {
      PATH: process.env.PATH ?? dirname(process.execPath),
      HOME: home,
      USERPROFILE: home,
      GITHUB_API_URL: NOWHERE,
      GEMINI_URL: NOWHERE,
      ROADMAP_URL: NOWHERE,
      ...options.env,
    },
  };
  if (isBundled) {
    return runChild({
      ...world,
      args: [bundle('dist/cli/index.js', checkout), ...args],
      ...(stdin === undefined ? {} : { stdin }),
      ...(signal === undefined ? {} : { stop: signal }),
      ...(closed === undefined ? {} : { closed }),
      ...(node === undefined ? {} : { node }),
    });
  }
  const neverCancelled = { signal: new AbortController().signal, exitCode: null };
  const { value, ...output } = await inProcess(world, () =>
    main(args, terminalLog(process.stderr), neverCancelled),
  );
  return { code: value, signal: null, ...output };
}
