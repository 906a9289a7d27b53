import { type ActionOptions, type ActionRun, runAction } from '../e2e/action.ts';
import { scheduleEvent } from '../e2e/events.ts';
import { readTable } from './table.ts';

/** How much faster pauses pass: a service that is down costs a run up to half a minute of them. */
const HURRY = 20;

/** Shortens the pauses of a run, not its timeouts. */
const PRELOAD = `
  import timers from 'node:timers/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const { setTimeout } = timers;
  timers.setTimeout = (ms, ...rest) => setTimeout(ms / ${HURRY}, ...rest);
  syncBuiltinESMExports();
`;

/** Signs of an error that was not meant for users. */
const CRASH = /\b(?:Type|Range|Reference|Syntax|Zod)Error\b|\bundefined\b|\[object|\n\s+at /;

/** A night of the built bundle, as a runner would run it. */
export function runNight({ inputs, env, ...options }: ActionOptions): Promise<ActionRun> {
  return runAction({
    ...options,
    bundle: true,
    event: scheduleEvent(),
    inputs: {
      'gemini-api-key': 'AQ.a-key',
      'batch-size': '5',
      'requests-per-minute': '1000',
      cache: 'false',
      ...inputs,
    },
    env: { ...env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELOAD)}` },
  });
}

/** Everything that a run says to its user. */
export const saidBy = ({ stdout, stderr, summary }: ActionRun) =>
  `${stdout}\n${stderr}\n${summary}`;

/** What is wrong with the end of a run; a calm night has no reason to fail. */
export function wrongEnd(run: ActionRun, isCalm: boolean): readonly string[] {
  const errors = run.commands.filter(({ name }) => name === 'error').map(({ data }) => data);
  const isClear = errors.length === 1 && !CRASH.test(`${errors[0]}${run.stderr}`);
  if (run.code === 0 && errors.length === 0) return [];
  if (run.code === 1 && isClear && !isCalm) return [];
  return [`ended with ${run.code}: ${errors.join(' / ') || run.stdout.slice(-500)}${run.stderr}`];
}

/** Topics that a table has twice. */
export function twice(table: string | null): readonly string[] {
  const ids = readTable(table).map(({ Id }) => Id ?? '');
  return ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${id} is in the table twice`);
}
