import { describeModel } from '../../models/models.ts';
import { OFFLINE } from '../../models/offline/offline.ts';
import type { DoctorCommand } from '../arguments/parse.ts';
import { shellWord } from '../shell-word.ts';
import { type CliWorld, print } from '../world.ts';
import type { Check, CheckSpec, Finding } from './check.ts';
import { checkToken } from './checks/github.ts';
import { checkKey } from './checks/key.ts';
import { checkModel } from './checks/model.ts';
import { checkNode } from './checks/node.ts';
import { checkCache, checkOutput } from './checks/places.ts';
import { checkProxy, proxyUse } from './checks/proxy.ts';
import { checkRoadmap } from './checks/roadmap.ts';
import { checkGraph, checkList } from './checks/site.ts';
import { checkSource } from './checks/source.ts';
import { checkWorkflows } from './checks/workflows.ts';
import { openOnline } from './online.ts';
import { runChecks } from './run.ts';
import { readSetup, type Setup } from './setup.ts';
import { checkLine, checksJson, isHealthy, summaryLine } from './show.ts';

/**
 * Checks what a run needs, and resolves to the exit code: 1 if something keeps a run from its job.
 * Sends at most one request to each model. Throws a `UsageError` for a wrong setting.
 */
export async function doctor(command: DoctorCommand, world: CliWorld): Promise<number> {
  const setup = readSetup(command);
  const { signal } = world;
  const checks = await runChecks(checksOf(command, setup, world), {
    signal,
    isOffline: setup.isLocal && !callsModel(setup),
    proxy: proxyUse(process.env, process.execArgv),
    onCheck: (check) => {
      if (!command.json && !signal.aborted) print(checkLine(check, process.stdout.columns));
    },
  });
  signal.throwIfAborted();
  print(command.json ? checksJson(checks) : summaryLine(checks, nextStep(checks, command, setup)));
  return isHealthy(checks) ? 0 : 1;
}

/** All checks, in the order in which they are shown. */
function checksOf(command: DoctorCommand, setup: Setup, world: CliWorld): readonly CheckSpec[] {
  const { config, secrets, entries, slug: graph } = setup;
  const online = openOnline(setup, world.signal);
  const token = checkToken(secrets['github-token'], online);
  const list = checkList(online, setup);
  const needsKey = config.model.map(describeModel).find(({ key }) => key !== null);
  const one = (name: string, finding: () => Promise<Finding> | Finding): CheckSpec => {
    return { name, run: async () => [await finding()] };
  };
  const onlineOne = (name: string, finding: () => Promise<Finding>): CheckSpec => {
    return { ...one(name, finding), isOnline: true };
  };
  return [
    one('Node.js', () => checkNode(process.versions.node)),
    one('proxy', () => checkProxy(process.env, process.execArgv)),
    one('key', () => checkKey(secrets['gemini-api-key'], needsKey?.key ?? null)),
    ...config.model.map((name) => {
      const spec = describeModel(name).preview ? one : onlineOne;
      return spec('model', () => checkModel(name, setup, { signal: world.signal }));
    }),
    (secrets['github-token'].error === null ? onlineOne : one)('GitHub', () => token),
    onlineOne('list', () => list),
    onlineOne('graph', () => checkGraph(online, setup, list)),
    one('source', () => checkSource(online, setup, token)),
    ...entries
      // The graph of this one is read.
      .filter(({ source, slug }) => !source.upstream || slug !== graph)
      .map((entry) => one('roadmap', () => checkRoadmap(entry, { setup, world, online }))),
    one('cache', () => checkCache(command.cache, world.files)),
    one('output', () => checkOutput(setup, world.files)),
    { name: 'workflow', run: () => checkWorkflows(process.cwd(), online.listed) },
  ];
}

const isPreview = ({ config }: Setup) => config.model.some((name) => describeModel(name).preview);

const callsModel = (setup: Setup) => setup.config['gemini-api-key'] !== null && !isPreview(setup);

/** What to do now: the run that was looked at, as far as it can be done. */
function nextStep(checks: readonly Check[], { roadmaps, settings }: DoctorCommand, setup: Setup) {
  if (!isHealthy(checks)) return 'Fix the problems, then run doctor again.';
  const isSilent = checks.some(({ name, status }) => name === 'model' && status === 'warning');
  if (isSilent) return 'Ready, once the model answers.';
  const hasNoKey = checks.some(({ name, status }) => name === 'key' && status === 'warning');
  if (hasNoKey && roadmaps.length === 0) return 'Ready, once there is a key.';
  if (roadmaps.length === 0) return 'Ready.';
  const { model } = settings;
  const chosen = callsModel(setup) ? model : OFFLINE.name;
  const flags = chosen === undefined ? [] : ['--model', shellWord(chosen)];
  const run = ['roadmap-enrich', ...roadmaps.map(shellWord), ...flags].join(' ');
  return callsModel(setup) || isPreview(setup) ? `Next: ${run}` : `Next, without a key: ${run}`;
}
