import { spawn } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isSelfTest, type Job, substituteAll } from '../workflows/workflow.ts';
import { type ActionRun, GITHUB_TOKEN, runAction, runPost } from './action.ts';
import { REPOSITORY, type RunEvent } from './events.ts';
import { parseFileCommands } from './file-commands.ts';
import { ROOT } from './manifest.ts';
import { tempFolder } from './workspace.ts';

/** Where a job runs. */
export interface JobOptions {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  readonly event?: RunEvent;
}

/**
 * Runs what a job does itself, in order: its scripts with bash, and `uses: ./` with the built bundle, post
 * step included. Other actions are passed over. Gives what the scripts said; throws it where a step failed.
 */
export async function runJob(
  job: Job,
  { workspace, event, ...given }: JobOptions,
): Promise<string> {
  const runnerTemp = await tempFolder();
  const path = [await folderOfGh(), dirname(process.execPath), process.env.PATH].join(delimiter);
  const outputs: Record<string, ActionRun['outputs']> = {};
  const mains: ActionRun[] = [];
  let env: Record<string, string> = {
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_ATTEMPT: '1',
    ...given.env,
  };
  const evaluate = (texts: Readonly<Record<string, string>>) =>
    substituteAll(texts, (expression) => look(expression, outputs, env));
  env = { ...env, ...evaluate(job.env) };
  const faults: string[] = [];
  let said = '';

  for (const step of job.steps) {
    if (step.if !== undefined && step.if !== 'always()') throw new Error(`if: ${step.if}`);
    if (faults.length > 0 && step.if === undefined) continue;
    const stepEnv = { ...env, ...evaluate(step.env) };
    if (step.run !== '') {
      const run = await bash(
        step.run,
        { ...stepEnv, PATH: path, RUNNER_TEMP: runnerTemp },
        workspace,
      );
      env = { ...env, ...run.exported };
      said += run.said;
      if (run.code !== 0) faults.push(`${step.name || step.run}: ${run.said}`);
    } else if (isSelfTest(step)) {
      const inputs = evaluate(step.with);
      const run = await runAction({
        bundle: true,
        inputs,
        env: stepEnv,
        workspace,
        runnerTemp,
        ...(event && { event }),
      });
      mains.push(run);
      outputs[step.id] = run.outputs;
      if (run.code !== 0) faults.push(`${step.name}: ${run.stdout}`);
    }
  }
  for (const main of mains.toReversed()) await runPost(main);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return said;
}

/** The few expressions that are worth their place here; any other is an error. */
function look(
  term: string,
  outputs: Readonly<Record<string, ActionRun['outputs']>>,
  env: Readonly<Record<string, string>>,
): string | undefined {
  const [, whole] = /^toJSON\(steps\.([\w-]+)\.outputs\)$/.exec(term) ?? [];
  if (whole !== undefined) return JSON.stringify(outputs[whole]);
  const [, id = '', name] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(term) ?? [];
  if (name !== undefined) return outputs[id]?.[name] ?? '';
  if (term === 'github.token') return GITHUB_TOKEN;
  const [, variable] = /^(?:env\.|github\.(?=run_))(\w+)$/.exec(term) ?? [];
  return env[term.startsWith('github.') ? `GITHUB_${variable?.toUpperCase()}` : (variable ?? '')];
}

async function bash(script: string, env: Readonly<Record<string, string>>, cwd: string) {
  const exports = join(await tempFolder(), 'set_env');
  await writeFile(exports, '');
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...env, GITHUB_ENV: exports },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // What it leaves running in its group ends with the test, as the runner ends it with the job.
  onTestFinished(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing was left.
    }
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  return { code, said, exported: parseFileCommands(await readFile(exports, 'utf8')) };
}

/** A folder for PATH with a `gh` that speaks to the stand-in for GitHub. */
async function folderOfGh(): Promise<string> {
  const folder = await tempFolder();
  const script = join(ROOT, 'test', 'fakes', 'gh.ts');
  await writeFile(join(folder, 'gh'), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  await chmod(join(folder, 'gh'), 0o755);
  return folder;
}
