import { createHash } from 'node:crypto';
import { byCodeUnit } from '../lib/collections.ts';
import { RoadmapError } from '../lib/error.ts';
import { cleanText } from '../lib/text/clean.ts';
import { sanitize } from '../lib/text/message.ts';
import {
  byPosition,
  type Graph,
  type GraphEdge,
  type GraphNode,
  isTopic,
  TOPIC_ID,
} from './graph.ts';
import { edgeSchema, type GraphDocument, nodeSchema, type RawNode, titleSchema } from './schema.ts';

/** The largest graph of roadmap.sh has a tenth of this; the time to place nodes grows with its square. */
export const MAX_NODES = 5_000;

/** Hex digits of a graph's hash. */
const HASH_DIGITS = 12;

/** Colours that make a frame invisible on the white background. */
const UNSEEN = /^(?:|transparent|none|white|#fff|#ffffff)$/i;

/**
 * Reads the graph of a roadmap, as roadmap.sh serves it and as its repository held it.
 *
 * @param json The text of the file.
 * @param name What messages call it: a path or a URL.
 */
export function parseGraph(json: string, name: string): Graph {
  const document = parseJson(json, name);
  if (!isObject(document)) throw noNodes(name);
  if (isLegacy(document)) {
    throw new RoadmapError(
      `${sanitize(name)} is a drawing in the old Balsamiq format ("mockup"), which has no topics to read. Give its content folder alone, or a graph with "nodes".`,
    );
  }
  if (!Array.isArray(document.nodes)) throw noNodes(name);

  if (document.nodes.length > MAX_NODES) {
    throw new RoadmapError(
      `${sanitize(name)} has ${document.nodes.length} nodes, more than ${MAX_NODES}. Split it.`,
    );
  }
  const nodes = readNodes(document.nodes, name);
  const all = Array.isArray(document.edges) ? document.edges : [];
  const edges = readEdges(all, new Set(nodes.map((node) => node.id)));
  const unusable = all.length - edges.length;
  return {
    title: titleOf(document, nodes),
    nodes,
    edges,
    notes:
      unusable === 0
        ? []
        : [
            `${unusable} of ${all.length} edges in ${sanitize(name)} have a missing or the same end and were left out.`,
          ],
  };
}

/** Whether a JSON document is a roadmap's graph, of today or of the old format. */
export function isGraph(document: unknown): boolean {
  return isObject(document) && (Array.isArray(document.nodes) || isLegacy(document));
}

/** Reads JSON, also with a byte order mark; throws a `RoadmapError` that names the file. */
export function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new RoadmapError(
      `${sanitize(name)} is not valid JSON. Check that it is complete, or fetch it again.`,
      { cause },
    );
  }
}

/** Identifies a graph in the statistics: the first digits of the SHA-256 of its text. */
export function graphHash(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, HASH_DIGITS);
}

function readNodes(raw: readonly unknown[], name: string): GraphNode[] {
  const nodes: GraphNode[] = [];
  const ids = new Set<string>();
  for (const value of raw) {
    const parsed = nodeSchema.safeParse(value);
    if (!parsed.success) continue;
    const node = toNode(parsed.data);
    if (isTopic(node) && !TOPIC_ID.test(node.id)) {
      throw new RoadmapError(
        `${sanitize(name)}: the topic ${sanitize(node.label)} has the id ${sanitize(node.id)}. Give it one of 1 to 64 letters, digits, "_" or "-".`,
      );
    }
    if (ids.has(node.id)) {
      throw new RoadmapError(
        `${sanitize(name)}: two nodes have the id ${sanitize(node.id)}. Give one of them an id of its own.`,
      );
    }
    ids.add(node.id);
    nodes.push(node);
  }
  if (!nodes.some(isTopic)) {
    throw new RoadmapError(
      `${sanitize(name)} holds no topic: a node with an id, a label, and the type topic, subtopic or todo. Choose another roadmap.`,
    );
  }
  return nodes.sort(byPosition);
}

function toNode({ data, ...node }: RawNode): GraphNode {
  const style = data?.style;
  return {
    id: node.id,
    type: node.type,
    label: cleanText(data?.label ?? ''),
    rect: {
      x: node.position.x,
      y: node.position.y,
      width: node.width ?? node.measured?.width ?? node.style?.width ?? 0,
      height: node.height ?? node.measured?.height ?? node.style?.height ?? 0,
    },
    fontSize: style?.fontSize ?? 0,
    bordered: !UNSEEN.test(style?.borderColor ?? ''),
    dotted: isDotted(style?.strokeDasharray),
  };
}

function readEdges(raw: readonly unknown[], ids: ReadonlySet<string>): GraphEdge[] {
  const edges: GraphEdge[] = [];
  for (const value of raw) {
    const parsed = edgeSchema.safeParse(value);
    if (!parsed.success) continue;
    const { source, target, data, style } = parsed.data;
    if (source === target || !ids.has(source) || !ids.has(target)) continue;
    const dashed =
      data?.edgeStyle == null ? isDotted(style?.strokeDasharray) : data.edgeStyle === 'dashed';
    edges.push({ source, target, dashed });
  }
  return edges.sort(
    (a, b) =>
      byCodeUnit(a.source, b.source) ||
      byCodeUnit(a.target, b.target) ||
      Number(a.dashed) - Number(b.dashed),
  );
}

/** `0` and nothing are a solid line. */
function isDotted(dashes: string | null | undefined): boolean {
  return dashes != null && /[1-9]/.test(dashes);
}

function titleOf(document: GraphDocument, nodes: readonly GraphNode[]): string | null {
  const stated = titleSchema.safeParse(document.title);
  const drawn = nodes.find((node) => node.type === 'title' && node.label !== '');
  return (stated.success && cleanText(stated.data)) || (drawn?.label ?? null);
}

function isLegacy(document: GraphDocument): boolean {
  return 'mockup' in document && !Array.isArray(document.nodes);
}

function isObject(value: unknown): value is GraphDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noNodes(name: string): RoadmapError {
  return new RoadmapError(
    `${sanitize(name)} is not a roadmap graph: it has no "nodes" array. Give a graph as roadmap.sh serves it, or a folder with a content folder.`,
  );
}
