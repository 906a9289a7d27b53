import { describe, expect, it } from 'vitest';
import { isTopic } from '../../../src/graph/graph.ts';
import { placeTopics } from '../../../src/graph/hierarchy/places.ts';
import { inReadingOrder } from '../../../src/graph/order.ts';
import { parseGraph } from '../../../src/graph/read.ts';
import {
  box,
  dashed,
  dots,
  graphText,
  heading,
  label,
  node,
  places,
  solid,
  subtopic,
  topic,
} from './drawing.ts';

// The numbers of docs/hierarchy.md, and those that it leaves to the code: for each, a picture that
// just meets it and one that just does not. All are pixels or parts of a side.

const near = topic('near', [0, 0]);
const far = topic('far', [0, 2000]);
const toFar = (id: string) => dashed('far', id);
const solidLine = (type: 'vertical' | 'horizontal', at: [number, number, number, number]) =>
  node(type, 'line', at, { strokeDasharray: '0' });

describe('subtopics are one block, so that one edge is for both,', () => {
  it.each([
    ['20 apart', 20, 'far'],
    ['but not 21', 21, 'near'],
  ])('%s', (_, gap, place) => {
    const nodes = [near, far, subtopic('sencha', [400, 0]), subtopic('matcha', [400, 49 + gap])];
    expect(places(nodes, [toFar('sencha')])).toMatchObject({ sencha: 'far', matcha: place });
  });

  it.each([
    ['side by side along 30 % of the shorter side', 30, 'far'],
    ['but not along 29 %', 29, 'near'],
  ])('%s', (_, shared, place) => {
    const short = subtopic('matcha', [300 + shared, 53, 100]);
    const found = places([near, far, subtopic('sencha', [400, 0]), short], [toFar('sencha')]);
    expect(found).toMatchObject({ sencha: 'far', matcha: place });
  });

  it.each([
    ['20 beside each other', 20, 30, 'far'],
    ['but not 21 beside each other', 21, 30, 'near'],
    ['at heights of which they share 30 %', 14, 30, 'far'],
    ['but not where they share 29 %', 14, 29, 'near'],
  ])('%s', (_, gap, shared, place) => {
    const low = subtopic('matcha', [600 + gap, shared - 100, 100, 100]);
    const tall = subtopic('sencha', [400, 0, 200, 200]);
    const found = places([near, far, tall, low], [toFar('sencha')]);
    expect(found).toMatchObject({ sencha: 'far', matcha: place });
  });
});

it.each([
  ['is in a box that holds its centre', 200, 'far > kinds'],
  ['is not in one that its centre is just outside of', 201, 'far'],
])('a topic %s', (_, x, place) => {
  const frame = node('section', 'kinds', [0, 100, 300, 300]);
  expect(places([far, frame, subtopic('sencha', [x, 200])], [toFar('kinds')])).toMatchObject({
    sencha: place,
  });
});

describe('an item heads the others of its box', () => {
  const frame = box('frame', [0, 100, 400, 300]);
  const sheng = subtopic('sheng', [100, 220]);
  const placeOfOthers = (at: [number, number, number, number]) =>
    places([far, frame, sheng, subtopic('puerh', at)], [toFar('frame')]).sheng;

  it.each([
    ['where it spans 75 % of the width', 300, 'far > puerh'],
    ['but not where it spans less', 299, 'far'],
  ])('%s', (_, width, place) => {
    expect(placeOfOthers([0, 100, width, 49])).toBe(place);
  });

  it.each([
    ['5 below the top edge', 105, 'far > puerh'],
    ['but not 6', 106, 'far'],
    ['across the top edge', 80, 'far > puerh'],
    ['5 above the bottom edge', 346, 'far > puerh'],
    ['but not 6 above that', 345, 'far'],
    ['across the bottom edge', 370, 'far > puerh'],
  ])('%s', (_, y, place) => {
    expect(placeOfOthers([0, y, 400, 49])).toBe(place);
  });
});

