import { describe, expect, it } from 'vitest';
import { drawRoadmap } from '../../../src/draw/draw.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { buildRoadmap } from '../../../src/sources/build.ts';
import { atLength } from '../ends.ts';
import {
  box,
  checklist,
  dashed,
  graphText,
  heading,
  label,
  node,
  subtopic,
  topic,
} from '../graph/drawing.ts';

function draw(nodes: readonly unknown[], edges: readonly unknown[] = []): string {
  const origin = { texts: null, commit: null };
  const graph = parseGraph(graphText(nodes, edges), 'clay.json');
  return drawRoadmap({ ...buildRoadmap({ slug: 'clay', graph, files: [], origin }), graph });
}

const kiln = topic('kiln', [0, 0]);
const clay = topic('clay', [0, 500]);
const glaze = subtopic('glaze', [400, 0]);

/** Every card: its tooltip and the class of its colour. */
function cardsOf(svg: string): Record<string, string> {
  const cards = svg.matchAll(/<title>([^<]*)<\/title><rect class="card (c\d+)/g);
  return Object.fromEntries([...cards].map(([, title, fill]) => [title, fill]));
}

describe('the drawing of a roadmap', () => {
  it('has every topic in the colour of its category, with its row and its path', () => {
    const cards = cardsOf(draw([kiln, clay, glaze], [dashed('kiln', 'glaze')]));
    expect(Object.keys(cards)).toEqual(['1. kiln', '2. kiln › glaze', '3. clay']);
    expect(cards['2. kiln › glaze']).toBe(cards['1. kiln']);
    expect(cards['3. clay']).not.toBe(cards['1. kiln']);
  });

  it('has a legend with the number of topics a category', () => {
    const svg = draw([kiln, clay, glaze], [dashed('kiln', 'glaze')]);
    expect(svg).toContain('3 topics, 2 categories');
    for (const entry of ['kiln (2)', 'clay (1)']) expect(svg).toContain(`>${entry}<`);
  });

  it('says what it is in one line, also to who cannot see it', () => {
    expect(draw([kiln])).toMatch(/^<svg[^>]*>\n<title>Clay: 1 topic, 1 category<\/title>\n/);
  });

  it('shows a topic without a category as such', () => {
    const svg = draw([subtopic('lost', [0, 0])]);
    expect(svg).toContain('(no category) (1)');
    expect(cardsOf(svg)).toEqual({ '1. lost': 'c0' });
    expect(svg).toContain('.c0{fill:#ffffff;stroke:#d00000}');
  });

  it('puts each card where its node is', () => {
    expect(draw([kiln, glaze])).toContain('<svg x="400" y="0" width="200" height="49">');
  });

  it('shows boxes and lines behind the topics, and texts above them', () => {
    const line = node('vertical', 'line', [90, 49, 20, 400], { strokeDasharray: '0.8 8' });
    const svg = draw([
      kiln,
      line,
      box('frame', [300, -50, 400, 200]),
      label('firing', [500, -40]),
      heading('after the fire', [0, 800]),
    ]);
    const inOrder = [
      'class="frame"',
      'class="line dotted"',
      '>kiln<',
      '>firing<',
      '>after the fire<',
    ];
    const places = inOrder.map((part) => svg.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(svg).toContain('<rect class="frame" x="300" y="-50" width="400" height="200"');
  });

  it('keeps the text of a paragraph above a button that lies on it', () => {
    const button = node('button', 'ideas', [10, 290, 280, 49]);
    const svg = draw([kiln, heading('build something first', [0, 200, 300, 150]), button]);
    const bottomOfText = Number(/y="([\d.]+)"[^>]*>build something first</.exec(svg)?.[1]);
    expect(bottomOfText).toBeGreaterThan(200);
    expect(bottomOfText).toBeLessThan(290 - 24);
  });

  it('is wide enough for a legend, and as large as the picture', () => {
    expect(draw([kiln])).toMatch(/^<svg [^>]*width="720" /);
    expect(draw([kiln, topic('far', [2000, 3000])])).toMatch(
      /^<svg [^>]*width="2280" height="3\d{3}"/,
    );
  });

  it('is the same whatever the order in the file', () => {
    const edges = [dashed('kiln', 'glaze'), dashed('clay', 'glaze')];
    expect(draw([glaze, clay, kiln], edges.toReversed())).toBe(draw([kiln, clay, glaze], edges));
  });

  it('needs nothing from anywhere', () => {
    expect(draw([kiln, clay, glaze])).not.toMatch(
      /<script|style=|href|url\(|@import|<foreignObject/i,
    );
  });
});

describe('a checklist is drawn', () => {
  const entries = ['wedge-the-clay', 'centre-it', 'let-it-dry'];
  /** The rectangles of the cards, from the first row on. */
  const rectsOf = (svg: string) =>
    [...svg.matchAll(/<svg x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"><title>\d+\. /g)].map(
      (match) => match.slice(1).map(Number),
    );

  it('as a box with its heading, and its entries below it as cards of one category', () => {
    const svg = draw([checklist('before firing', [0, 0, 300, 168], entries)]);
    expect(svg).toContain('>before firing<');
    expect(svg).toMatch(/<rect [^>]*x="0" y="0" width="300" height="168"/);
    expect(svg).toContain('3 topics, 1 category');
    expect(Object.keys(cardsOf(svg))).toEqual([
      '1. before firing › wedge the clay',
      '2. before firing › centre it',
      '3. before firing › let it dry',
    ]);
    expect(rectsOf(svg)).toEqual([
      [4, 44, 292, 36],
      [4, 84, 292, 36],
      [4, 124, 292, 36],
    ]);
  });

  it.each([
    ['states no size', {}],
    ['states a size without room for them', { width: 300, height: 10 }],
  ])('with readable entries where the graph %s', (_, size) => {
    const { width, height, ...bare } = checklist('before firing', [0, 0], entries);
    const rects = rectsOf(draw([{ ...bare, ...size }]));
    expect(rects).toHaveLength(3);
    for (const [, , cardWidth = 0, cardHeight = 0] of rects) {
      expect(cardWidth).toBeGreaterThan(200);
      expect(cardHeight).toBeGreaterThanOrEqual(20);
    }
    expect(new Set(rects.map(([, y]) => y)).size).toBe(3);
  });
});

describe('foreign text in a drawing', () => {
  const hostile = `</text></svg><script>alert("1")</script> & 'more' ]]> \ufffe`;

  it('stays text, wherever it stands', () => {
    const title = node('title', 'title', [0, -200], { label: hostile });
    const section = node('section', 'frame', [300, -50, 400, 200], { label: hostile });
    const named = node('topic', 'named', [0, 0], { label: hostile });
    const svg = draw([title, section, named]);
    expect(svg).not.toMatch(/<script|\ufffe/);
    // The drawing, its legend and a card.
    expect(svg.match(/<svg/g)).toHaveLength(3);
    expect(svg.match(/<\/svg>/g)).toHaveLength(3);
    expect(svg).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
    expect(svg).toContain('&lt;script&gt;');
  });

  it('is cut with an ellipsis where it is wider than its card, also without a space', () => {
    for (const text of ['x'.repeat(300), 'clay and fire '.repeat(30), '窯'.repeat(99)]) {
      const svg = draw([node('topic', 'a', [0, 0], { label: text })]);
      const shown = /<text[^>]*>([^<]*…)<\/text>/.exec(svg.slice(svg.indexOf('<title>1.')))?.[1];
      expect(shown?.length).toBeLessThan(40);
    }
  });

  it('is drawn in time linear in its length', () => {
    const labelled = (label: string) => draw([node('topic', 'a', [0, 0], { label })]);
    for (const part of ['x', 'clay ']) expect(atLength(labelled, part)).toContain('…');
  });

  it('of any size is drawn without a number that is none', () => {
    const svg = draw([node('topic', 'a', [-1e308, 0, 1e-9, 1e-9]), node('topic', 'b', [1e308, 0])]);
    expect(svg).not.toMatch(/NaN|Infinity|e\+/);
  });
});
