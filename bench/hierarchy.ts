/**
 * How long it takes to read a picture: JSON, categories, order and drawing.
 *
 *   node bench/hierarchy.ts [topics]     default: 301, the maximum of any roadmap of roadmap.sh
 */
import { drawRoadmap } from '../src/draw/draw.ts';
import { parseGraph } from '../src/graph/read.ts';
import { buildRoadmap } from '../src/sources/build.ts';

const MAX_TOPICS = 301;
const RUNS = 30;

const wanted = Number(process.argv[2] ?? MAX_TOPICS);

/** Blocks of a topic on the main line, a cluster to its left and a box to its right. */
function inventedGraph(topics: number): string {
  const nodes: object[] = [{ ...node('title', 'start', 500, -200), data: { label: 'Clay' } }];
  const edges: object[] = [];
  let count = 0;
  let last = 'start';
  const join = (source: string, target: string, edgeStyle: string) =>
    edges.push({ source, target, data: { edgeStyle } });
  for (let block = 0; count < topics; block++) {
    const y = block * 450;
    if (block % 4 === 0) {
      const heading = node('paragraph', `heading-${block}`, 500, y - 60);
      nodes.push({ ...heading, data: { label: `Part ${block}`, style: { fontSize: 24 } } });
      join(last, heading.id, 'solid');
      last = heading.id;
    }
    nodes.push(node('topic', `topic-${block}`, 500, y));
    join(last, `topic-${block}`, 'solid');
    last = `topic-${block}`;
    count++;
    nodes.push({ ...node('section', `box-${block}`, 1000, y), width: 240, height: 400 });
    nodes.push({ ...node('label', `label-${block}`, 1050, y + 10), height: 30 });
    nodes.push({ ...node('vertical', `line-${block}`, 90, y + 300), height: 100 });
    join(last, `box-${block}`, 'dashed');
    for (let row = 0; row < 5; row++) {
      for (const [side, x] of [
        ['left', 0],
        ['right', 1020],
      ] as const) {
        if (count++ >= topics) continue;
        nodes.push(node('subtopic', `${side}-${block}-${row}`, x, y + 50 + row * 53));
      }
    }
  }
  return JSON.stringify({ nodes, edges });
}

function node(type: string, id: string, x: number, y: number) {
  return { id, type, position: { x, y }, width: 200, height: 49, data: { label: `The ${id}` } };
}

function median(values: readonly number[]): string {
  return `${([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(1)} ms`;
}

const json = inventedGraph(wanted);
const origin = { texts: null, commit: null };
const read: number[] = [];
const drawn: number[] = [];
let rows = 0;
for (let run = 0; run < RUNS; run++) {
  const start = performance.now();
  const graph = parseGraph(json, 'clay.json');
  const { title, topics } = buildRoadmap({ slug: 'clay', graph, files: [], origin });
  const middle = performance.now();
  drawRoadmap({ title, graph, topics });
  read.push(middle - start);
  drawn.push(performance.now() - middle);
  rows = topics.length;
}
console.log(`${rows} topics, median of ${RUNS} runs (first: ${read[0]?.toFixed(1)} ms)`);
console.log(`read   ${median(read)}`);
console.log(`drawn  ${median(drawn)}`);
