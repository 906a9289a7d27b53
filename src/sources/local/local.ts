import { basename, normalize, sep } from 'node:path';
import type { Graph } from '../../graph/graph.ts';
import { isGraph, parseGraph } from '../../graph/read.ts';
import { decodeList } from '../../lib/encoding.ts';
import { NoTopicsError, RoadmapError } from '../../lib/error.ts';
import { type FileKind, type Files, joinPath as join } from '../../lib/files.ts';
import { MAX_FILE_BYTES, MAX_TABLE_BYTES, MAX_TEXT_BYTES } from '../../lib/limits.ts';
import { asCommitted } from '../../lib/text/clean.ts';
import { isView } from '../../lib/text/marks.ts';
import { joinSome, sanitize } from '../../lib/text/message.ts';
import { plural } from '../../lib/text/words.ts';
import { buildRoadmap } from '../build.ts';
import { type ContentFile, contentFile, isContentName, parseNow } from '../content-files.ts';
import { listRoadmap } from '../list/list.ts';
import { CONTENT_FOLDER, folderName, isGraphName, isListName, isPattern, slugOf } from '../slug.ts';
import type { Source } from '../sources.ts';

/** Lists, graph files, and folders with a graph or topic texts. */
export const local: Source = {
  upstream: false,
  parse(line) {
    const isPath = /[/\\]/.test(line) || line.startsWith('.');
    if (!isPath && !isGraphName(line) && !isListName(line)) return null;
    // With `/`, which every system accepts, so that messages and statistics are the same everywhere.
    // A root keeps its slash: without it, the path would be the current folder.
    const name = normalize(line)
      .replaceAll(sep, '/')
      .replace(/(?<=[^/\\:])[/\\]$/, '');
    return { source: local, name, slug: slugOf(name) };
  },
  names: async (entry) => [entry],
  /**
   * A single unreadable file fails the whole roadmap: a table with holes would look like a complete
   * one.
   */
  async load({ name: path, slug, isOutput = false }, { files, columns, signal }) {
    const kind = await files.kind(path);
    if (kind === 'file' && isListName(path)) {
      // Cells of the user's own columns are kept, with their line breaks.
      const maxBytes = isOutput ? MAX_TABLE_BYTES : MAX_FILE_BYTES;
      const { text, encoding } = decodeList(await files.readBytes(path, maxBytes), path);
      const list = { slug, path, text: asCommitted(text), columns, isOutput, signal };
      const readAs = `is read as ${encoding}. Save it as UTF-8 if characters look wrong.`;
      const notices = encoding === 'UTF-8' ? [] : [`${sanitize(path)} ${readAs}`];
      // Names of columns that look wrong say nothing without it.
      const hint = notices.length === 0 ? '' : ` It ${readAs}`;
      const roadmap = await listRoadmap(list).catch((error: unknown) => {
        if (hint === '' || !(error instanceof RoadmapError)) throw error;
        throw new RoadmapError(error.message + hint, { cause: error });
      });
      return { ...roadmap, notices: [...notices, ...(roadmap.notices ?? [])] };
    }
    const { graphFile, texts } = await findParts(path, kind, files);
    const { content, warnings } =
      texts === null ? { content: [], warnings: [] } : await readTexts(texts, files, signal);
    const graph = graphFile && readGraph(graphFile, { texts, count: content.length });
    if (graph === null && content.length === 0) {
      throw new RoadmapError(
        `${sanitize(path)} is not a roadmap: it has no graph (a .json file with "nodes") and no topic texts (files named topic@id.md, or .md files in a folder ${CONTENT_FOLDER}). Add one of them.`,
      );
    }
    const roadmap = buildRoadmap({ slug, graph, files: content, origin: { texts, commit: null } });
    return { ...roadmap, warnings: [...roadmap.warnings, ...warnings] };
  },
};

/** The parts of a roadmap: its graph, and the path of its topic texts; null for what it lacks. */
interface Parts {
  readonly graphFile: GraphFile | null;
  readonly texts: string | null;
}

interface GraphFile {
  readonly path: string;
  readonly text: string;
}

async function findParts(path: string, kind: FileKind, files: Files): Promise<Parts> {
  if (kind === 'folder') return findInFolder(path, files);
  if (kind === 'file' && isGraphName(path)) {
    const graphFile = { path, text: await files.readText(path, MAX_FILE_BYTES) };
    return { graphFile, texts: await contentFolderIn(path.replace(/[^/\\]*$/, ''), files) };
  }
  throw new RoadmapError(
    kind === 'missing'
      ? isPattern(path)
        ? `patterns match slugs of roadmap.sh only, not paths such as ${sanitize(path)}. Name each path.`
        : `there is no file or folder ${sanitize(path)}. Check the path.`
      : `${sanitize(path)} is not a roadmap. Use a graph (.json), a list (.csv or .tsv), or the folder of a roadmap.`,
  );
}