describe('the only topic of a box heads its items', () => {
  const frame = box('frame', [0, 100, 400, 300]);

  it.each([
    ['where it is the first', 110, 'firing'],
    ['but not where it is between them', 215, ''],
    ['or where it is the last', 340, 'firing'],
  ])('%s', (_, y, place) => {
    const items = [subtopic('bisque', [20, 165]), subtopic('raku', [20, 270])];
    const found = places([frame, topic('firing', [100, y]), ...items]);
    expect([found.bisque, found.raku]).toEqual([place, place]);
  });
});

describe('a text in a box is a caption', () => {
  it.each([
    ['of 60 characters', 'k'.repeat(60), true],
    ['but not of 61', 'k'.repeat(61), false],
    ['of 8 words', 'tea that was left out in the rain', true],
    ['but not of 9', 'tea that was left out in the cold rain', false],
  ])('%s', (_, text, isCaption) => {
    const caption = node('label', 'text', [50, 110, 90, 30], { label: text });
    const frame = box('frame', [0, 100, 300, 300]);
    const found = places([far, frame, caption, subtopic('sencha', [20, 150])], [toFar('frame')]);
    expect(found.sencha).toBe(isCaption ? `far > ${text}` : 'far');
  });
});

describe('a text at a loose cluster is its caption', () => {
  const row = [subtopic('plain', [300, 0]), subtopic('rye', [510, 0]), subtopic('spelt', [720, 0])];
  const placeOf = (at: [number, number, number, number]) =>
    places([far, ...row, label('grains', at)], [toFar('plain')]).spelt;

  it.each([
    ['40 below it', 89, 'far > grains'],
    ['but not 41', 90, 'far'],
    ['40 above it', -70, 'far > grains'],
    ['but not 41 above it', -71, 'far'],
    ['where it reaches 10 into it', 39, 'far > grains'],
    ['but not where it reaches 11 into it', 38, 'far'],
  ])('%s', (_, y, place) => {
    expect(placeOf([520, y, 180, 30])).toBe(place);
  });

  it.each([
    ['where its centre is at the left end', 210, 'far > grains'],
    ['but not where it is farther to the left', 209, 'far'],
    ['where its centre is at the right end', 830, 'far > grains'],
    ['but not where it is farther to the right', 831, 'far'],
  ])('%s', (_, x, place) => {
    expect(placeOf([x, 60, 180, 30])).toBe(place);
  });
});

describe('an item from outside is the header of a box', () => {
  const frame = box('frame', [0, 100, 300, 300]);
  const placeInBox = (at: [number, number, number, number]) =>
    places([far, frame, subtopic('sheng', [20, 200]), subtopic('puerh', at)], [toFar('puerh')])
      .sheng;

  it.each([
    ['5 above it', 46, 'far > puerh'],
    ['but not 6', 45, 'far'],
  ])('%s', (_, y, place) => {
    expect(placeInBox([0, y, 300, 49])).toBe(place);
  });

  it.each([
    ['where it spans 75 % of the width', 225, 'far > puerh'],
    ['but not where it spans less', 224, 'far'],
  ])('%s', (_, width, place) => {
    expect(placeInBox([0, 46, width, 49])).toBe(place);
  });
});

describe('a dotted line leads from a cluster to a topic', () => {
  const column = [subtopic('sencha', [400, 0]), subtopic('matcha', [400, 53])];
  const below = topic('below', [400, 400]);

  it.each([
    ['that it ends 16 before', 102, 384, 'below'],
    ['but not to one 17 away', 102, 383, 'near'],
    ['where it begins 16 from the cluster', 118, 400, 'below'],
    ['but not where it begins 17 from it', 119, 400, 'near'],
  ])('%s', (_, from, to, place) => {
    const line = dots('line', [490, from, 20, to - from]);
    expect(places([near, below, ...column, line])).toMatchObject({ sencha: place, matcha: place });
  });
});

