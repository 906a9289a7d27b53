import { dirname } from 'node:path';
import { NOWHERE } from './action.ts';
import { bundle } from './bundle.ts';
import { type ChildOptions, type ChildResult, runChild, type Stop } from './child.ts';
import { tempFolder } from './workspace.ts';

/** How the CLI is called. */
export interface CliOptions {
  readonly cwd: string;
  /** On top of PATH, a home of its own, and addresses that lead nowhere. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly signal?: Stop;
  readonly closed?: ChildOptions['closed'];
  /** Another node binary, to prove that the bundle runs there. */
  readonly node?: string;
}

/** Runs the built CLI as a child process. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<ChildResult> {
  const home = await tempFolder();
  return runChild({
    args: [bundle('dist/cli/index.js'), ...args],
    cwd: options.cwd,
    env: {
      PATH: process.env.PATH ?? dirname(process.execPath),
      HOME: home,
      USERPROFILE: home,
      GITHUB_API_URL: NOWHERE,
      GEMINI_URL: NOWHERE,
      ROADMAP_URL: NOWHERE,
      ...options.env,
    },
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    ...(options.signal === undefined ? {} : { stop: options.signal }),
    ...(options.closed === undefined ? {} : { closed: options.closed }),
    ...(options.node === undefined ? {} : { node: options.node }),
  });
}
