import { describe, expect, it } from 'vitest';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import { buildRoadmap } from '../../../src/sources/build.ts';
import { box, dashed, graphText, heading, node, solid, subtopic, topic } from './drawing.ts';

function guessedIn(nodes: readonly unknown[], edges: readonly unknown[] = []) {
  const { guessed } = placeTopics(parseGraph(graphText(nodes, edges), 'tea.json'));
  return [...guessed].sort();
}

describe('a place is a guess', () => {
  const tea = topic('tea', [0, 0]);
  const leaves = [subtopic('sencha', [400, 0]), subtopic('matcha', [400, 53])];

  it('where nothing leads from a cluster to the topic', () => {
    expect(guessedIn([tea, ...leaves])).toEqual(['matcha', 'sencha']);
  });

  it('but not where an edge of one member does', () => {
    expect(guessedIn([tea, ...leaves], [dashed('tea', 'sencha')])).toEqual([]);
  });

  it('but not where a box touches the topic', () => {
    const frame = [box('frame', [0, 52, 300, 200]), subtopic('kettle', [20, 100])];
    expect(guessedIn([tea, ...frame])).toEqual([]);
  });

  it('in a box in a box of which it is one', () => {
    const frames = [box('tools', [600, 0, 400, 400]), box('heat', [640, 100, 300, 200])];
    expect(guessedIn([tea, ...frames, subtopic('kettle', [700, 150])])).toEqual(['kettle']);
  });

  const title = node('title', 'Tea', [0, -400]);
  const headings = [
    heading('one', [0, -200]),
    heading('two', [0, 200]),
    heading('three', [0, 600]),
  ];
  const line = [solid('Tea', 'one'), solid('one', 'tea'), solid('tea', 'two')];

  it('where no line leads to a topic beside headings', () => {
    const nodes = [title, ...headings, tea, topic('loose', [900, 0])];
    expect(guessedIn(nodes, [...line, solid('two', 'three')])).toEqual(['loose']);
  });
});

describe('a heading under which no row stands', () => {
  const title = node('title', 'Tea', [0, -400]);
  const headings = ['one', 'two', 'three'].map((id, i) => heading(id, [0, i * 400]));
  const chain = [solid('Tea', 'one'), solid('one', 'a'), solid('a', 'two'), solid('two', 'three')];
  const warningsOf = (nodes: readonly unknown[], edges: readonly unknown[]) => {
    const graph = parseGraph(graphText(nodes, edges), 'tea.json');
    const origin = { texts: null, commit: null };
    return buildRoadmap({ slug: 'tea', graph, files: [], origin }).warnings;
  };

  it('is a warning', () => {
    const topics = [topic('a', [0, 200]), topic('b', [0, 1000])];
    expect(warningsOf([title, ...headings, ...topics], [...chain, solid('three', 'b')])).toEqual([
      '1 heading without a row under it: two.',
    ]);
  });

  it('is none where there are too few headings to divide the picture', () => {
    const nodes = [title, headings[0], topic('a', [0, 200]), heading('note', [900, 900])];
    expect(warningsOf(nodes, [solid('Tea', 'one'), solid('one', 'a')])).toEqual([]);
  });
});
