import { basename, normalize, sep } from 'node:path';
import { graphHash, isGraph, parseGraph, parseJson } from '../../graph/read.ts';
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
 * A line as an entry of a source that reads paths; null where it is none. A path holds a slash or a
 * backslash, begins with a dot, or ends in `.json` or `.csv`.
 */
export function pathEntry(line: string, source: Source): Entry | null {
  const isPath = /[/\\]/.test(line) || line.startsWith('.') || /\.(json|csv)$/i.test(line);
  if (!isPath) return null;
  // With `/`, which every system reads, so that messages and statistics are the same everywhere.
  const name = normalize(line)
    .replaceAll(sep, '/')
    .replace(/[/\\]$/, '');
  return { source, name, slug: slugOf(name) };
}

/** Content files read at once. */
const FILES_AT_ONCE = 16;

interface GraphFile {
  readonly path: string;
  readonly text: string;
}

/** Where the parts of a roadmap are. */
interface Found {
  readonly slug: string;
  readonly graph: GraphFile | null;
  /** The folder of its topic texts; null where it has none. */
  readonly texts: string | null;
}

/**
 * Loads a roadmap from a graph `.json` file or a folder: `<slug>/{<slug>.json,content/}`,
 * `<slug>/content/`, a `content` folder itself, or a folder of texts named `<topic>@<id>.md`.
 *
 * Throws a `RoadmapError`, or the `FileError` of a file that may not be read. A single unreadable
 * file fails the whole roadmap: a table with holes would pass for a complete one.
 */
export async function loadLocalRoadmap(path: string, files: Files): Promise<Roadmap> {
  const { slug, graph, texts } = await find(path, files);
  const { content, warnings } =
    texts === null ? { content: [], warnings: [] } : await readTexts(texts, files);
  const source = {
    graph: graph?.path ?? null,
    texts,
    commit: null,
    graphHash: graph === null ? null : graphHash(graph.text),
  };
  if (graph === null && content.length === 0) {
    throw new RoadmapError(
      `${sanitize(path)} holds no roadmap. It needs a graph (a .json file with "nodes") or topic texts (files named topic@id.md, or .md files in a folder ${CONTENT_FOLDER}).`,
    );
  }
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
      `there is no ${sanitize(path)}. Check the path; in a workflow, check the repository out first.`,
    );
  }
  if (kind === 'other' || !/\.json$/i.test(path)) {
    throw new RoadmapError(
      `${sanitize(path)} is not a roadmap. Give a graph (.json), a list (.csv), or the folder of a roadmap.`,
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
  // Any folder may hold a README and the like: topic texts are told by the folder's name, or by ids in theirs.
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
): Promise<GraphFile | null> {
  const read = async (name: string) => {
    const path = join(folder, name);
    return { path, text: await files.readText(path, MAX_FILE_BYTES) };
  };
  const own = `${folderName(folder)}.json`;
  if (names.includes(own)) return await read(own);

  const graphs: GraphFile[] = [];
  for (const name of names.filter((candidate) => /\.json$/i.test(candidate))) {
    const file = await read(name);
    if (holdsGraph(file)) graphs.push(file);
  }
  if (graphs.length > 1) {
    throw new RoadmapError(
      `${sanitize(folder)} holds ${graphs.length} graphs. Name the one you mean: ${joinSome(graphs.map((file) => file.path))}.`,
    );
  }
  return graphs[0] ?? null;
}

/** A graph may have other JSON files beside it, even broken ones. */
function holdsGraph(file: GraphFile): boolean {
  try {
    return isGraph(parseJson(file.text, file.path));
  } catch {
    return false;
  }
}

async function readTexts(folder: string, files: Files) {
  const names = await files.list(folder);
  const content = await mapConcurrent(names.filter(isContentName), FILES_AT_ONCE, async (name) =>
    contentFile(name, await files.readText(join(folder, name), MAX_TEXT_BYTES)),
  );
  return { content, warnings: await unreadFolders(folder, names, files) };
}

/** Texts in subfolders are not read; whoever sorted them that way would miss their rows. */
async function unreadFolders(
  folder: string,
  names: readonly string[],
  files: Files,
): Promise<readonly string[]> {
  const others = names.filter((name) => !/\.[a-z]+$/i.test(name));
  const holdTexts = await mapConcurrent(others, FILES_AT_ONCE, (name) =>
    holdsTexts(join(folder, name), files),
  );
  const unread = others.filter((_, i) => holdTexts[i]);
  if (unread.length === 0) return [];
  return [
    `texts in folders of ${sanitize(folder)} are not read: ${joinSome(unread)}. Move them up.`,
  ];
}

/** Nobody misses what a link out of the workspace, or a folder closed to us, holds. */
async function holdsTexts(path: string, files: Files): Promise<boolean> {
  try {
    return (await files.kind(path)) === 'folder' && (await files.list(path)).some(isContentName);
  } catch {
    return false;
  }
}

/** Joins with `/`, which every system reads, so that messages are the same everywhere. */
function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder.replace(/[/\\]+$/, '')}/${name}`;
}
