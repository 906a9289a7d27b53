import { byCodeUnit } from '../lib/collections.ts';
import { NoTopicsError, RoadmapError } from '../lib/error.ts';
import { sha256 } from '../lib/hash.ts';
import { cleanText } from '../lib/text/clean.ts';
import { countWarning, sanitize } from '../lib/text/message.ts';
import { checkEntries, readChecklist } from './checklists.ts';
import { byPosition, type Graph, type GraphEdge, type GraphNode, isTopic } from './graph.ts';
import { invalidId, type NodeError, repeatedId } from './node-error.ts';
import { documentSchema, edgeSchema, legacySchema, nodeSchema } from './schema.ts';

/** Ten times the largest graph of roadmap.sh; the time to place nodes grows with its square. */
export const MAX_NODES = 5_000;

const HASH_DIGITS = 12;

/**
 * Reads the graph of a roadmap, in the form of roadmap.sh and of its repository.
 *
 * Throws a `NoTopicsError` if it has no topics, and a `RoadmapError` if it cannot be read.
 *
 * @param json The text of the file.
 * @param path What messages call it: a path or a URL.
 * @param options `lenient` leaves out nodes that have an invalid id or that of another node, with a
 * warning, for a graph that its reader cannot correct; otherwise they are an error.
 */
export function parseGraph(json: string, path: string, { lenient = false } = {}): Graph {
  const name = sanitize(path);
  const document = parseJson(json, path);
  const { data } = documentSchema.safeParse(document);
  if (data === undefined) {
    if (legacySchema.safeParse(document).success) {
      throw new NoTopicsError(
        `${name} is a drawing in the old Balsamiq format ("mockup") and has no topics to read.`,
        'Use a graph with "nodes".',
      );
    }
    throw new RoadmapError(
      `${name} is not a roadmap graph: it has no "nodes" array. Use a graph in the form of roadmap.sh, or a folder with a content folder.`,
    );
  }
  if (data.nodes.length > MAX_NODES) {
    throw new RoadmapError(
      `${name} has ${data.nodes.length} nodes; the limit is ${MAX_NODES}. Split it.`,
    );
  }
  const { nodes, checklists, errors } = readNodes(data.nodes);
  const [error] = errors;
  if (error !== undefined && !lenient) throw new RoadmapError(`${name}: ${error.message}`);
  if (!nodes.some(isTopic) && checklists.length === 0) {
    throw new NoTopicsError(
      `${name} has no topics: nodes with an id, a label, and the type topic, subtopic or todo, or checklists with entries.`,
    );
  }
  const edges = readEdges(data.edges, nodes);
  const drawnTitle = nodes.find((node) => node.type === 'title' && node.label !== '');
  const ignored = data.edges.length - edges.length;
  return {
    path,
    hash: sha256(json, HASH_DIGITS),
    title: cleanText(data.title) || (drawnTitle?.label ?? null),
    nodes,
    checklists,
    edges,
    warnings: countWarning(
      errors.map(({ node }) => node.label || node.id),
      'node',
      'left out, because it has an invalid id or that of another node',
    ),
    notes:
      ignored === 0
        ? []
        : [
            `Ignored ${ignored} of ${data.edges.length} connections in ${name} without a valid start or end; rows are not affected.`,
          ],
  };
}

/** Whether a text is the graph of a roadmap, in today's format or in the old one. */
export function isGraph(json: string): boolean {
  try {
    const document = parseJson(json, '');
    return [documentSchema, legacySchema].some((schema) => schema.safeParse(document).success);
  } catch {
    return false;
  }
}

/** Parses JSON, also with a byte order mark. */
function parseJson(json: string, path: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new RoadmapError(
      `${sanitize(path)} is not valid JSON. Check that it is complete, or download it again.`,
      { cause },
    );
  }
}

/** The nodes and checklists with a valid id of their own, and what is wrong with the others. */
function readNodes(raw: readonly unknown[]) {
  const read = raw.map((value) => ({ value, checklist: readChecklist(value) }));
  const checklists = read.flatMap(({ checklist }) => checklist ?? []);
  const all = read
    .filter(({ checklist }) => checklist === null)
    .flatMap(({ value }) => nodeSchema.safeParse(value).data ?? [])
    // A decoration needs no id; a topic without one would be missed.
    .filter((node) => node.id !== '' || isTopic(node))
    .sort(byPosition);
  const byId = new Map<string, GraphNode>();
  const errors: NodeError[] = [];
  // Topics first: of two nodes with one id, the decoration is left out.
  for (const node of [...all.filter(isTopic), ...all.filter((other) => !isTopic(other))]) {
    const invalid = isTopic(node) ? invalidId(node) : null;
    const error = invalid ?? (byId.has(node.id) ? repeatedId(node) : null);
    if (error === null) byId.set(node.id, node);
    else errors.push(error);
  }
  const lists = checkEntries(checklists, byId.keys());
  return {
    nodes: [...byId.values()].sort(byPosition),
    checklists: lists.checklists,
    errors: [...errors, ...lists.errors],
  };
}

function readEdges(raw: readonly unknown[], nodes: readonly GraphNode[]): GraphEdge[] {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const edges = raw
    .flatMap((value) => edgeSchema.safeParse(value).data ?? [])
    .flatMap((edge) => {
      const [source, target] = [nodeOf.get(edge.source), nodeOf.get(edge.target)];
      return source && target && source !== target ? { ...edge, source, target } : [];
    });
  return edges.sort(
    (a, b) =>
      byCodeUnit(a.source.id, b.source.id) ||
      byCodeUnit(a.target.id, b.target.id) ||
      Number(a.dashed) - Number(b.dashed),
  );
}
