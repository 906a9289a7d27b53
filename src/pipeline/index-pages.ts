import { posix } from 'node:path';
import type { Config } from '../config/config.ts';
import { markIn } from '../formats/mark.ts';
import {
  INDEX,
  INDEX_FILE,
  type IndexEntry,
  indexMark,
  renderIndex,
} from '../formats/page/index-page.ts';
import { page } from '../formats/page/page.ts';
import { byCodeUnit, groupBy } from '../lib/collections.ts';
import { messageOf, RoadmapError } from '../lib/error.ts';
import { joinPath } from '../lib/files.ts';
import type { Log } from '../lib/log.ts';
import { sanitize } from '../lib/text/message.ts';
import { publishedText } from '../publish/published.ts';
import type { IndexFile, RoadmapStats, Table } from '../report/run-report.ts';
import { isPattern, titleOfSlug } from '../sources/slug.ts';
import type { LoadWorld } from './load.ts';
import { isOurs, readHere, unlessCurrent, viewPath } from './views.ts';

export interface IndexWorld extends Pick<LoadWorld, 'files' | 'readPublished'> {
  readonly config: Config;
  readonly log: Log;
}

/**
 * Writes the index of each folder that holds the pages of several roadmaps of the run, those included
 * that were not done. Where there is another file, none is written, with a warning.
 */
export async function writeIndexes(
  tables: readonly Table[],
  unloaded: readonly RoadmapStats[],
  world: IndexWorld,
): Promise<readonly IndexFile[]> {
  if (!world.config.formats.includes(page.name)) return [];
  const roadmaps = [...tables.map(({ title, stats }) => ({ ...stats, title })), ...unloaded];
  const written: IndexFile[] = [];
  for (const [folder, group] of groupBy(roadmaps, ({ csv }) => folderOf(csv))) {
    if (group.length === 1) continue;
    const path = joinPath(folder, INDEX_FILE);
    try {
      const file = await writeIndex(path, await entriesOf(group, world), world);
      if (file !== null) written.push(file);
    } catch (error) {
      world.log.warning(`No index of the pages: ${messageOf(error)}`);
    }
  }
  return written;
}

/** Throws a `RoadmapError` if the page of a roadmap would take the place of the index of its folder. */
export function checkPagePath(csvPath: string, { formats, roadmap, output }: Config): void {
  const isShared =
    (roadmap.length > 1 || roadmap.some(({ slug }) => isPattern(slug))) &&
    !folderOf(output).includes('{slug}');
  if (!isShared || !formats.includes(page.name)) return;
  const name = posix.basename(viewPath(csvPath.replaceAll('\\', '/'), page));
  if (name.toLowerCase() !== INDEX_FILE) return;
  throw new RoadmapError(
    `its page would be ${INDEX_FILE}, which lists the pages of all. Give it another name, or {slug} a folder of its own in output.`,
  );
}

async function writeIndex(
  path: string,
  entries: readonly IndexEntry[],
  { files, readPublished, config, log }: IndexWorld,
): Promise<IndexFile | null> {
  const here = await readHere(files, path);
  const published = publishedText(await readPublished?.(path), here);
  for (const text of [here, published]) {
    if (text === null || isOurs(text, path, INDEX)) continue;
    log.warning(
      markIn(text, page) === null
        ? `${sanitize(path)} was not written by roadmap-enrich, and stays: the pages have no index.`
        : `${sanitize(path)} is the page of a roadmap, and stays: the pages have no index.`,
    );
    return null;
  }
  const text = unlessCurrent(published, INDEX, indexMark(entries), (mark) =>
    renderIndex(entries, mark),
  );
  if (!config['dry-run'] && text !== here) await files.writeText(path, text);
  return { path, text, published, entries };
}

/** The roadmaps of a folder by their titles: which of them fails must not change their order. */
async function entriesOf(
  roadmaps: readonly (RoadmapStats & { readonly title?: string })[],
  { files, readPublished }: IndexWorld,
): Promise<readonly IndexEntry[]> {
  const entries = roadmaps.map(async ({ slug, csv, rows, error, title = titleOfSlug(slug) }) => {
    const path = viewPath(csv, page);
    const name = posix.basename(path);
    if (error === undefined) return { slug, title, page: name, topics: rows.total };
    // What an earlier run wrote stays.
    const found = await readPublished?.(path);
    const exists = found?.known ? found.text !== null : (await files.kind(path)) === 'file';
    return { slug, title, page: exists ? name : null, topics: null };
  });
  return (await Promise.all(entries)).toSorted((a, b) => byCodeUnit(a.title, b.title));
}

const folderOf = (path: string) => posix.dirname(path.replaceAll('\\', '/'));
