import { createServer } from 'node:http';
import { basename } from 'node:path';
import { listen } from './loopback.ts';

/** A roadmap as the site knows it. */
export interface SiteRoadmap {
  readonly title?: string;
  /** The graph's JSON; null for a roadmap without one. */
  readonly graph: string | null;
  /** Content files by name; they are what the endpoint of topics answers from. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What happens to requests whose path matches, instead of what should happen. */
export interface SiteFault {
  readonly path: RegExp;
  readonly answer: 'hang' | 'drop' | number | SitePage;
  /** By default, for ever. */
  readonly times?: number;
}

export interface SitePage {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeSite {
  /** For ROADMAP_URL. */
  readonly url: string;
  /** Paths asked for, in order. */
  readonly requests: readonly string[];
  /** Requests under way at once, at most. */
  readonly mostAtOnce: (path: RegExp) => number;
  readonly faults: SiteFault[];
  /** From now on, the first `count` requests for `path` are answered once all of them have come. */
  readonly meet: (path: RegExp, count: number) => void;
  readonly close: () => Promise<void>;
}

/** Long enough for a client that asks for too much at once to be seen doing it. */
const ANSWER_MS = 50;

/** Starts a copy of roadmap.sh on loopback, as far as roadmaps are got from it. */
export async function startSite(
  roadmaps: Readonly<Record<string, SiteRoadmap>>,
): Promise<FakeSite> {
  const requests: string[] = [];
  const faults: SiteFault[] = [];
  const used = new Map<SiteFault, number>();
  const underWay = new Set<{ readonly path: string }>();
  const peaks: string[][] = [];
  let meeting: { readonly path: RegExp; readonly count: number } | undefined;
  let waiting: (() => void)[] = [];
  /** Calls `answer` at once, or with those it has to wait for. */
  const afterMeeting = (path: string, answer: () => void) => {
    if (!meeting?.path.test(path)) return answer();
    waiting.push(answer);
    if (waiting.length < meeting.count) return;
    meeting = undefined;
    for (const next of waiting) next();
    waiting = [];
  };
  const faultOf = (path: string) => {
    const fault = faults.find(
      (other) => other.path.test(path) && (used.get(other) ?? 0) < (other.times ?? Infinity),
    );
    if (fault !== undefined) used.set(fault, (used.get(fault) ?? 0) + 1);
    return fault?.answer;
  };

  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    const entry = { path };
    requests.push(path);
    underWay.add(entry);
    peaks.push([...underWay].map((other) => other.path));
    response.on('close', () => underWay.delete(entry));
    const fault = faultOf(path);
    if (fault === 'hang') return;
    if (fault === 'drop') {
      response.destroy();
      return;
    }
    const page =
      fault === undefined
        ? pageOf(path, roadmaps)
        : typeof fault === 'number'
          ? { status: fault }
          : fault;
    const answer = () => {
      const type = { 'content-type': 'application/json' };
      response.writeHead(page.status, { ...type, ...page.headers });
      response.end(page.body ?? '{}');
    };
    afterMeeting(path, () => setTimeout(answer, ANSWER_MS));
  });
  const { url, close } = await listen(server);
  return {
    url,
    requests,
    mostAtOnce: (path) =>
      Math.max(0, ...peaks.map((paths) => paths.filter((p) => path.test(p)).length)),
    faults,
    meet: (path, count) => {
      meeting = { path, count };
    },
    close,
  };
}

function pageOf(path: string, roadmaps: Readonly<Record<string, SiteRoadmap>>): SitePage {
  const missing = { status: 404, body: JSON.stringify({ type: 'not_found' }) };
  if (path === '/api/v1-list-official-roadmaps') {
    const list = Object.entries(roadmaps).map(([slug, { title = slug }]) => {
      return { slug, title: { card: title, page: `${title} roadmap` } };
    });
    return { status: 200, body: JSON.stringify({ roadmaps: list }) };
  }
  const graph = /^\/api\/v1-official-roadmap\/([^/]+)$|^\/([^/]+)\.json$/.exec(path);
  if (graph !== null) {
    const json = roadmaps[graph[1] ?? graph[2] ?? '']?.graph;
    return json == null ? missing : { status: 200, body: json };
  }
  const topic = /^\/api\/v1-official-roadmap-topic\/([^/]+)\/([^/]+)$/.exec(path);
  const texts = Object.entries(roadmaps[topic?.[1] ?? '']?.texts ?? {});
  const found = texts.find(([name]) => basename(name, '.md').endsWith(`@${topic?.[2]}`));
  return found === undefined ? missing : { status: 200, body: topicJson(found[1]) };
}

/** Height of an entry of a checklist, and of what is above and below them, in pixels. */
const ENTRY = 40;
const REST = 60;

/**
 * The graph of a roadmap of the type `best-practice`, in the form of 2026-09: checklists alone, one
 * below the other, no topics, no edges.
 *
 * @param lists Entries by the heading of their checklist; the id of an entry is `idOf` of its label.
 */
export function bestPracticeGraph(
  slug: string,
  lists: Readonly<Record<string, readonly string[]>>,
  idOf: (label: string) => string,
): string {
  let y = 0;
  const nodes = Object.entries(lists).map(([label, entries]) => {
    const size = { width: 550, height: REST + entries.length * ENTRY };
    const position = { x: -275, y };
    y += size.height + 30;
    const checklists = entries.map((entry) => ({ id: idOf(entry), label: entry }));
    const data = { label, checklists, style: { fontSize: 17 } };
    return { id: idOf(label), type: 'checklist', position, ...size, measured: size, data };
  });
  const title = { card: slug, page: `${slug} in one page` };
  const harmless = { aiCourses: [], order: 1, status: 'published', dimensions: { width: 968 } };
  return JSON.stringify({ slug, type: 'best-practice', title, nodes, edges: [], ...harmless });
}

const RESOURCE = /^- \[@([^@\]]+)@(.*)\]\((.*)\)\s*$/;

/** A content file as the endpoint of topics has it: the text, and the resources apart. */
function topicJson(markdown: string): string {
  const lines = markdown.split('\n');
  const resources = lines.flatMap((line) => {
    const [, type, title, url] = RESOURCE.exec(line) ?? [];
    return url === undefined ? [] : [{ type, title, url }];
  });
  const description = lines.filter((line) => !RESOURCE.test(line)).join('\n');
  return JSON.stringify({ description, resources });
}
