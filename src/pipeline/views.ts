import type { FinishedTable, View } from '../formats/format.ts';
import { VIEWS } from '../formats/formats.ts';
import { markIn, markOf } from '../formats/mark.ts';
import { RoadmapError } from '../lib/error.ts';
import type { Files } from '../lib/files.ts';
import { MAX_TABLE_BYTES } from '../lib/limits.ts';
import { asCommitted } from '../lib/text/clean.ts';
import { damageOf } from '../lib/text/damage.ts';
import { joinSome, sanitize } from '../lib/text/message.ts';
import type { TableFile } from '../publish/commit.ts';

/** A file beside the table, before the run writes it. */
export interface ExistingView {
  readonly view: View;
  readonly path: string;
  /** Its text in the workspace; null if there is none. */
  readonly here: string | null;
  /** Its published text; null if there is none. */
  readonly published: string | null;
}

/** The path of a view of the table at a path. */
export const viewPath = (csvPath: string, { extension }: Pick<View, 'extension'>) =>
  csvPath.replace(/\.csv$/i, extension);

/** A file's text in the workspace; null if there is none. Throws a `FileError` if none can be written there. */
export async function readHere(files: Files, path: string): Promise<string | null> {
  await files.checkTarget(path);
  if ((await files.kind(path)) === 'missing') return null;
  // A table with a byte order mark is not the one that we would write.
  return asCommitted(await files.readText(path, MAX_TABLE_BYTES, 'kept'));
}

/**
 * Whether a file is ours, as its mark says. Throws a `RoadmapError` if it is not whole: with its mark it
 * would be taken for current, and stay as git left it.
 */
export function isOurs(text: string, path: string, view: Pick<View, 'name'>): boolean {
  const damage = damageOf(text);
  if (damage !== null) throw new RoadmapError(`${sanitize(path)} ${damage}`);
  return markIn(text, view) !== null;
}

/** Throws a `RoadmapError` if there is a file where a view is to be written, and it is not ours or not whole. */
export function checkView(text: string | null, path: string, view: View): void {
  if (text === null || isOurs(text, path, view)) return;
  throw new RoadmapError(
    `${sanitize(path)} exists and was not written by roadmap-enrich. Rename it, or take ${view.name} out of formats.`,
  );
}

/** A notice of the views beside a table that are ours, and that this run does not write. */
export async function leftViews(
  csvPath: string,
  wanted: readonly View[],
  files: Files,
): Promise<readonly string[]> {
  const others = VIEWS.filter((view) => !wanted.includes(view));
  const found = await Promise.all(
    others.map(async (view) => {
      const path = viewPath(csvPath, view);
      // What is missing or cannot be read is none of this run's business.
      const text = await files.readText(path, MAX_TABLE_BYTES).catch(() => '');
      return markIn(text, view) === null ? [] : [{ path, name: view.name }];
    }),
  );
  const left = found.flat();
  if (left.length === 0) return [];
  const paths = joinSome(left.map(({ path }) => path));
  const names = left.map(({ name }) => name).join(', ');
  return [
    `${paths} ${left.length === 1 ? 'is' : 'are'} not renewed: formats does not name ${names}.`,
  ];
}

/** A view of a table, as it is to be written: as it is where it was made from the same. */
export function viewFile(
  { view, path, published }: ExistingView,
  table: FinishedTable,
  record: NonNullable<TableFile['record']>,
): TableFile {
  const text = unlessCurrent(published, view, markOf(view, table, record.text), (mark) =>
    view.render(table, mark),
  );
  return { path, text, published, record };
}

/** The published text, where it carries the mark that is due, else a new one. */
export function unlessCurrent(
  published: string | null,
  view: Pick<View, 'name'>,
  mark: string,
  render: (mark: string) => string,
): string {
  return published !== null && markIn(published, view) === mark ? published : render(mark);
}
