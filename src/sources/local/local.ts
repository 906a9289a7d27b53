import { basename, normalize, sep } from 'node:path';
import { graphHash, isGraph, parseGraph } from '../../graph/read.ts';
import { mapConcurrent } from '../../lib/concurrency.ts';
import { RoadmapError } from '../../lib/error.ts';
import { type Files, MAX_FILE_BYTES, MAX_TEXT_BYTES } from '../../lib/files.ts';
import { joinSome, sanitize } from '../../lib/text/message.ts';
import { buildRoadmap } from '../build.ts';
import { contentFile, contentOnlyRoadmap, isContentName } from '../content-files.ts';
import type { Roadmap } from '../roadmap.ts';
import { CONTENT_FOLDER, folderName, slugOf, titleOfSlug } from '../slug.ts';
import type { Entry, Source } from '../sources.ts';

/** Graph files, and folders with a graph or topic texts. */
export const local: Source = {
  upstream: false,
  byPath: true,
  parse: (line) => pathEntry(line, local),
  names: async (entry) => [entry],
  load: ({ name }, { files }) => loadLocalRoadmap(name, files),
};

/**
 * A line as an entry of a source that reads paths; null if it is not a path. A path has a slash or
 * backslash, begins with a dot, or ends in `.json` or `.csv`.
 */
export function pathEntry(line: string, source: Source): Entry | null {
  const isPath = /[/\\]/.test(line) || line.startsWith('.') || /\.(json|csv)$/i.test(line);
  if (!isPath) return null;
  // With `/`, which every system accepts, so that messages and statistics are the same everywhere.
  const name = normalize(line)
    .replaceAll(sep, '/')
    .replace(/[/\\]$/, '');
  return { source, name, slug: slugOf(name) };
}

/** Content files read at once. */
const CONCURRENCY = 16;

/** Where the parts of a roadmap are. */
interface Found {
  readonly slug: string;
  readonly graph: { readonly path: string; readonly text: string } | null;
  /** The folder of its topic texts; null if it has none. */
  readonly texts: string | null;
}

/**
 * Loads a roadmap from a graph `.json` file or a folder: `<slug>/{<slug>.json,content/}`,
 * `<slug>/content/`, a `content` folder itself, or a folder of texts named `<topic>@<id>.md`.
 *
 * Throws a `RoadmapError`, or the `FileError` of a file that cannot be read. A single unreadable
 * file fails the whole roadmap: a table with holes would look like a complete one.
 */
export async function loadLocalRoadmap(path: string, files: Files): Promise<Roadmap> {
  const { slug, graph, texts } = await find(path, files);
  const { content, warnings } =
    texts === null ? { content: [], warnings: [] } : await readTexts(texts, files);
  if (graph === null && content.length === 0) {
    throw new RoadmapError(
      `${sanitize(path)} is not a roadmap: it has no graph (a .json file with "nodes") and no topic texts (files named topic@id.md, or .md files in a folder ${CONTENT_FOLDER}). Add one of them.`,
    );
  }
  const source = {
    graph: graph?.path ?? null,
    texts,
    commit: null,
    graphHash: graph && graphHash(graph.text),
  };
  const parts = { slug, files: content, source };
  const roadmap =
    graph === null
      ? contentOnlyRoadmap({ ...parts, title: titleOfSlug(slug) })
      : buildRoadmap({ ...parts, graph: parseGraph(graph.text, graph.path) });
  return { ...roadmap, warnings: [...roadmap.warnings, ...warnings] };
}

async function find(path: string, files: Files): Promise<Found> {
  const kind = await files.kind(path);
  if (kind === 'folder') return await findInFolder(path, files);
  if (kind === 'missing') {
    throw new RoadmapError(
      `${sanitize(path)} does not exist. Check the path; in a workflow, run actions/checkout first.`,
    );
  }
  if (kind === 'other' || !/\.json$/i.test(path)) {
    throw new RoadmapError(
      `${sanitize(path)} is not a roadmap. Use a graph (.json), a list (.csv), or the folder of a roadmap.`,
    );
  }
  const beside = join(path.replace(/[^/\\]*$/, ''), CONTENT_FOLDER);
  return {
    slug: slugOf(path, 'file'),
    graph: { path, text: await files.readText(path, MAX_FILE_BYTES) },
    texts: (await files.kind(beside)) === 'folder' ? beside : null,
  };
}

async function findInFolder(folder: string, files: Files): Promise<Found> {
  const names = await files.list(folder);
  const inside = join(folder, CONTENT_FOLDER);
  const hasContentFolder =
    names.includes(CONTENT_FOLDER) && (await files.kind(inside)) === 'folder';
  // Any folder may have a README and the like: topic texts need the folder's name, or ids in theirs.
  const isContent = basename(folder) === CONTENT_FOLDER;
  const hasTexts = names.some((name) => isContentName(name) && (isContent || name.includes('@')));
  return {
    slug: slugOf(folder, 'folder'),
    graph: await findGraph(folder, names, files),
    texts: hasContentFolder ? inside : hasTexts ? folder : null,
  };
}

/** The graph is `<folder>.json`, else the only `.json` that is one. */
async function findGraph(
  folder: string,
  names: readonly string[],
  files: Files,
): Promise<Found['graph']> {
  const own = `${folderName(folder)}.json`;
  const hasOwn = names.includes(own);
  const graphs = [];
  for (const name of hasOwn ? [own] : names.filter((other) => /\.json$/i.test(other))) {
    const path = join(folder, name);
    const text = await files.readText(path, MAX_FILE_BYTES);
    // A graph may have other JSON files beside it, even broken ones.
    if (hasOwn || isGraph(text)) graphs.push({ path, text });
  }
  if (graphs.length > 1) {
    const paths = joinSome(graphs.map((file) => file.path));
    throw new RoadmapError(
      `${sanitize(folder)} contains ${graphs.length} graphs. Name the one you mean: ${paths}.`,
    );
  }
  return graphs[0] ?? null;
}

async function readTexts(folder: string, files: Files) {
  const names = await files.list(folder);
  const content = await mapConcurrent(names.filter(isContentName), CONCURRENCY, async (name) =>
    contentFile(name, await files.readText(join(folder, name), MAX_TEXT_BYTES)),
  );
  // Texts in subfolders are not read; without a warning, their rows would be missed.
  const others = names.filter((name) => !/\.[a-z]+$/i.test(name));
  const unread = await mapConcurrent(others, CONCURRENCY, async (name) => {
    const path = join(folder, name);
    try {
      const hasTexts =
        (await files.kind(path)) === 'folder' && (await files.list(path)).some(isContentName);
      return hasTexts ? [name] : [];
    } catch {
      // A link out of the workspace, or a folder without permission: nobody expects its texts.
      return [];
    }
  });
  const folders = joinSome(unread.flat());
  return {
    content,
    warnings:
      folders === ''
        ? []
        : [`texts in subfolders of ${sanitize(folder)} are ignored: ${folders}. Move them up.`],
  };
}

/** Joins with `/`, which every system accepts, so that messages are the same everywhere. */
function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder.replace(/[/\\]+$/, '')}/${name}`;
}
