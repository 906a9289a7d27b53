import { describe, expect, it } from 'vitest';
import { parseGraph } from '../../../src/roadmap/graph.ts';
import { placeTopics } from '../../../src/roadmap/hierarchy/places.ts';
import {
  box,
  dashed,
  dots,
  graphText,
  heading,
  label,
  node,
  solid,
  subtopic,
  topic,
} from './drawing.ts';

/** The headings over each topic, joined by ` > `. */
function places(nodes: readonly unknown[], edges: readonly unknown[] = []) {
  const found = placeTopics(parseGraph(graphText(nodes, edges), 'tea.json'));
  return Object.fromEntries(
    [...found].map(([id, place]) => [id, place.map((step) => step.label).join(' > ')]),
  );
}

describe('a cluster of subtopics that touch belongs', () => {
  const column = [subtopic('sencha', [400, 0]), subtopic('matcha', [400, 53])];
  const far = topic('far', [0, 2000]);
  const near = topic('near', [0, 0]);

  it('to the topic that one of them is joined to by a dashed edge', () => {
    const found = places([near, far, ...column], [dashed('far', 'matcha')]);
    expect(found).toMatchObject({ sencha: 'far', matcha: 'far', far: '' });
  });

  it('to the topic at which a dotted line from it ends', () => {
    const tall = topic('tall', [400, 200]);
    const found = places([near, tall, ...column, dots('line', [490, 102, 20, 98])]);
    expect(found).toMatchObject({ sencha: 'tall', matcha: 'tall' });
  });

  it('to the nearest of the topics that a dotted line crosses', () => {
    const nodes = [topic('first', [400, 200]), topic('second', [400, 400])];
    const found = places([...nodes, ...column, dots('line', [490, 102, 20, 348])]);
    expect(found).toMatchObject({ sencha: 'first', matcha: 'first' });
  });

  it('to the topic at the end of a dotted line that leads to its bracket', () => {
    const bracket = node('vertical', 'bracket', [360, 0, 20, 102], { strokeDasharray: '0' });
    const line = node('horizontal', 'line', [200, 40, 170, 20], { strokeDasharray: '0.8 8' });
    const found = places([
      topic('tea', [0, 25]),
      topic('closer', [400, 150]),
      ...column,
      bracket,
      line,
    ]);
    expect(found).toMatchObject({ sencha: 'tea', matcha: 'tea' });
  });

  it('to a topic that touches it', () => {
    const found = places([near, topic('below', [400, 106]), ...column]);
    expect(found).toMatchObject({ sencha: 'below', matcha: 'below' });
  });

  it('to the nearest topic where nothing else tells', () => {
    expect(places([near, far, ...column])).toMatchObject({ sencha: 'near', matcha: 'near' });
  });

  it('to a topic rather than to another subtopic it is joined to', () => {
    const other = subtopic('other', [800, 0]);
    const edges = [dashed('other', 'sencha'), dashed('near', 'sencha')];
    expect(places([near, other, ...column], edges)).toMatchObject({ matcha: 'near' });
  });

  it('to the subtopic that points to it, under that one’s own topic', () => {
    const pot = subtopic('pot', [700, 0]);
    const found = places(
      [near, ...column, pot],
      [dashed('near', 'sencha'), dashed('sencha', 'pot')],
    );
    expect(found).toMatchObject({ sencha: 'near', pot: 'near > sencha' });
  });

  it('never to a subtopic that it points to itself', () => {
    const pot = subtopic('pot', [700, 0]);
    const found = places([near, ...column, pot], [dashed('sencha', 'pot')]);
    expect(found).toMatchObject({ sencha: 'near', pot: 'near > sencha' });
  });

  it('each member to the one it has an own edge from', () => {
    const edges = [dashed('near', 'sencha'), dashed('far', 'matcha')];
    expect(places([near, far, ...column], edges)).toMatchObject({ sencha: 'near', matcha: 'far' });
  });

  it('to something, also where two clusters point at each other', () => {
    const other = subtopic('other', [800, 0]);
    const edges = [dashed('sencha', 'other'), dashed('other', 'matcha')];
    const found = places([near, ...column, other], edges);
    for (const place of Object.values(found)) expect(place.split(' > ').length).toBeLessThan(4);
  });
});

