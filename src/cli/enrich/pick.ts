import { SECRET_VARIABLES } from '../../config/secrets.ts';
import { SILENT } from '../../lib/log.ts';
import { duration, joinParts, plural, thousands, usd } from '../../lib/text/words.ts';
import { describeModel } from '../../models/models.ts';
import { OFFLINE } from '../../models/offline/offline.ts';
import { failuresOf } from '../../pipeline/report.ts';
import type { RunReport } from '../../report/run-report.ts';
import { listRoadmaps, type Remote } from '../../sources/remote/remote.ts';
import type { RefreshCommand } from '../arguments/parse.ts';
import { UsageError } from '../arguments/split.ts';
import type { Prompts } from '../terminal/prompts.ts';
import { type CliWorld, configOf, remoteOf } from '../world.ts';
import { enrich, run, settingsOf } from './enrich.ts';
import { readOnce } from './read-once.ts';

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
    throw new UsageError('Name at least one roadmap, such as backend or ./folder (see --help).');
  }
  const remote = readOnce(remoteOf(configOf({ roadmap: '*' }), world));
  const slug = await chooseRoadmap(prompts, remote, world);
  const command = commandFor(slug, {});
  const report = await planned(command, remote, world);
  if (typeof report === 'number') return report;
  log.info(planLine(report));
  const settings = await confirmed(command, report, { prompts, log });
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

/** What it takes to ask. */
interface Asking {
  readonly prompts: Prompts;
  readonly log: CliWorld['log'];
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
  const quietLog = { ...log, ...SILENT, error: log.error };
  const report = await run(config, command, { ...world, log: quietLog, remote });
  const failures = failuresOf(report, config);
  for (const line of failures) log.error(line);
  return failures.length > 0 ? 1 : report;
}

/** What a run takes, in one line of a narrow terminal. */
function planLine({ stats: { rows, plan }, planned }: RunReport): string {
  if (plan === undefined || plan.requests === 0) {
    return `Plan: ${plural(rows.total, 'row')}, no requests needed`;
  }
  const sent = planned?.now ?? rows.total;
  const { requests, inputTokens, outputTokens, costUsd, seconds } = plan;
  const parts = [
    `${sent === rows.total ? '' : `${thousands(sent)} of `}${plural(rows.total, 'row')}`,
    plural(requests, 'request'),
    plural(inputTokens + outputTokens, 'token'),
    costUsd === null ? '' : `up to about ${usd(costUsd)}`,
    `about ${duration(seconds * 1_000)}`,
  ];
  return `Plan: ${joinParts(parts, ', ')}`;
}

/** The settings to run with; null if the user does not want to. */
async function confirmed(
  { settings }: RefreshCommand,
  { stats, tables }: RunReport,
  { prompts, log }: Asking,
): Promise<Settings | null> {
  const [model = ''] = stats.models.map(({ model }) => model);
  const { key } = describeModel(model);
  const names = tables.flatMap(({ files }) => files.map(({ path }) => path));
  log.info(`Files: ${names.join(', ')}`);
  const isFree = stats.plan?.requests === 0;
  const variable = SECRET_VARIABLES['gemini-api-key'];
  if (isFree || process.env[variable]) {
    const question = isFree ? 'Write the files?' : `Enrich the rows with ${model}?`;
    return (await prompts.confirm(question, true)) ? settings : null;
  }
  const answer = await prompts.select(`${variable} is not set. What now?`, [
    { value: 'offline', label: 'Make a preview without a model' },
    { value: 'stop', label: 'Stop, and set a key first' },
  ]);
  if (answer === 'offline') return { ...settings, model: OFFLINE.name };
  log.info(`Create a key at ${key?.page}, set ${variable}, and run it again.`);
  return null;
}

/** The flags that stand for the settings. */
const flagsOf = ({ roadmap: _, ...flags }: Settings) =>
  Object.entries(flags)
    .map(([name, value]) => ` --${name} ${value}`)
    .join('');
