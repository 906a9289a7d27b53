import { describe, expect, it } from 'vitest';
import { drawRoadmap } from '../../../src/draw/draw.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { graphText, subtopic } from '../graph/drawing.ts';
import { topicOf } from '../samples.ts';

const graph = parseGraph(graphText([subtopic('a', [0, 0]), subtopic('b', [0, 90])]), 'clay.json');
const sure = topicOf({ id: 'a', topic: 'Kiln' });
const guessed = topicOf({ id: 'b', topic: 'Wheel', guessed: true });

describe('a topic placed by a guess', () => {
  const svg = drawRoadmap({ title: 'Clay', graph, topics: [sure, guessed] });

  it('has a dashed border, and a word in its tooltip', () => {
    expect(svg).toContain(
      '<title>2. Ceramics › Firing › Wheel (placed by nearness)</title><rect class="card c1 guess"',
    );
    expect(svg).toContain('<title>1. Ceramics › Firing › Kiln</title><rect class="card c1"');
    expect(svg).toMatch(/\.guess\{[^}]*stroke-dasharray/);
  });

  it('is counted in the headline and explained in the legend', () => {
    expect(svg).toContain('<title>Clay: 2 topics, 1 category, 1 placed by nearness</title>');
    expect(svg).toMatch(/<rect class="frame guess"[^>]*>.*>placed by nearness \(1\)</);
  });

  it('is not spoken of where there is none', () => {
    expect(drawRoadmap({ title: 'Clay', graph, topics: [sure] })).not.toMatch(
      /nearness|"[^"]*guess"/,
    );
  });
});
