import { joinSome } from '../../lib/text/message.ts';
import type { InitCommand } from '../arguments/parse.ts';
import { UsageError } from '../arguments/split.ts';
import type { CliWorld } from '../world.ts';
import type { PlannedRoadmap } from './plan.ts';

/** What pages would show. */
export interface Content {
  readonly roadmaps: readonly PlannedRoadmap[];
  /** Columns of the lists that no model fills in. */
  readonly ownColumns: readonly string[];
}

/**
 * Whether the workflow deploys pages: as given or, on a terminal, as the user answers. Says what they make
 * public. Null: the licence of a roadmap forbids it, and the user has no permission. Throws a `UsageError`
 * if there is nobody to ask for that.
 */
export async function askPages(
  { pages, force }: InitCommand,
  { roadmaps, ownColumns }: Content,
  { log, prompts }: CliWorld,
): Promise<boolean | null> {
  const offer = 'Also put pages on GitHub Pages? They are public.';
  const isWanted = pages ?? (await prompts?.confirm(offer, false)) ?? false;
  if (!isWanted) return false;
  const own = ownColumns.length === 0 ? 'those that you add' : joinSome(ownColumns);
  log.notice('pages are public, even if the repository is private.');
  log.notice(`the pages show all columns of a table, also ${own}.`);
  const names = roadmaps.filter(({ isFile }) => !isFile).map(({ name }) => name);
  if (names.length === 0) return true;
  const licence = `the licence of roadmap.sh forbids public pages of ${joinSome(names)}.`;
  if (!force && prompts === null) {
    throw new UsageError(
      `--pages: ${licence} Use lists of your own, or --force if you have permission.`,
    );
  }
  log.warning(licence);
  const question = 'Do you have permission to publish them?';
  return prompts === null || (await prompts.confirm(question, false)) ? true : null;
}
