import { type Config, nameOn } from '../../config/config.ts';
import { SECRET_VARIABLES } from '../../config/secrets.ts';
import { SETTINGS } from '../../config/settings.ts';
import type { StopReason } from '../../engine/result.ts';
import { page } from '../../formats/page/page.ts';
import type { Files } from '../../lib/files.ts';
import { joinParts, plural } from '../../lib/text/words.ts';
import { describeModel } from '../../models/models.ts';
import { viewPath } from '../../pipeline/views.ts';
import { isTooSmall } from '../../report/forecast.ts';
import type { RunReport } from '../../report/run-report.ts';
import { isListName } from '../../sources/slug.ts';
import { parseEntry } from '../../sources/sources.ts';
import { WORKFLOW_PATH } from '../repository.ts';
import { shellWord } from '../shell-word.ts';

/** After these stops, the same command continues where the run ended. */
const WHEN: Partial<Record<StopReason, string>> = {
  cancelled: 'Run it again',
  'daily-quota': 'Run it again after midnight Pacific time',
  deadline: 'Run it again',
  outage: 'Run it again later',
};

/** What to do after a run without an error: sentences, and a command that is copied as a whole. */
export interface NextStep {
  readonly text: string;
  readonly command?: string;
}

/** What to do after a run without an error; null if there is nothing to say. */
export async function nextStep(
  run: RunReport,
  config: Config,
  files: Pick<Files, 'kind'>,
): Promise<NextStep | null> {
  const { stats, preview, planned } = run;
  const { rows, stopped } = stats;
  if (planned !== null) {
    if (planned.now === 0) return null;
    return {
      text: `${keyFirst(config)} without ${nameOn('cli', 'dry-run')} to enrich ${those(planned.now)}.`,
    };
  }
  const left = rows.stale + rows.pending;
  if (stopped === 'budget' && left > 0) {
    if (isTooSmall(stats)) return null;
    return { text: `Run it again, or raise its limits, for the remaining ${plural(left, 'row')}.` };
  }
  const when = stopped === null ? undefined : WHEN[stopped];
  if (when !== undefined && left > 0) {
    const text = `${when} for the remaining ${plural(left, 'row')}.`;
    if (stopped !== 'outage') return { text };
    return { text: `${text} To find out why:`, command: 'roadmap-enrich doctor' };
  }
  if (rows.failed > 0) {
    return { text: 'To fill in what failed, edit the table: the next runs keep what you write.' };
  }
  const [shown] = pagesOf(run);
  const open = shown === undefined ? '' : `Open ${shown} in a browser.`;
  if (preview) {
    const real = `${keyFirst(config)} without ${nameOn('cli', 'model')} offline for real values.`;
    return { text: joinParts([open, real], ' ') };
  }
  if (open !== '') return withNightly(open, await nightly(config, files));
  const [only, ...others] = run.tables;
  if (only === undefined || rows.enriched === 0) return null;
  if (others.length > 0) {
    if (config.formats.includes(page.name)) return null;
    return { text: 'For pages to study from, add --formats html: no row is sent again.' };
  }
  const [{ path }] = only.files;
  // Only CSV and TSV tables are read by view.
  if (!isListName(path)) return null;
  const shownAt = viewPath(path, page);
  const command = `roadmap-enrich view ${shellWord(path)}`;
  if ((await files.kind(shownAt)) === 'missing') {
    return { text: 'To study from it in a browser:', command };
  }
  return only.stats.changed
    ? { text: `${shownAt} shows an older table. To renew it:`, command }
    : null;
}

/** Pages to open: the index of several, or else the only one. */
function pagesOf({ tables, indexes }: RunReport): readonly string[] {
  if (indexes.length > 0) return indexes.map(({ path }) => path);
  const pages = tables.flatMap((table) => table.files.filter(({ path }) => path.endsWith('.html')));
  return pages.length === 1 ? pages.map(({ path }) => path) : [];
}

const withNightly = (text: string, command: string | null): NextStep =>
  command === null ? { text } : { text: `${text} To update it every night:`, command };

/** The command that makes it run every night, for a repository where it does not yet. */
async function nightly({ roadmap }: Config, files: Pick<Files, 'kind'>): Promise<string | null> {
  const [only, ...others] = roadmap;
  if (only === undefined || others.length > 0) return null;
  const [repository, workflow] = await Promise.all([files.kind('.git'), files.kind(WORKFLOW_PATH)]);
  if (repository === 'missing' || workflow !== 'missing') return null;
  return `roadmap-enrich init ${shellWord(argumentOf(only))}`;
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
