import { SECRET_VARIABLES } from '../config/secrets.ts';
import type { Estimate } from '../engine/plan.ts';
import { duration, joinParts, plural, thousands, usd } from '../lib/text/words.ts';
import { describeModel } from '../models/models.ts';
import { OFFLINE } from '../models/offline/offline.ts';
import { failuresOf } from '../pipeline/report.ts';
import type { RunReport } from '../report/run-report.ts';
import { listRoadmaps, type Remote } from '../sources/remote/remote.ts';
import type { RefreshCommand } from './args.ts';
import { enrich, run, settingsOf } from './enrich.ts';
import { UsageError } from './parse.ts';
import type { Prompts } from './prompts.ts';
import { readOnce } from './read-once.ts';
import { type CliWorld, configOf, remoteOf } from './world.ts';

/** What is written besides the table: who is at a terminal has a browser. */
const FORMATS = 'html';

/**
 * Lets the user choose a roadmap, shows what enriching it takes, and asks before anything is sent or
 * written. Resolves to the exit code. Throws a `UsageError` where there is nobody to ask, and a
 * `PromptCancelled` if the user cancels.
 */
export async function pick(world: CliWorld): Promise<number> {
  const { prompts, log } = world;
  if (prompts === null) {
    throw new UsageError('name at least one roadmap, such as backend or ./folder (see --help).');
  }
  const remote = readOnce(remoteOf(configOf({ roadmap: '*' }), world));
  const slug = await chooseRoadmap(prompts, remote, world);
  const command = commandFor(slug, {});
  const report = await planned(command, remote, world);
  if (typeof report === 'number') return report;
  const { stats } = report;
  if (stats.plan) log.info(planLine(stats.rows.total, stats.plan));
  const settings = await confirmed(prompts, command, report);
  if (settings === null) {
    log.info('Nothing was sent or written.');
    return 0;
  }
  log.line([
    {
      text: `The same without questions: roadmap-enrich ${slug}${flagsOf(settings)}`,
      style: 'dim',
    },
  ]);
  return enrich(commandFor(slug, settings), world, remote);
}

async function chooseRoadmap(prompts: Prompts, remote: Remote, { log }: CliWorld): Promise<string> {
  const roadmaps = await listRoadmaps(remote);
  log.end();
  return prompts.search(
    `Which roadmap? (${roadmaps.length})`,
    roadmaps.map(({ slug, title }) => ({ value: slug, label: title, hint: slug })),
  );
}

type Settings = RefreshCommand['settings'];

function commandFor(slug: string, settings: Settings): RefreshCommand {
  return {
    kind: 'refresh',
    settings: { formats: FORMATS, ...settings, roadmap: slug },
    cache: undefined,
    json: false,
    verbose: false,
  };
}

/** A dry run of the command, or the exit code if there is nothing to plan. */
async function planned(
  command: RefreshCommand,
  remote: Remote,
  world: CliWorld,
): Promise<RunReport | number> {
  const { log } = world;
  const dryRun = { ...command, settings: { ...command.settings, 'dry-run': 'true' } };
  const config = await settingsOf(dryRun, world);
  // The run itself says all of this once more.
  const quiet = () => {};
  const quietLog = { ...log, info: quiet, notice: quiet, remark: quiet, warning: quiet };
  const report = await run(config, command, { ...world, log: quietLog, remote });
  const failures = failuresOf(report, config);
  for (const line of failures) log.error(line);
  return failures.length > 0 ? 1 : report;
}

function planLine(
  rows: number,
  { requests, inputTokens, outputTokens, costUsd, seconds }: Estimate,
) {
  if (requests === 0) return `Plan: ${plural(rows, 'row')}, no requests needed`;
  const cost = costUsd === null ? '' : `up to about ${usd(costUsd)} at list price`;
  const tokens = `${thousands(inputTokens)} tokens in, ${thousands(outputTokens)} out`;
  const parts = [
    plural(rows, 'row'),
    plural(requests, 'request'),
    tokens,
    cost,
    `about ${duration(seconds * 1_000)}`,
  ];
  return `Plan: ${joinParts(parts, ', ')}`;
}

/** The settings to run with; null if the user does not want to. */
async function confirmed(
  prompts: Prompts,
  command: RefreshCommand,
  { stats, tables }: RunReport,
): Promise<Settings | null> {
  const [model = ''] = stats.models.map(({ model }) => model);
  const { key, label } = describeModel(model);
  const names = tables.flatMap(({ files }) => files.map(({ path }) => path));
  const write = `Write ${names.join(' and ')}`;
  const isFree = stats.plan?.requests === 0;
  if (isFree || process.env[SECRET_VARIABLES['gemini-api-key']]) {
    const question = isFree ? `${write}?` : `${write} with ${model}?`;
    return (await prompts.confirm(question, true)) ? command.settings : null;
  }
  const answer = await prompts.select(`No ${label} API key is set. What now?`, [
    { value: 'offline', label: `${write}, as a preview without a model` },
    { value: 'stop', label: `Stop: I create a key at ${key?.page} and set GEMINI_API_KEY` },
  ]);
  return answer === 'offline' ? { ...command.settings, model: OFFLINE.name } : null;
}

/** The flags that stand for the settings. */
const flagsOf = ({ roadmap: _, ...flags }: Settings) =>
  Object.entries(flags)
    .map(([name, value]) => ` --${name} ${value}`)
    .join('');
