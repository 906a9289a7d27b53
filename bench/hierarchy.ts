/**
 * How long it takes to read a picture: JSON, categories, order and drawing; and, of a folder of
 * roadmaps, how many steps of the solid line from topic to topic the rows follow, and how many places
 * are guesses.
 *
 *   node bench/hierarchy.ts [topics]     default: 301, the maximum of any roadmap of roadmap.sh
 *   node bench/hierarchy.ts FOLDER       with a folder for each roadmap, which holds its graph
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { drawRoadmap } from '../src/draw/draw.ts';
import type { Graph } from '../src/graph/graph.ts';
import { parseGraph } from '../src/graph/read.ts';
import { buildRoadmap } from '../src/sources/build.ts';
import { countGuessed } from '../src/sources/roadmap.ts';
import { parseArguments, readArguments, UsageError, wholeNumber } from './arguments.ts';

const MAX_TOPICS = 301;
const RUNS = 30;

const USAGE = 'npm run bench:hierarchy -- [TOPICS|FOLDER]';
const argument = readArguments(USAGE, (args) => {
  const [given = String(MAX_TOPICS), ...others] = parseArguments(args, {
    allowPositionals: true,
  }).positionals;
  const isNumber = /^\d+$/.test(given);
  if (others.length > 0) throw new UsageError('one argument at most');
  if (!isNumber && !isFolder(given))
    throw new UsageError(`${given} is neither a number nor a folder`);
  return isNumber ? wholeNumber('TOPICS', given) : given;
});

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

function measureTime(wanted: number): void {
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
}

function measureOrder(folder: string): void {
  const sum = { kept: 0, steps: 0, guessed: 0, rows: 0 };
  for (const slug of readdirSync(folder).sort()) {
    const graph = graphIn(join(folder, slug));
    if (graph === null) continue;
    const origin = { texts: null, commit: null };
    const { topics } = buildRoadmap({ slug, graph, files: [], origin });
    const rowOf = new Map(topics.map(({ id }, row) => [id, row] as const));
    const missed: string[] = [];
    let steps = 0;
    for (const { source, target, dashed } of graph.edges) {
      const [from, to] = [rowOf.get(source.id), rowOf.get(target.id)];
      if (dashed || from === undefined || to === undefined) continue;
      steps++;
      if (from > to) missed.push(`${source.label} -> ${target.label}`);
    }
    const guessed = countGuessed(topics);
    const kept = steps - missed.length;
    console.log(
      `${slug}: ${topics.length} rows, ${guessed} placed by nearness; ${kept} of ${steps} steps kept`,
    );
    for (const step of missed) console.log(`  not kept: ${step}`);
    sum.kept += kept;
    sum.steps += steps;
    sum.guessed += guessed;
    sum.rows += topics.length;
  }
  const share = ((100 * sum.kept) / sum.steps).toFixed(1);
  console.log(
    `${sum.rows} rows, ${sum.guessed} placed by nearness; ${sum.kept} of ${sum.steps} steps kept (${share} %)`,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The first graph in a folder; null without one. */
function graphIn(folder: string): Graph | null {
  if (!isFolder(folder)) return null;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    try {
      return parseGraph(readFileSync(join(folder, name), 'utf8'), name, { lenient: true });
    } catch {
      // No graph, or one without topics.
    }
  }
  return null;
}

if (typeof argument === 'number') measureTime(argument);
else measureOrder(argument);
