import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { drawRoadmap } from '../../../src/draw/draw.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { buildRoadmap } from '../../../src/sources/build.ts';
import { box, dashed, graphText, label, node, solid, subtopic, topic } from '../graph/drawing.ts';

/** Draws a graph, every third topic as one placed by a guess. */
export function drawJson(json: string): string {
  const graph = parseGraph(json, 'clay.json');
  const origin = { texts: null, commit: null };
  const { title, topics } = buildRoadmap({ slug: 'clay', graph, files: [], origin });
  const marked = topics.map((one, i) => (i % 3 === 2 ? { ...one, guessed: true as const } : one));
  return drawRoadmap({ title, graph, topics: marked });
}

export const SAMPLE = readFileSync(
  join(import.meta.dirname, '../../../samples/sourdough/sourdough.json'),
  'utf8',
);

/** What artists avoid: long labels on small cards, tiny and huge fonts, texts and lines across cards. */
export const CROWDED = graphText(
  [
    node('title', 'title', [0, -200, 60, 30], { label: 'Clay and all that one makes of it' }),
    topic('the-first-thing-one-has-to-know-of-clay-before-touching-it', [0, 0]),
    node('subtopic', 'small', [300, 0, 60, 40], { label: 'wheel throwing' }),
    node('subtopic', 'tiny', [400, 0, 3, 3]),
    label('a caption right across a card', [20, 10]),
    node('paragraph', 'note', [600, 0, 120, 40], { label: 'word '.repeat(60), fontSize: 3 }),
    node('label', 'far', [1500, 900, 10, 10], { label: 'wide '.repeat(40), fontSize: 400 }),
    box('frame', [280, -60, 300, 200]),
    node('section', 'titled', [280, 300, 200, 200], { label: 'a box with a text' }),
    subtopic('in-the-box', [290, 305]),
    node('vertical', 'spine', [90, -300, 20, 900]),
    node('horizontal', 'across', [-50, 15, 500, 20], { strokeDasharray: '0.8 8' }),
  ],
  [solid('title', 'small'), dashed('small', 'in-the-box'), dashed('frame', 'small')],
);

const word = fc.constantFrom('clay', 'Wheel', 'glazing &', 'MAXIMUM', '窯', '<b>', '🙂', 'íj');
const cell = fc.record({
  at: fc.nat({ max: 23 }),
  type: fc.constantFrom('topic', 'subtopic', 'subtopic', 'todo', 'label', 'paragraph'),
  width: fc.integer({ min: 1, max: 250 }),
  height: fc.integer({ min: 1, max: 90 }),
  text: fc.array(word, { minLength: 1, maxLength: 9 }).map((all) => all.join(' ')),
});
const line = fc.record({
  x: fc.nat({ max: 1500 }),
  y: fc.nat({ max: 400 }),
  length: fc.nat({ max: 900 }),
  isUpright: fc.boolean(),
});

/** Pictures with at most one node in each cell of a grid, and edges and lines anywhere. */
export const pictures = fc
  .uniqueArray(cell, { selector: ({ at }) => at, minLength: 1, maxLength: 20 })
  .chain((cells) => {
    const end = fc.constantFrom('always', ...cells.map(({ at }) => `n${at}`));
    const edges = fc.array(fc.tuple(end, end, fc.boolean()), { maxLength: 12 });
    return fc.record({ cells: fc.constant(cells), edges, lines: fc.array(line, { maxLength: 6 }) });
  })
  .map(({ cells, edges, lines }) =>
    graphText(
      [
        topic('always', [-300, 0]),
        ...cells.map(({ at, type, width, height, text }) =>
          node(type, `n${at}`, [(at % 6) * 260, Math.floor(at / 6) * 100, width, height], {
            // The text of a caption is not wider than its cell.
            label: type === 'label' || type === 'paragraph' ? 'clay' : text,
          }),
        ),
        ...lines.map(({ x, y, length, isUpright }, i) =>
          isUpright
            ? node('vertical', `line-${i}`, [x, y, 20, length])
            : node('horizontal', `line-${i}`, [x, y, length, 20]),
        ),
      ],
      edges.map(([a, b, isSolid]) => (isSolid ? solid(a, b) : dashed(a, b))),
    ),
  );
