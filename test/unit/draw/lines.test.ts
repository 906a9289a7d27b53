import { describe, expect, it } from 'vitest';
import { box, dashed, graphText, label, node, solid, subtopic, topic } from '../graph/drawing.ts';
import { drawJson } from './pictures.ts';
import { paintedIn } from './svg.ts';

const draw = (nodes: readonly unknown[], edges: readonly unknown[] = []) =>
  drawJson(graphText(nodes, edges));

/** The lines of a drawing, in the order of painting. */
function linesIn(svg: string): readonly string[] {
  return paintedIn(svg)
    .filter(({ name }) => name === 'path')
    .map(({ attributes }) => attributes.d ?? '');
}

const kiln = topic('kiln', [0, 0]);

describe('an edge', () => {
  it('goes from side to side where there is a gap between the two', () => {
    const beside = subtopic('glaze', [400, 100]);
    expect(linesIn(draw([kiln, beside], [solid('glaze', 'kiln')]))).toEqual([
      'M200 24.5C300 24.5 300 124.5 400 124.5',
    ]);
  });

  it('goes from top to bottom between nodes of one column', () => {
    const below = subtopic('glaze', [50, 149]);
    expect(linesIn(draw([kiln, below], [dashed('glaze', 'kiln')]))).toEqual([
      'M100 49C100 99 150 99 150 149',
    ]);
  });

  it('is not drawn between nodes that touch or overlap', () => {
    const over = subtopic('glaze', [100, 20]);
    const touching = subtopic('clay', [200, 0]);
    const edges = [solid('kiln', 'glaze'), solid('kiln', 'clay')];
    expect(linesIn(draw([kiln, over, touching], edges))).toEqual([]);
  });

  it('is drawn once, though it may be there twice', () => {
    const beside = subtopic('glaze', [400, 0]);
    const edges = [dashed('kiln', 'glaze'), dashed('glaze', 'kiln')];
    expect(linesIn(draw([kiln, beside], edges))).toHaveLength(1);
  });

  it('ends beside a text, not at the edge of its node', () => {
    const text = label('fire', [400, 0]);
    const [line = ''] = linesIn(draw([kiln, text], [solid('kiln', 'fire')]));
    expect(Number(line.split(' ').at(-2))).toBeGreaterThan(450);
  });

  it.each([
    ['start', solid('glaze', 'kiln')],
    ['end', solid('kiln', 'glaze')],
  ])('is beneath a box that it passes, and above one that its %s is in', (_, edge) => {
    const [passed, around] = [
      box('passed', [250, -50, 100, 200]),
      box('around', [380, -50, 300, 200]),
    ];
    const inside = subtopic('glaze', [400, 0]);
    const painted = paintedIn(draw([kiln, passed, around, inside], [edge]));
    const boxAt = (x: number) =>
      painted.findIndex(({ name, rect }) => name === 'rect' && rect.x === x);
    const line = painted.findIndex(({ name }) => name === 'path');
    expect(line).toBeGreaterThan(boxAt(380));
    expect(line).toBeLessThan(boxAt(250));
  });
});

describe('a drawn line', () => {
  const spine = node('vertical', 'spine', [90, -100, 20, 400]);

  it('is left out beneath a card, with its ends at the edges of it', () => {
    expect(linesIn(draw([kiln, spine]))).toEqual(['M100 -100L100 0', 'M100 49L100 300']);
  });

  it('is left out beneath a box that it passes', () => {
    const passed = box('passed', [50, 100, 300, 100]);
    expect(linesIn(draw([kiln, passed, spine]))).toEqual([
      'M100 -100L100 0',
      'M100 49L100 100',
      'M100 200L100 300',
    ]);
  });

  it('is drawn in a box that it is in', () => {
    const around = box('around', [-50, -150, 400, 500]);
    expect(linesIn(draw([kiln, around, spine]))).toEqual(['M100 -100L100 0', 'M100 49L100 300']);
  });

  it('is left out behind a text', () => {
    const across = node('horizontal', 'across', [-300, 190, 800, 20]);
    const lines = linesIn(draw([kiln, label('fire', [0, 180, 200, 40]), across]));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^M-300 200L[78]\d(\.\d)? 200$/);
    expect(lines[1]).toMatch(/^M1[12]\d(\.\d)? 200L500 200$/);
  });

  it('leaves no specks between cards that are close to each other', () => {
    const below = topic('clay', [0, 53]);
    expect(linesIn(draw([kiln, below, spine]))).toEqual(['M100 -100L100 0', 'M100 102L100 300']);
  });
});
