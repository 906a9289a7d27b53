import { basename } from 'node:path';
import type { RoadmapFiles } from '../e2e/roadmaps.ts';
import { type FaultRule, onGraphql, status, type When } from '../fakes/github.ts';
import type { SiteFault } from '../fakes/roadmap-site.ts';
import type { Random } from '../fuzz/random.ts';

/** What a night does to the services that a roadmap comes from. */
export interface Trouble {
  readonly name: string;
  readonly site?: readonly SiteFault[];
  readonly source?: readonly FaultRule[];
}

const GRAPH = /^\/api\/v1-official-roadmap\/|^\/\w+\.json$/;
const TOPIC = /^\/api\/v1-official-roadmap-topic\//;
const LIST = /^\/api\/v1-list/;

/** The request for the texts of a roadmap, not those of a run that publishes. */
const onTexts: When = (request) =>
  onGraphql(request) && JSON.stringify(request.body).includes('Folder on Tree');

const page = (body: string, code = 200) => ({ status: code, body });

/** Some troubles of one night with the roadmap in `files`. */
export function troublesOf(files: RoadmapFiles, random: Random): readonly Trouble[] {
  const kinds = [graphTrouble, listTrouble, topicTrouble, sourceTrouble, sourceTrouble];
  return kinds.filter(() => random.chance(0.4)).map((kind) => kind(random, files));
}

function graphTrouble(random: Random, files: RoadmapFiles): Trouble {
  const graph = JSON.parse(files['plans/pottery/pottery.json'] ?? '{}');
  const left = random.below(graph.nodes.length);
  const [name, answer] = random.pick<[string, SiteFault['answer']]>([
    ['502 for the graph', 502],
    ['403 for the graph', 403],
    ['404 for the graph', page('{"type":"not_found"}', 404)],
    ['404 for the graph once more', page('<html>', 404)],
    ['a page for the graph', page('<html>')],
    ['nothing for the graph', page('')],
    ['an empty object for the graph', page('{}')],
    ['a graph without nodes', page('{"nodes":[],"edges":[]}')],
    ['half a graph', page(JSON.stringify(graph).slice(0, 500))],
    [`${left} nodes`, page(JSON.stringify({ ...graph, nodes: graph.nodes.slice(0, left) }))],
    ['one node less', page(JSON.stringify({ ...graph, nodes: graph.nodes.slice(1) }))],
    ['a graph without edges', page(JSON.stringify({ ...graph, edges: [] }))],
    ['a dropped connection', 'drop'],
  ]);
  const times = random.pick([1, 2, 99]);
  return { name: `${name}, ${times} times`, site: [{ path: GRAPH, answer, times }] };
}

function listTrouble(random: Random): Trouble {
  const answer = random.pick<SiteFault['answer']>([403, 404, 502, page('{"roadmaps":[]}')]);
  const name = `${JSON.stringify(answer)} for the list`;
  return { name, site: [{ path: LIST, answer }] };
}

function topicTrouble(random: Random, files: RoadmapFiles): Trouble {
  const texts = contentsOf(files);
  const other = [...texts.values()][random.below(texts.size)] ?? '';
  const json = (description: string) => page(JSON.stringify({ description, resources: [] }));
  const some = new RegExp(random.pick(['[a-m]$', '[A-Z]$', '[0-9]$', '.']));
  const [name, answer] = random.pick<[string, SiteFault['answer']]>([
    ['403', 403],
    ['502', 502],
    ['404', page('{"type":"not_found"}', 404)],
    ['empty texts', json('')],
    ['the text of one topic', json(other)],
    ['a page', page('<html>')],
    ['an error', page('{"error":"on fire"}')],
    ['dropped connections', 'drop'],
  ]);
  const path = new RegExp(`${TOPIC.source}.*${some.source}`);
  return { name: `${name} for texts of the site at ${path}`, site: [{ path, answer }] };
}

function sourceTrouble(random: Random, files: RoadmapFiles): Trouble {
  const texts = [...contentsOf(files)];
  const isHit = random.pick([() => true, () => random.chance(0.3)]);
  const commit = { oid: 'a'.repeat(40) };
  const blobs = (change: (text: string, n: number) => unknown) => ({
    entries: texts.map(([name, text], n) => {
      const object = isHit() ? change(text, n) : { text, isTruncated: false };
      return { name, type: 'blob', object };
    }),
  });
  const folder = (current: unknown, former: unknown = null) =>
    status(200, {
      when: onTexts,
      body: { data: { repository: { commit, new: current, old: former } } },
    });
  const next = (n: number) => texts[(n + 1) % texts.length]?.[1] ?? '';
  const errors = [{ message: 'Something went wrong' }];
  const [name, rule] = random.pick<[string, FaultRule]>([
    ['502', status(502, { when: onTexts })],
    ['502 at first', status(502, { when: onTexts, times: random.below(5) })],
    ['403', status(403, { when: onTexts })],
    ['errors', status(200, { when: onTexts, body: { data: { repository: null }, errors } })],
    ['no folder', folder(null)],
    ['an empty folder', folder({ entries: [] })],
    [
      'an empty folder, the old one full',
      folder(
        { entries: [] },
        blobs((text) => ({ text })),
      ),
    ],
    ['files one level down', folder({ entries: [{ name: 'en', type: 'tree', object: {} }] })],
    ['truncated texts', folder(blobs((text) => ({ text: text.slice(0, 9), isTruncated: true })))],
    ['binary texts', folder(blobs(() => ({ text: null, isTruncated: false })))],
    ['empty files', folder(blobs(() => ({ text: '', isTruncated: false })))],
    ['texts of other topics', folder(blobs((_, n) => ({ text: next(n), isTruncated: false })))],
    ['a missing half', folder({ entries: blobs((text) => ({ text })).entries.slice(0, 4) })],
  ]);
  return { name: `${name} from the source`, source: [rule] };
}

/** The content files by name. */
export function contentsOf(files: RoadmapFiles): ReadonlyMap<string, string> {
  const contents = Object.entries(files).filter(([path]) => path.endsWith('.md'));
  return new Map(contents.map(([path, text]) => [basename(path), text]));
}