/**
 * Finds the parts of `<slug>/{<slug>.json,content/}`, `<slug>/content/`, a `content` folder itself, or
 * a folder of texts named `<topic>@<id>.md`.
 */
async function findInFolder(folder: string, files: Files): Promise<Parts> {
  const names = await files.list(folder);
  // Any folder may have a README and the like: topic texts need the folder's name, or ids in theirs.
  const isContent = basename(folder) === CONTENT_FOLDER;
  const hasTexts = names.some((name) => isContentName(name) && (isContent || name.includes('@')));
  return {
    graphFile: await findGraph(folder, names, files),
    texts: (await contentFolderIn(folder, files)) ?? (hasTexts ? folder : null),
  };
}

async function contentFolderIn(folder: string, files: Files): Promise<string | null> {
  const path = join(folder, CONTENT_FOLDER);
  return (await files.kind(path)) === 'folder' ? path : null;
}

/** The graph is `<folder>.json`, else the only `.json` that is one. */
async function findGraph(
  folder: string,
  names: readonly string[],
  files: Files,
): Promise<GraphFile | null> {
  const own = `${folderName(folder)}.json`;
  const readGraphFile = async (name: string) => {
    const path = join(folder, name);
    return { path, text: await files.readText(path, MAX_FILE_BYTES) };
  };
  if (names.includes(own)) {
    const graph = await readGraphFile(own);
    // The roadmap's own table as JSON has that name, where it is written into the folder.
    if (!isView(graph.text)) return graph;
  }
  const graphs = [];
  for (const name of names.filter((other) => isGraphName(other) && other !== own)) {
    const graph = await readGraphFile(name);
    // A graph may have other JSON files beside it, even broken ones.
    if (isGraph(graph.text)) graphs.push(graph);
  }
  if (graphs.length > 1) {
    const paths = joinSome(graphs.map((file) => file.path));
    throw new RoadmapError(
      `${sanitize(folder)} contains ${graphs.length} graphs. Name the one you mean: ${paths}.`,
    );
  }
  return graphs[0] ?? null;
}

/** Reads a graph; if it has no topics, but texts are there, the error says how to use those. */
function readGraph(
  { path, text }: GraphFile,
  { texts, count }: Pick<Parts, 'texts'> & { readonly count: number },
): Graph {
  try {
    return parseGraph(text, path);
  } catch (error) {
    if (!(error instanceof NoTopicsError) || texts === null || count === 0) throw error;
    const use = `To use the ${plural(count, 'text')} in ${sanitize(texts)} without it`;
    // Where the graph is among the texts, naming their folder would find it again.
    const isAmong = path.replace(/\/?[^/]*$/, '') === texts;
    // Without a slash or a dot, a name is a slug of roadmap.sh.
    const named = sanitize(texts.includes('/') ? texts : `./${texts}`);
    const advice = isAmong
      ? `${use}, move it to another folder.`
      : `${use}, name ${named} instead.`;
    throw new NoTopicsError(error.problem, advice);
  }
}

async function readTexts(folder: string, files: Files, signal: AbortSignal) {
  const { names, readText } = await files.openFolder(folder);
  const content: ContentFile[] = [];
  for (const name of names.filter(isContentName)) {
    const text = await readText(name, MAX_TEXT_BYTES);
    // A checklist that a run wrote into the folder is no topic of the next one.
    if (isView(text)) continue;
    const file = contentFile(name, text);
    await parseNow(file, signal);
    content.push(file);
  }
  // Texts in subfolders are not read; without a warning, their rows would be missed.
  const hasTexts = async (path: string) =>
    (await files.kind(path)) === 'folder' && (await files.list(path)).some(isContentName);
  const unread: string[] = [];
  for (const name of names.filter((other) => !/\.[a-z]+$/i.test(other))) {
    // A link out of the workspace, or a folder without permission: nobody expects its texts.
    if (await hasTexts(join(folder, name)).catch(() => false)) unread.push(name);
  }
  const folders = joinSome(unread);
  return {
    content,
    warnings:
      folders === ''
        ? []
        : [`texts in subfolders of ${sanitize(folder)} are ignored: ${folders}. Move them up.`],
  };
}