describe('a dotted line leads to the bracket of a cluster', () => {
  const column = [subtopic('sencha', [400, 0]), subtopic('matcha', [400, 53])];
  const tea = topic('tea', [0, 25]);
  const closer = topic('closer', [400, 150]);
  /** The bracket is drawn at `x`, from the top for `height`; the dotted line ends at `end`. */
  function placeOf({ x = 370, height = 102, end = 370 }) {
    const bracket = node('vertical', 'bracket', [x - 10, 0, 20, height], { strokeDasharray: '0' });
    const line = node('horizontal', 'line', [200, 30, end - 200, 20], { strokeDasharray: '0.8 8' });
    return places([tea, closer, ...column, bracket, line]).sencha;
  }

  it.each([
    ['where it ends 16 before it', { end: 354 }, 'tea'],
    ['but not where it ends 17 before it', { end: 353 }, 'closer'],
    ['that runs 30 beside it', { x: 370 }, 'tea'],
    ['but not 31', { x: 369 }, 'closer'],
    ['that runs along half of its height', { height: 51 }, 'tea'],
    ['but not along less', { height: 50 }, 'closer'],
  ])('%s', (_, drawn, place) => {
    expect(placeOf(drawn)).toBe(place);
  });
});

describe('a box belongs to the topic of the box it is stacked on', () => {
  const parts = [topic('tea', [500, 100]), box('frame', [0, 100, 300, 300])];
  const nearer = topic('nearer', [0, 760]);
  function placeInSecond(at: [number, number, number, number]) {
    const [x, y] = at;
    const items = [subtopic('sencha', [20, 150]), subtopic('kettle', [x + 20, y + 150])];
    return places([...parts, ...items, nearer, box('second', at)], [dashed('tea', 'frame')]).kettle;
  }

  it.each([
    ['where they share 30 % of the narrower one', 210, 'tea'],
    ['but not where they share less', 211, 'nearer'],
  ])('%s', (_, x, place) => {
    expect(placeInSecond([x, 405, 300, 300])).toBe(place);
  });

  it.each([
    ['20 apart', 420, 'tea'],
    ['but not 21', 421, 'nearer'],
  ])('%s', (_, y, place) => {
    expect(placeInSecond([0, y, 300, 300])).toBe(place);
  });
});

describe('a text at the end of a solid line is a heading', () => {
  const frame = box('frame', [400, 200, 300, 200]);
  const inBox = subtopic('sencha', [420, 250]);
  const tea = topic('tea', [0, 200]);

  it.each([
    ['30 away from it', 60, 'kinds'],
    ['but not 31', 61, 'tea'],
  ])('%s', (_, from, place) => {
    const line = solidLine('vertical', [435, from, 20, 200 - from]);
    const nodes = [tea, frame, inBox, line, label('kinds', [400, 0, 90, 30])];
    expect(places(nodes).sencha).toBe(place);
  });
});

it('a text at the end of a dotted line is no heading', () => {
  const frame = box('frame', [400, 200, 300, 200]);
  const nodes = [topic('tea', [0, 200]), frame, subtopic('sencha', [420, 250])];
  const line = dots('line', [435, 40, 20, 160]);
  expect(places([...nodes, line, label('kinds', [400, 0, 90, 30])]).sencha).toBe('tea');
});

describe('headings divide the picture', () => {
  const title = node('title', 'Pottery', [0, 0]);
  const chain = [solid('Pottery', 'one'), solid('one', 'a'), solid('a', 'b'), solid('b', 'two')];
  const topics = [topic('a', [0, 300]), topic('b', [0, 450])];
  const parts = [title, heading('one', [0, 200]), ...topics, heading('two', [0, 600])];

  it.each([
    ['where there are three', [heading('three', [600, 1000])], 'one'],
    ['but not where there are two', [], ''],
  ])('%s', (_, more, place) => {
    expect(places([...parts, ...more], chain)).toEqual({ a: 'one', b: place });
  });

  it.each([
    ['in a font of 20', 20, 'one'],
    ['but not in one of 19', 19, ''],
  ])('%s', (_, fontSize, place) => {
    const third = node('paragraph', 'three', [600, 1000], { fontSize, borderColor: 'transparent' });
    expect(places([...parts, third], chain)).toEqual({ a: 'one', b: place });
  });
});

it.each([
  ['in one row where they share half of the height of the taller', 50, 'a b'],
  ['one after the other where they share less', 51, 'b a'],
])('topics are read %s', (_, y, order) => {
  const nodes = [topic('a', [0, y, 200, 60]), topic('b', [300, 0, 200, 100])];
  const graph = parseGraph(graphText(nodes), 'tea.json');
  const read = inReadingOrder(graph.nodes.filter(isTopic), placeTopics(graph));
  expect(read.map(({ id }) => id).join(' ')).toBe(order);
});
