import { type Config, nameOn } from '../../config/config.ts';
import { SECRET_VARIABLES } from '../../config/secrets.ts';
import { SETTINGS } from '../../config/settings.ts';
import type { StopReason } from '../../engine/result.ts';
import { page } from '../../formats/page/page.ts';
import type { Files } from '../../lib/files.ts';
import { plural } from '../../lib/text/words.ts';
import { describeModel } from '../../models/models.ts';
import { viewPath } from '../../pipeline/views.ts';
import { isTooSmall } from '../../report/forecast.ts';
import type { RunReport } from '../../report/run-report.ts';
import { isListName } from '../../sources/slug.ts';
import { parseEntry } from '../../sources/sources.ts';
import { shellWord } from '../shell-word.ts';

/** After these stops, the same command continues where the run ended. */
const WHEN: Partial<Record<StopReason, string>> = {
  'daily-quota': 'Run it again after midnight Pacific time',
  deadline: 'Run it again',
  outage: 'Run it again later',
};

/** Where `init` writes the workflow, unless it is told otherwise. */
const WORKFLOW = '.github/workflows/roadmaps.yml';

/** What to do after a run without an error, in one line; null if there is nothing to say. */
export async function nextStep(
  run: RunReport,
  config: Config,
  files: Pick<Files, 'kind'>,
): Promise<string | null> {
  const { stats, preview, planned } = run;
  const { rows, stopped } = stats;
  if (stopped === 'cancelled') return null;
  if (planned !== null) {
    if (planned.now === 0) return null;
    return `${keyFirst(config)} without ${nameOn('cli', 'dry-run')} to enrich ${those(planned.now)}.`;
  }
  const open = rows.stale + rows.pending;
  if (stopped === 'budget' && open > 0) {
    if (isTooSmall(stats)) return null;
    return `Run it again, or raise its limits, for the remaining ${plural(open, 'row')}.`;
  }
  const when = stopped === null ? undefined : WHEN[stopped];
  if (when !== undefined && open > 0) {
    return `${when} for the remaining ${plural(open, 'row')}.`;
  }
  if (rows.failed > 0) {
    return `To fill in what failed, edit the table: the next runs keep what you write.`;
  }
  const [shown] = pagesOf(run);
  if (shown !== undefined) return `Open ${shown} in a browser.${await nightly(config, files)}`;
  if (preview)
    return `${keyFirst(config)} without ${nameOn('cli', 'model')} offline for real values.`;
  const [only, ...others] = run.tables;
  if (only === undefined || others.length > 0 || rows.enriched === 0) return null;
  const [{ path }] = only.files;
  // Only CSV and TSV tables are read by view.
  if (!isListName(path) || (await files.kind(viewPath(path, page))) !== 'missing') return null;
  return `To study from it in a browser: roadmap-enrich view ${shellWord(path)}`;
}

/** Pages to open: the index of several, or else the only one. */
function pagesOf({ tables, indexes }: RunReport): readonly string[] {
  if (indexes.length > 0) return indexes.map(({ path }) => path);
  const pages = tables.flatMap((table) => table.files.filter(({ path }) => path.endsWith('.html')));
  return pages.length === 1 ? pages.map(({ path }) => path) : [];
}

/** How to run every night, for a repository that does not yet. */
async function nightly({ roadmap }: Config, files: Pick<Files, 'kind'>): Promise<string> {
  const [only, ...others] = roadmap;
  if (only === undefined || others.length > 0) return '';
  const [repository, workflow] = await Promise.all([files.kind('.git'), files.kind(WORKFLOW)]);
  if (repository === 'missing' || workflow !== 'missing') return '';
  return ` To update it every night: roadmap-enrich init ${shellWord(argumentOf(only))}`;
}

/** An entry as an argument: a path that looks like a slug needs a sign that it is none. */
function argumentOf({ name, source }: Config['roadmap'][number]): string {
  return source.upstream || parseEntry(name)?.source === source ? name : `./${name}`;
}

/** Begins a sentence about repeating the command: with a key, if there is none. */
function keyFirst(config: Config): string {
  const page = describeModel(SETTINGS.model.default ?? '').key?.page;
  if (config['gemini-api-key'] !== null || page === undefined) return 'Run the same command';
  return `Create a key at ${page}, set ${SECRET_VARIABLES['gemini-api-key']}, and run the same command`;
}

const those = (count: number) => (count === 1 ? 'this row' : `these ${plural(count, 'row')}`);