describe('in a box', () => {
  const frame = box('frame', [0, 100, 300, 300]);
  const tea = topic('tea', [500, 100]);
  const edge = dashed('tea', 'frame');

  it('items stand under the caption above them', () => {
    const nodes = [label('kinds', [50, 110, 90, 30]), subtopic('sencha', [20, 150]), tea, frame];
    expect(places(nodes, [edge])).toMatchObject({ sencha: 'tea > kinds' });
  });

  it('items stand under the caption below them where an item is on top', () => {
    const nodes = [
      subtopic('gaiwan', [20, 110]),
      label('vessels', [60, 170, 90, 30]),
      subtopic('kettle', [20, 210]),
      label('heat', [60, 270, 90, 30]),
      tea,
      frame,
    ];
    expect(places(nodes, [edge])).toMatchObject({ gaiwan: 'tea > vessels', kettle: 'tea > heat' });
  });

  it('items of two columns stand under the caption of their own column', () => {
    const nodes = [
      label('left', [10, 110, 100, 30]),
      label('right', [160, 110, 100, 30]),
      node('subtopic', 'a', [10, 150, 120, 49]),
      node('subtopic', 'b', [160, 150, 120, 49]),
      tea,
      frame,
    ];
    expect(places(nodes, [edge])).toMatchObject({ a: 'tea > left', b: 'tea > right' });
  });

  it('a paragraph with a frame is the caption of what it holds', () => {
    const paragraph = node('paragraph', 'kinds', [0, 100, 300, 300], { borderColor: '#000' });
    const nodes = [paragraph, subtopic('sencha', [20, 150]), tea];
    expect(places(nodes, [dashed('tea', 'kinds')])).toMatchObject({ sencha: 'tea > kinds' });
  });

  it('an item glued to the edge is the heading of the others', () => {
    const nodes = [
      node('subtopic', 'puerh', [0, 100, 300, 49]),
      subtopic('sheng', [20, 160]),
      tea,
      frame,
    ];
    expect(places(nodes, [edge])).toMatchObject({ puerh: 'tea', sheng: 'tea > puerh' });
  });

  it('an item that lies on the top edge from outside is the heading', () => {
    const nodes = [
      node('subtopic', 'puerh', [0, 55, 300, 49]),
      subtopic('sheng', [20, 160]),
      tea,
      frame,
    ];
    expect(places(nodes, [dashed('tea', 'puerh')])).toMatchObject({
      puerh: 'tea',
      sheng: 'tea > puerh',
    });
  });

  it('items belong to the smallest box around them', () => {
    const nodes = [
      box('outer', [-50, 0, 450, 900]),
      topic('nearer', [0, 905]),
      tea,
      frame,
      subtopic('sencha', [20, 150]),
    ];
    expect(places(nodes, [edge])).toMatchObject({ sencha: 'tea' });
  });

  it('items belong to the only topic that the reading order leads to from the box', () => {
    const nodes = [topic('nearer', [0, 450]), tea, frame, subtopic('sencha', [20, 150])];
    expect(places(nodes, [solid('tea', 'frame')])).toMatchObject({ sencha: 'tea' });
  });

  it('items belong to the topic that touches the box rather than to that of the stack', () => {
    const nodes = [
      tea,
      frame,
      subtopic('sencha', [20, 150]),
      box('second', [0, 405, 300, 300]),
      subtopic('kettle', [20, 500]),
      topic('heat', [0, 710]),
    ];
    expect(places(nodes, [edge])).toMatchObject({ sencha: 'tea', kettle: 'heat' });
  });

  it.each(['1', 'v', '>', 'Click to visit the roadmap', 'You may never need all of these.'])(
    'the text "%s" is no caption',
    (text) => {
      const note = node('label', 'note', [20, 110, 90, 30], { label: text });
      expect(places([note, subtopic('sencha', [20, 150]), tea, frame], [edge])).toMatchObject({
        sencha: 'tea',
      });
    },
  );

  it('stacked on another, items belong to the topic of that one', () => {
    const nodes = [
      topic('nearer', [0, 760]),
      tea,
      frame,
      subtopic('sencha', [20, 150]),
      box('second', [0, 405, 300, 300]),
      subtopic('kettle', [20, 500]),
    ];
    expect(places(nodes, [edge])).toMatchObject({ kettle: 'tea' });
  });
});

