import { basename } from 'node:path';
import { graphHash } from '../../graph/hash.ts';
import { isGraph, parseGraph, parseJson } from '../../graph/read.ts';
import { mapConcurrent } from '../../lib/concurrency.ts';
import { RoadmapError } from '../../lib/error.ts';
import { type Files, MAX_FILE_BYTES, MAX_TEXT_BYTES } from '../../lib/files.ts';
import { asCommitted } from '../../lib/text/as-committed.ts';
import { listed, shown } from '../../lib/text/message.ts';
import { buildRoadmap } from '../build.ts';
import { type ContentFile, contentFile, isContentName } from '../content-file.ts';
import { contentOnlyRoadmap } from '../content-only.ts';
import { csvRoadmap } from '../list/list.ts';
import type { Roadmap } from '../roadmap.ts';
import { CONTENT_FOLDER, folderName, slugOf, titleOfSlug } from '../slug.ts';

/** Content files read at once. */
const FILES_AT_ONCE = 16;

/** The files of one roadmap. */
interface Found {
  readonly slug: string;
  readonly graph: { readonly path: string; readonly text: string } | null;
  readonly texts: string | null;
}

/**
 * Loads a roadmap from a graph `.json` file, a `.csv` list, or a folder:
 * `<slug>/{<slug>.json,content/}`, `<slug>/content/`, a `content` folder itself, or a folder of
 * texts named `<topic>@<id>.md`.
 *
 * Throws a `RoadmapError`, or the `FileError` of a file that may not be read; each says in one line
 * which file it is and what to do. A single file that cannot be read fails the whole roadmap: a
 * table with holes would pass for a complete one.
 */
export async function loadLocalRoadmap(path: string, files: Files): Promise<Roadmap> {
  if (/\.csv$/i.test(path) && (await files.kind(path)) === 'file') {
    // Its own columns are kept, line breaks and all.
    const text = asCommitted(await files.readText(path, MAX_FILE_BYTES));
    return csvRoadmap({ slug: slugOf(path, 'file'), path, text });
  }
  const { slug, graph, texts } = await find(path, files);
  const names = texts === null ? [] : await files.list(texts);
  const content = texts === null ? [] : await readContent(texts, names, files);
  const warnings = texts === null ? [] : await unreadFolders(texts, names, files);
  const roadmap = build(path, { slug, graph, texts }, content);
  return { ...roadmap, warnings: [...roadmap.warnings, ...warnings] };
}

function build(
  path: string,
  { slug, graph, texts }: Found,
  content: readonly ContentFile[],
): Roadmap {
  const source = {
    graph: graph?.path ?? null,
    texts,
    commit: null,
    graphHash: graph === null ? null : graphHash(graph.text),
  };
  if (graph !== null) {
    return buildRoadmap({
      slug,
      graph: parseGraph(graph.text, graph.path),
      files: content,
      source,
    });
  }
  if (content.length > 0)
    return contentOnlyRoadmap({ slug, title: titleOfSlug(slug), files: content, source });
  throw new RoadmapError(
    `${shown(path)} holds no roadmap. It needs a graph (a .json file with "nodes") or topic texts (files named topic@id.md, or .md files in a folder ${CONTENT_FOLDER}).`,
  );
}

async function find(path: string, files: Files): Promise<Found> {
  const kind = await files.kind(path);
  if (kind === 'folder') return await findInFolder(path, files);
  if (kind === 'missing') {
    throw new RoadmapError(
      `there is no ${shown(path)}. Check the path; in a workflow, check the repository out first.`,
    );
  }
  if (kind === 'other' || !/\.json$/i.test(path)) {
    throw new RoadmapError(
      `${shown(path)} is not a roadmap. Give a graph (.json), a list (.csv), or the folder of a roadmap.`,
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
  // Any folder may hold a README and the like: only its name, or ids in theirs, tell topic texts.
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
  const read = async (name: string) => {
    const path = join(folder, name);
    return { path, text: await files.readText(path, MAX_FILE_BYTES) };
  };
  const own = `${folderName(folder)}.json`;
  if (names.includes(own)) return await read(own);

  const graphs: { readonly path: string; readonly text: string }[] = [];
  for (const name of names.filter((candidate) => /\.json$/i.test(candidate))) {
    const file = await read(name);
    if (holdsGraph(file)) graphs.push(file);
  }
  if (graphs.length > 1) {
    throw new RoadmapError(
      `${shown(folder)} holds ${graphs.length} graphs. Name the one you mean: ${listed(graphs.map((file) => file.path))}.`,
    );
  }
  return graphs[0] ?? null;
}

/** Other JSON files, also broken ones, may lie beside a graph. */
function holdsGraph(file: { readonly path: string; readonly text: string }): boolean {
  try {
    return isGraph(parseJson(file.text, file.path));
  } catch {
    return false;
  }
}

async function readContent(
  folder: string,
  names: readonly string[],
  files: Files,
): Promise<ContentFile[]> {
  return await mapConcurrent(names.filter(isContentName), FILES_AT_ONCE, async (name) =>
    contentFile(name, await files.readText(join(folder, name), MAX_TEXT_BYTES)),
  );
}

/** Texts in folders within are not read: whoever sorted them so would miss their rows. */
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
  return [`texts in folders of ${shown(folder)} are not read: ${listed(unread)}. Move them up.`];
}

/** A link out of the workspace, or a folder closed to us, holds nothing that anybody would miss. */
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
