import { describe, expect, it } from 'vitest';

import {
  box,
  dashed,
  dots,
  heading,
  label,
  node,
  places,
  solid,
  subtopic,
  topic,
} from './drawing.ts';

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
    const closer = subtopic('closer', [650, 0]);
    const edges = [dashed('closer', 'sencha'), dashed('near', 'sencha')];
    expect(places([near, closer, ...column], edges)).toMatchObject({ matcha: 'near' });
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

  it('to one that stands under a member with an edge of its own', () => {
    const nodes = [topic('near', [0, 0]), subtopic('leaf', [0, 300]), subtopic('pot', [400, 450])];
    const edges = [dashed('leaf', 'sencha'), dashed('sencha', 'pot'), dashed('pot', 'matcha')];
    const pair = [subtopic('sencha', [400, 300]), subtopic('matcha', [400, 353])];
    expect(places([...nodes, ...pair], edges)).toMatchObject({
      sencha: 'near > leaf',
      pot: 'near > leaf > sencha',
      matcha: 'near > leaf > sencha > pot',
    });
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

  it('all items of a row stand under the caption that is alone above them', () => {
    const nodes = [
      label('kinds', [20, 110, 260, 30]),
      node('subtopic', 'sencha', [10, 150, 280, 49]),
      label('vessels', [115, 210, 70, 30]),
      node('subtopic', 'gaiwan', [10, 250, 90, 49]),
      node('subtopic', 'kettle', [105, 250, 90, 49]),
      node('subtopic', 'kyusu', [200, 250, 90, 49]),
      tea,
      frame,
    ];
    expect(places(nodes, [edge])).toMatchObject({
      sencha: 'tea > kinds',
      gaiwan: 'tea > vessels',
      kettle: 'tea > vessels',
      kyusu: 'tea > vessels',
    });
  });

  it('items of a column stand under its caption though another begins beside them', () => {
    const nodes = [
      label('left', [10, 110, 100, 30]),
      label('right', [160, 110, 100, 30]),
      label('lower', [10, 200, 100, 30]),
      node('subtopic', 'a', [10, 145, 120, 49]),
      node('subtopic', 'b', [160, 145, 120, 60]),
      node('subtopic', 'c', [10, 235, 120, 49]),
      node('subtopic', 'd', [160, 235, 120, 49]),
      tea,
      frame,
    ];
    expect(places(nodes, [edge])).toMatchObject({
      a: 'tea > left',
      b: 'tea > right',
      c: 'tea > lower',
      d: 'tea > right',
    });
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

  it('items belong to no topic of several that the reading order leads to from the box', () => {
    const nodes = [topic('near', [0, 450]), tea, topic('far', [900, 100]), frame];
    const edges = [solid('tea', 'frame'), solid('frame', 'far')];
    expect(places([...nodes, subtopic('sencha', [20, 150])], edges)).toMatchObject({
      sencha: 'near',
    });
  });

  it('an item glued to the edge heads nothing where there is a caption', () => {
    const nodes = [
      node('subtopic', 'puerh', [0, 100, 300, 49]),
      label('kinds', [50, 160, 90, 30]),
      subtopic('sheng', [20, 200]),
      tea,
      frame,
    ];
    expect(places(nodes, [edge])).toMatchObject({ sheng: 'tea > kinds' });
  });

  it('stacked under others, items belong to the topic of the undermost', () => {
    const nodes = [
      ...[box('top', [0, -610, 300, 300]), subtopic('kettle', [20, -500])],
      ...[box('middle', [0, -305, 300, 300]), subtopic('stove', [20, -200])],
      ...[box('bottom', [0, 0, 300, 300]), subtopic('sencha', [20, 50])],
      ...[topic('nearer', [400, -600]), tea],
    ];
    expect(places(nodes, [dashed('tea', 'bottom')])).toMatchObject({ stove: 'tea', kettle: 'tea' });
  });

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

describe('a box in a box', () => {
  const outer = box('outer', [300, 0, 700, 400]);
  const inner = box('inner', [320, 100, 250, 250]);
  const nodes = [
    ...[topic('glazing', [0, 0]), topic('nearer', [320, 420]), outer, inner],
    ...[label('methods', [500, 10, 90, 30]), label('by hand', [350, 110, 90, 30])],
    ...[subtopic('dipping', [340, 150]), subtopic('pouring', [340, 203])],
  ];

  it('stands where that one does, under the headings of both', () => {
    expect(places(nodes, [dashed('glazing', 'outer')])).toMatchObject({
      dipping: 'glazing > methods > by hand',
      pouring: 'glazing > methods > by hand',
    });
  });

  it('stands beside the items of the outer one', () => {
    const more = [...nodes, subtopic('spraying', [700, 100])];
    expect(places(more, [dashed('glazing', 'outer')])).toMatchObject({
      dipping: 'glazing > methods > by hand',
      spraying: 'glazing > methods',
    });
  });

  it('belongs to what an own edge leads to all the same', () => {
    const edges = [dashed('glazing', 'outer'), dashed('nearer', 'inner')];
    expect(places(nodes, edges)).toMatchObject({ dipping: 'nearer > by hand' });
  });

  it('holds not the outer one, though the centre of that lies in it', () => {
    const middle = [box('middle', [550, 50, 300, 300]), subtopic('spraying', [600, 180])];
    expect(places([nodes[0], outer, ...middle])).toMatchObject({ spraying: 'glazing' });
  });

  it('ends somewhere, also where the outer one belongs to an item of the inner', () => {
    const edges = [dashed('dipping', 'outer'), dashed('outer', 'inner')];
    expect(Object.keys(places(nodes, edges))).toContain('dipping');
  });
});

describe('of several things that tell what a box belongs to,', () => {
  const frame = box('frame', [400, 400, 300, 300]);
  const item = subtopic('bisque', [420, 500]);
  const joined = topic('joined', [0, 1500]);
  const dotted = topic('dotted', [450, 1000]);
  const line = dots('line', [490, 700, 20, 300]);
  const header = node('subtopic', 'header', [400, 348, 300, 49]);
  const touching = topic('touching', [705, 450]);
  const all = [frame, item, joined, dotted, line, header, touching];
  const underJoined = dashed('joined', 'header');

  it('a dashed edge comes before a dotted line', () => {
    expect(places(all, [underJoined, dashed('joined', 'frame')]).bisque).toBe('joined');
  });

  it('a dotted line before a header', () => {
    expect(places(all, [underJoined]).bisque).toBe('dotted');
  });

  it('a header before a branch of the reading order', () => {
    const nodes = all.filter((other) => other !== line);
    const found = places(nodes, [underJoined, solid('dotted', 'frame')]);
    expect(found.bisque).toBe('joined > header');
  });

  it('a branch of the reading order before what touches it', () => {
    const nodes = all.filter((other) => other !== line && other !== header);
    expect(places(nodes, [solid('dotted', 'frame')]).bisque).toBe('dotted');
  });
});

describe('a box with a topic in it', () => {
  const frame = box('frame', [0, 100, 400, 300]);
  const firing = topic('firing', [100, 110]);
  const items = [subtopic('bisque', [20, 200]), subtopic('raku', [20, 253])];
  const near = topic('near', [0, 420]);

  it('stands on the reading order with it, and the topic heads the rest', () => {
    expect(places([frame, firing, ...items, near])).toEqual({
      firing: '',
      bisque: 'firing',
      raku: 'firing',
      near: '',
    });
  });

  it('also where the topic is the last in it', () => {
    const below = topic('firing', [100, 340]);
    expect(places([frame, below, ...items])).toMatchObject({ firing: '', raku: 'firing' });
  });

  it('gives several topics no head', () => {
    const found = places([frame, firing, topic('cooling', [100, 340]), near]);
    expect(found).toMatchObject({ firing: '', cooling: '' });
  });

  it('belongs to no subtopic that the topic is joined to', () => {
    const cones = [subtopic('cones', [700, 110])];
    const found = places([frame, firing, ...items, ...cones], [dashed('cones', 'firing')]);
    expect(found).toMatchObject({ firing: '', cones: 'firing' });
  });
});

describe('what else is in a box', () => {
  const clay = topic('clay', [500, 700]);
  const parts = [box('frame', [0, 100, 300, 300]), subtopic('grog', [20, 200]), clay];
  const near = topic('near', [0, 410]);

  it('a caption with a frame is a caption', () => {
    const title = node('paragraph', 'kinds', [10, 110, 280, 40], { borderColor: '#000' });
    expect(places([...parts, title], [dashed('clay', 'frame')])).toMatchObject({
      grog: 'clay > kinds',
    });
  });

  it.each(['label', 'paragraph', 'button'])('a %s joins it by its edge', (type) => {
    const found = places(
      [...parts, near, node(type, 'kinds', [50, 110, 90, 30])],
      [dashed('clay', 'kinds')],
    );
    expect(found.grog).toMatch(/^clay/);
  });
});

describe('a text at a loose cluster', () => {
  const row = [subtopic('plain', [300, 0]), subtopic('rye', [510, 0]), subtopic('spelt', [720, 0])];
  const flour = topic('flour', [0, 0]);
  const edge = dashed('flour', 'plain');

  it.each([
    ['below', [520, 60, 180, 30]],
    ['below, behind a dotted line', [520, 85, 180, 30]],
    ['above', [520, -45, 180, 30]],
  ] as const)('%s names it', (_, at) => {
    const line = node('horizontal', 'line', [300, 60, 620, 20], { strokeDasharray: '0.8 8' });
    expect(places([flour, ...row, line, label('grains', at)], [edge])).toMatchObject({
      plain: 'flour > grains',
      spelt: 'flour > grains',
      flour: '',
    });
  });

  it.each([
    ['far away', [520, 100, 180, 30]],
    ['beside it', [940, 10, 120, 30]],
    ['nearer to another piece', [20, 60, 180, 30]],
  ] as const)('%s does not', (_, at) => {
    expect(places([flour, ...row, label('grains', at)], [edge])).toMatchObject({ rye: 'flour' });
  });

  it('of one topic alone is a note', () => {
    const nodes = [flour, subtopic('plain', [300, 0]), label('grains', [320, 60, 100, 30])];
    expect(places(nodes, [edge])).toMatchObject({ plain: 'flour' });
  });

  it('that is a heading of the picture is no caption', () => {
    const nodes = [flour, ...row, heading('grains', [520, 60, 180, 30])];
    expect(places(nodes, [edge])).toMatchObject({ plain: 'flour' });
  });

  it('names the column it stands over, where there are two', () => {
    const columns = [
      ...[subtopic('plain', [300, 0]), subtopic('rye', [300, 53])],
      ...[subtopic('spelt', [510, 0]), subtopic('oats', [510, 53])],
    ];
    const captions = [label('fine', [340, -40, 90, 30]), label('coarse', [560, -40, 90, 30])];
    expect(places([flour, ...columns, ...captions], [edge])).toMatchObject({
      rye: 'flour > fine',
      oats: 'flour > coarse',
    });
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

  it('are labels too, where they stand on the reading order', () => {
    const labels = ['one', 'two', 'three'].map((id, i) => label(id, [0, 200 + 400 * i]));
    const found = places([title, ...labels, ...topics], [...chain, ...rest]);
    expect(found).toEqual({ a: 'one', b: 'two', c: 'three' });
  });

  it('are no texts in boxes, however large', () => {
    const frame = [box('frame', [400, 350, 300, 200]), subtopic('sencha', [420, 450])];
    const inBox = heading('kinds', [450, 360, 90, 30]);
    const edges = [...chain.slice(0, 3), dashed('a', 'frame')];
    const two = [title, ...three.slice(0, 2), ...topics.slice(0, 1)];
    expect(places([...two, ...frame, inBox], edges)).toEqual({
      a: 'one',
      sencha: 'one > a > kinds',
    });
  });

  it('are walked to also from a title with a box around it', () => {
    const all = [title, box('frame', [-20, -20, 400, 100]), subtopic('wet', [250, 0])];
    const found = places([...all, ...three, ...topics], [...chain, ...rest]);
    expect(found).toMatchObject({ a: 'one', b: 'two', c: 'three' });
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

  it('follow a long dashed way rather than what only touches', () => {
    const edges = [
      ...[solid('Tea', 'one'), solid('one', 'a'), solid('Tea', 'two')],
      ...[dashed('two', 'c'), dashed('c', 'b')],
    ];
    const nodes = [topic('a', [0, 400]), topic('b', [0, 453]), topic('c', [0, 1200])];
    expect(places([title, ...three, ...nodes], edges)).toMatchObject({ a: 'one', b: 'two' });
  });

  it('of what a piece touches stand over it where nothing else leads to it, though others are nearer', () => {
    const edges = [solid('Tea', 'one'), solid('one', 'a'), solid('Tea', 'two'), solid('two', 'c')];
    const nodes = [topic('a', [0, 400]), topic('b', [0, 459]), topic('c', [180, 513])];
    expect(places([title, ...three, ...nodes], edges)).toMatchObject({ b: 'one', c: 'two' });
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

  it('name only what comes next on the line where there are fewer than three', () => {
    const found = places(
      [title, heading('one', [0, 200]), ...topics],
      [solid('Tea', 'a'), solid('a', 'one'), solid('one', 'b'), solid('b', 'c')],
    );
    expect(found).toEqual({ a: '', b: 'one', c: '' });
  });

  it('name also a box joined to them where there are fewer than three', () => {
    const nodes = [box('frame', [400, 200, 300, 200]), subtopic('sencha', [420, 250])];
    const edges = [solid('Tea', 'a'), solid('frame', 'one')];
    const found = places([title, heading('one', [0, 200]), ...topics.slice(0, 1), ...nodes], edges);
    expect(found).toEqual({ a: '', sencha: 'one' });
  });

  it('are no notes that are glued below a topic, where there are fewer than three', () => {
    const note = heading('one', [0, 455]);
    const edges = [solid('Tea', 'a'), solid('a', 'one'), solid('one', 'b')];
    expect(places([title, note, ...topics], edges)).toMatchObject({ b: '' });
  });

  it('begin a walk of their own where a gap parts the line', () => {
    const edges = [...chain.slice(0, 3), solid('two', 'b'), solid('three', 'c')];
    const gap = edges.filter(({ source, target }) => source !== 'a' || target !== 'two');
    expect(places([title, ...three, ...topics], gap)).toEqual({ a: 'one', b: 'two', c: 'three' });
  });

  it('hold on beyond a gap up to the next one', () => {
    const late = topic('late', [0, 550]);
    const edges = [...chain.slice(0, 2), solid('late', 'two'), solid('two', 'b')];
    expect(places([title, ...three, ...topics, late], edges)).toMatchObject({ late: 'one' });
  });
});

describe('boxes in boxes', () => {
  const nested = (count: number) => [
    ...Array.from({ length: count }, (_, i) =>
      box(`box-${i}`, [i * 60, i * 60, 9_000 - i * 120, 9_000 - i * 120]),
    ),
    ...Array.from({ length: count }, (_, i) => subtopic(`t-${i}`, [i * 60 + 5, i * 60 + 5])),
  ];

  it('are looked through as deep as anybody draws them', () => {
    expect(Object.keys(places(nested(20)))).toHaveLength(20);
  });

  it('are refused where no person can have drawn them', () => {
    expect(() => places(nested(70))).toThrow('boxes are nested more than 50 deep');
  });
});