describe('headings of the whole picture', () => {
  const title = node('title', 'Tea', [0, 0]);
  const three = [heading('one', [0, 200]), heading('two', [0, 600]), heading('three', [0, 1000])];
  const chain = [solid('Tea', 'one'), solid('one', 'a'), solid('a', 'two'), solid('two', 'b')];
  const rest = [solid('b', 'three'), solid('three', 'c')];
  const topics = [topic('a', [0, 400]), topic('b', [0, 800]), topic('c', [0, 1200])];

  it('stand over what the reading order leads to after them', () => {
    const found = places([title, ...three, ...topics], [...chain, ...rest]);
    expect(found).toEqual({ a: 'one', b: 'two', c: 'three' });
  });

  it('do not depend on where they are drawn', () => {
    const moved = [heading('one', [0, 5000]), ...three.slice(1)];
    expect(places([title, ...moved, ...topics], [...chain, ...rest])).toMatchObject({ a: 'one' });
  });

  it('are passed on over drawn lines', () => {
    const line = node('vertical', 'line', [90, 650, 20, 150]);
    const edges = [...chain.slice(0, 3), ...rest];
    expect(places([title, ...three, ...topics, line], edges)).toMatchObject({ b: 'two' });
  });

  it('come before the owner and the caption', () => {
    const nodes = [
      box('frame', [400, 350, 300, 200]),
      label('kinds', [450, 360, 90, 30]),
      subtopic('sencha', [420, 400]),
    ];
    const found = places(
      [title, ...three, ...topics, ...nodes],
      [...chain, ...rest, dashed('a', 'frame')],
    );
    expect(found).toMatchObject({ sencha: 'one > a > kinds' });
  });

  it('stand over a box on the reading order without an owner between', () => {
    const nodes = [box('frame', [400, 550, 300, 200]), subtopic('sencha', [420, 600])];
    const edges = [...chain, ...rest, solid('two', 'frame')];
    expect(places([title, ...three, ...topics, ...nodes], edges)).toMatchObject({ sencha: 'two' });
  });

  it('of the nearest piece stand over one that nothing leads to', () => {
    const found = places(
      [title, ...three, ...topics, topic('lost', [300, 1200])],
      [...chain, ...rest],
    );
    expect(found).toMatchObject({ lost: 'three' });
  });

  it('follow a long way of the reading order rather than a short dashed one', () => {
    const edges = [
      ...[solid('Tea', 'one'), solid('one', 'a'), solid('a', 'b')],
      ...[solid('Tea', 'two'), dashed('two', 'b')],
    ];
    expect(places([title, ...three, ...topics], edges)).toMatchObject({ b: 'one' });
  });

  it('are the same in whatever order the edges are stored, also where two are as near', () => {
    const edges = [
      ...[solid('Tea', 'one'), solid('Tea', 'two')],
      ...[solid('one', 'a'), solid('two', 'a')],
    ];
    const nodes = [title, ...three, ...topics];
    expect(places(nodes, edges.toReversed())).toEqual(places(nodes, edges));
  });

  it('stand over nothing that comes before the first', () => {
    const edges = [solid('Tea', 'start'), solid('start', 'one'), ...chain.slice(1), ...rest];
    const found = places([title, topic('start', [0, 100]), ...three, ...topics], edges);
    expect(found).toMatchObject({ start: '', a: 'one' });
  });

  it('divide nothing where there are fewer than three, but name the boxes joined to them', () => {
    const nodes = [box('frame', [400, 200, 300, 200]), subtopic('sencha', [420, 250])];
    const edges = [...chain.slice(0, 2), solid('one', 'frame')];
    const found = places([title, heading('one', [0, 200]), ...topics.slice(0, 1), ...nodes], edges);
    expect(found).toEqual({ a: '', sencha: 'one' });
  });
});
