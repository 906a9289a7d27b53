import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { summary } from '@actions/core';
import { runStep } from '../../src/action/step.ts';
import { bundle } from './bundle.ts';
import { type ChildOptions, type ChildResult, runChild, type Stop } from './child.ts';
import { dispatchEvent, REPOSITORY, type RunEvent, SHA } from './events.ts';
import { parseFileCommands } from './file-commands.ts';
import { inProcess } from './in-process.ts';
import { readManifest } from './manifest.ts';
import { parseCommands, type WorkflowCommand } from './workflow-commands.ts';
import { tempFolder } from './workspace.ts';

/** What stands for `${{ github.token }}`. */
export const GITHUB_TOKEN = 'test-github-token';
/** The runner drops a larger summary whole, and the step stays green. */
const SUMMARY_LIMIT = 1_048_576;
/** Nothing listens here: what a test does not give, no step may reach. */
export const NOWHERE = 'http://127.0.0.1:2';

/** A step of a job. */
export interface ActionOptions {
  /** As in `with`; everything else has its default from action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** On top of what the runner sets: service addresses and the like. */
  readonly env?: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly event?: RunEvent;
  readonly step?: 'main' | 'post';
  /** What an earlier step saved, for `post`. */
  readonly state?: Readonly<Record<string, string>>;
  /** RUNNER_TEMP, shared by the steps of a job; a new one by default. */
  readonly runnerTemp?: string;
  /**
   * Runs the built bundle as a child process, as a runner does; by default, the source runs in this
   * process, in a tenth of the time.
   */
  readonly bundle?: boolean;
  /** Another checkout, whose action.yml and bundle are used. */
  readonly checkout?: string;
  /** How the bundle is told to end. */
  readonly signal?: Stop;
  /** The node binary that runs the bundle. */
  readonly node?: string;
}

/** What a runner knows of a step that has ended. */
export interface ActionRun extends ChildResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** As shown: empty where it was over the runner's limit. */
  readonly summary: string;
  /** Every workflow command on stdout and stderr; foreign text must not be able to add one. */
  readonly commands: readonly WorkflowCommand[];
  /** For the steps that follow in the same job. */
  readonly options: ActionOptions;
}

/** Runs a step of the action in the environment of a runner. */
export async function runAction(given: ActionOptions): Promise<ActionRun> {
  const options = { ...given, runnerTemp: given.runnerTemp ?? (await tempFolder()) };
  const { workspace, runnerTemp, step = 'main', event = dispatchEvent(), signal, node } = options;
  const { checkout } = options;
  const { bundle: isBundled = (signal ?? node ?? checkout) !== undefined } = options;
  const manifest = readManifest(checkout);
  // Kept apart from RUNNER_TEMP, so that a test can say what the action leaves there.
  const files = await stepFiles(event);
  const env = {
    ...runnerEnv(),
    ...event.env,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: runnerTemp,
    RUNNER_WORKSPACE: dirname(workspace),
    ...files,
    ...inputEnv(options.inputs ?? {}, manifest.defaults),
    ...prefixed('STATE_', step === 'post' ? (options.state ?? {}) : {}),
    ...options.env,
  };
  const world = { cwd: workspace, env };
  const child = isBundled
    ? await runChild({
        ...world,
        args: [bundle(manifest.script(step), checkout)],
        ...(node === undefined ? {} : { node }),
        ...(signal === undefined ? {} : { stop: signal }),
      })
    : await runSource(step, world);
  const shown = await readFile(files.GITHUB_STEP_SUMMARY);
  return {
    ...child,
    outputs: parseFileCommands(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    state: parseFileCommands(await readFile(files.GITHUB_STATE, 'utf8')),
    summary: shown.length > SUMMARY_LIMIT ? '' : shown.toString('utf8'),
    commands: [...parseCommands(child.stdout), ...parseCommands(child.stderr)],
    options,
  };
}

async function runSource(
  step: 'main' | 'post',
  world: Pick<ChildOptions, 'cwd' | 'env'>,
): Promise<ChildResult> {
  // The toolkit looks for the file of the summary only once in a process.
  Reflect.deleteProperty(summary, '_filePath');
  const { signal } = new AbortController();
  const { value, ...output } = await inProcess(world, () =>
    runStep(step, { signal, exitCode: null }),
  );
  return { code: value, signal: null, ...output };
}

/** Runs the post step of the job that `previous` was the main step of. */
export function runPost(
  previous: ActionRun,
  changes: Pick<ActionOptions, 'env' | 'state' | 'signal' | 'bundle'> = {},
): Promise<ActionRun> {
  const { signal: _ended, ...options } = previous.options;
  return runAction({
    ...options,
    ...changes,
    env: { ...options.env, ...changes.env },
    state: changes.state ?? previous.state,
    step: 'post',
  });
}

/** New files for every step, as the runner makes them. */
async function stepFiles(event: RunEvent) {
  const folder = await tempFolder();
  const files = {
    GITHUB_OUTPUT: join(folder, 'set_output'),
    GITHUB_STATE: join(folder, 'save_state'),
    GITHUB_STEP_SUMMARY: join(folder, 'step_summary'),
    GITHUB_ENV: join(folder, 'set_env'),
    GITHUB_PATH: join(folder, 'add_path'),
  };
  for (const file of Object.values(files)) await writeFile(file, '');
  const payload = join(folder, 'event.json');
  await writeFile(payload, JSON.stringify(event.payload));
  const home = join(folder, 'home');
  await mkdir(home);
  return { ...files, GITHUB_EVENT_PATH: payload, HOME: home, USERPROFILE: home };
}

function runnerEnv() {
  return {
    CI: 'true',
    PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_JOB: 'refresh',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: '1234',
    GITHUB_REPOSITORY_OWNER: REPOSITORY.slice(0, REPOSITORY.indexOf('/')),
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: SHA,
    GITHUB_WORKFLOW: 'Nightly roadmaps',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'test',
    RUNNER_OS: runnerOs(),
    GITHUB_API_URL: NOWHERE,
    GITHUB_GRAPHQL_URL: `${NOWHERE}/graphql`,
    GEMINI_URL: NOWHERE,
    ROADMAP_URL: NOWHERE,
  };
}

function runnerOs(): string {
  if (process.platform === 'win32') return 'Windows';
  return process.platform === 'darwin' ? 'macOS' : 'Linux';
}

function inputEnv(
  inputs: Readonly<Record<string, string>>,
  defaults: Readonly<Record<string, string>>,
): Record<string, string> {
  for (const name of Object.keys(inputs)) {
    // A runner only warns; in a test it is a slip of the pen.
    if (!(name in defaults)) throw new Error(`action.yml has no input '${name}'`);
  }
  const values = Object.entries({ ...defaults, ...inputs }).map(([name, value]) => [
    // Spaces only: hyphens stay.
    name.replaceAll(' ', '_').toUpperCase(),
    value.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, GITHUB_TOKEN),
  ]);
  return prefixed('INPUT_', Object.fromEntries(values));
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]),
  );
}
