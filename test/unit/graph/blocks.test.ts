import { describe, expect, it } from 'vitest';
import { toTheEnd } from '../ends.ts';
import { box, dashed, dots, label, node, places, solid, subtopic, topic } from './drawing.ts';

/** A framed text, as a bar over or between clusters. */
const bar = (id: string, at: [number, number, number?, number?]) =>
  node('paragraph', id, at, { borderColor: '#000' });
/** A column of subtopics that touch. */
const column = (ids: readonly string[], x: number, y: number) =>
  ids.map((id, i) => subtopic(id, [x, y + i * 53]));

describe('a block', () => {
  const tea = topic('tea', [0, 0]);
  const near = topic('near', [0, 900]);

  it('is what only captions part, and belongs to one topic', () => {
    const items = [
      ...column(['sencha', 'matcha'], 400, 0),
      ...column(['assam', 'keemun'], 400, 150),
    ];
    const found = places(
      [tea, near, ...items, label('black', [455, 108, 90, 30])],
      [dashed('tea', 'sencha')],
    );
    expect(found).toMatchObject({ matcha: 'tea', assam: 'tea > black' });
  });

  it('hands its topic on over several pieces', () => {
    const boxes = [0, 1, 2].map((i) => box(`box-${i}`, [400, i * 300, 300, 300]));
    const items = [0, 1, 2].map((i) => subtopic(`item-${i}`, [450, i * 300 + 100]));
    const found = places([tea, near, ...boxes, ...items], [dashed('tea', 'box-0')]);
    expect(found).toMatchObject({ 'item-1': 'tea', 'item-2': 'tea' });
  });

  it('has the topic of what stands above where two are as far', () => {
    const boxes = [0, 1, 2].map((i) => box(`box-${i}`, [400, i * 300, 300, 300]));
    const items = [0, 1, 2].map((i) => subtopic(`item-${i}`, [450, i * 300 + 100]));
    const edges = [dashed('tea', 'box-0'), dashed('near', 'box-2')];
    expect(places([tea, near, ...boxes, ...items], edges)).toMatchObject({ 'item-1': 'tea' });
  });

  it('that nothing is joined to belongs as a whole to one of the near topics', () => {
    const boxes = [0, 1, 2].map((i) => box(`box-${i}`, [400, i * 300, 300, 300]));
    const items = [0, 1, 2].map((i) => subtopic(`item-${i}`, [450, i * 300 + 100]));
    const nodes = [topic('above', [450, -90]), topic('below', [450, 950]), ...boxes, ...items];
    expect(places(nodes)).toMatchObject({
      'item-0': 'above',
      'item-1': 'above',
      'item-2': 'above',
    });
  });

  it('that nothing is joined to belongs rather to a topic that has nothing yet', () => {
    const full = topic('full', [400, -90]);
    const empty = topic('empty', [620, -90]);
    const own = column(['lid', 'spout'], 0, -400);
    const frame = [box('frame', [400, 0, 420, 300]), subtopic('coil', [450, 100])];
    const found = places([full, empty, ...own, ...frame], [dashed('full', 'lid')]);
    expect(found).toMatchObject({ coil: 'empty' });
  });

  it('hands the header of a box on to the box below, but not to the items', () => {
    const items = column(['sencha', 'matcha'], 400, 0);
    const boxes = [box('first', [400, 103, 200, 120]), box('second', [400, 223, 200, 120])];
    const inside = [
      subtopic('coarse', [410, 150, 100]),
      subtopic('fine', [410, 260, 100]),
      subtopic('hojicha', [400, 346]),
    ];
    const found = places([tea, near, ...items, ...boxes, ...inside], [dashed('tea', 'sencha')]);
    expect(found).toMatchObject({ coarse: 'tea > matcha', fine: 'tea > matcha', hojicha: 'tea' });
  });
});

describe('a dotted line from item to item', () => {
  const tea = topic('tea', [0, 0]);
  const near = topic('near', [900, 200]);
  const items = column(['sencha', 'matcha'], 400, 0);
  const line = dots('line', [490, 102, 20, 50]);

  it('shows that a cluster belongs to the item at its other end', () => {
    const nodes = [tea, near, ...items, line, ...column(['shade', 'stone'], 400, 152)];
    expect(places(nodes, [dashed('tea', 'sencha')])).toMatchObject({
      shade: 'tea > matcha',
      stone: 'tea > matcha',
    });
  });

  it('shows that a cluster belongs to what the box at its other end belongs to', () => {
    const frame = [box('frame', [400, 200, 300, 200]), subtopic('kettle', [450, 280])];
    const down = dots('line', [490, 102, 20, 98]);
    const found = places([tea, near, ...items, down, ...frame], [dashed('tea', 'frame')]);
    expect(found).toMatchObject({ sencha: 'tea', matcha: 'tea' });
  });

  it('shows that an item belongs to the header of the box at its other end', () => {
    const frame = [
      box('frame', [400, 200, 300, 200]),
      topic('kettle', [400, 190, 300, 49]),
      subtopic('spout', [450, 300]),
    ];
    const across = node('horizontal', 'line', [700, 290, 100, 20], { strokeDasharray: '0.8 8' });
    const nodes = [tea, ...frame, across, ...column(['lid', 'rim'], 800, 270)];
    expect(places(nodes)).toMatchObject({ lid: 'kettle', rim: 'kettle' });
  });
});

describe('a dashed edge between two items', () => {
  it('places the cluster that belongs to nothing else, whichever way the edge points', () => {
    const nodes = [topic('tea', [0, 0]), ...column(['sencha', 'matcha'], 400, 0)];
    const whisk = subtopic('whisk', [800, 53]);
    const edges = [dashed('tea', 'matcha'), dashed('whisk', 'matcha')];
    expect(places([...nodes, whisk], edges)).toMatchObject({ whisk: 'tea > matcha' });
  });
});

describe('a framed text', () => {
  const tea = topic('tea', [0, 0]);
  const near = topic('near', [0, 400]);

  it('over a cluster hands its edges on to it, and names it', () => {
    const nodes = [tea, near, bar('green', [400, 300]), ...column(['sencha', 'matcha'], 400, 355)];
    expect(places(nodes, [dashed('tea', 'green')])).toMatchObject({ sencha: 'tea > green' });
  });

  it('below a cluster names it, where the column begins with an item', () => {
    const nodes = [tea, ...column(['sencha', 'matcha'], 400, 0), bar('green', [400, 108])];
    expect(places(nodes, [dashed('tea', 'green')])).toMatchObject({ matcha: 'tea > green' });
  });

  it('between two clusters names the lower one, where the column begins with a text', () => {
    const nodes = [
      bar('green', [400, 0]),
      ...column(['sencha', 'matcha'], 400, 54),
      bar('black', [400, 160]),
      ...column(['assam', 'keemun'], 400, 214),
    ];
    expect(places([tea, ...nodes], [dashed('tea', 'green')])).toMatchObject({
      matcha: 'tea > green',
      assam: 'tea > black',
    });
  });

  it('between two clusters names the upper one, where the column ends with a text', () => {
    const nodes = [
      ...column(['sencha', 'matcha'], 400, 0),
      bar('green', [400, 107]),
      ...column(['assam', 'keemun'], 400, 160),
      bar('black', [400, 267]),
    ];
    expect(places([tea, ...nodes], [dashed('tea', 'green')])).toMatchObject({
      matcha: 'tea > green',
      assam: 'tea > black',
    });
  });

  it('that stands alone names what its edges lead to', () => {
    const nodes = [tea, bar('green', [0, 200]), ...column(['sencha', 'matcha'], 400, 200)];
    const edges = [solid('tea', 'green'), dashed('green', 'sencha')];
    expect(places(nodes, edges)).toMatchObject({ sencha: 'green', matcha: 'green' });
  });

  it('that stands alone belongs to what it is joined to', () => {
    const nodes = [tea, bar('green', [0, 200]), ...column(['sencha', 'matcha'], 400, 200)];
    const edges = [dashed('tea', 'green'), dashed('green', 'sencha')];
    expect(places(nodes, edges)).toMatchObject({ sencha: 'tea > green' });
  });
});

describe('the first item of a box', () => {
  const tea = topic('tea', [0, 0]);
  const frame = box('frame', [400, 0, 220, 200]);

  it('is no header where it is in line with the others', () => {
    const nodes = [tea, frame, ...column(['sencha', 'matcha'], 410, 2)];
    expect(places(nodes, [dashed('tea', 'frame')])).toMatchObject({ matcha: 'tea' });
  });

  it('is a header where it is wider', () => {
    const nodes = [tea, frame, subtopic('green', [400, 2, 220, 49]), subtopic('matcha', [410, 60])];
    expect(places(nodes, [dashed('tea', 'frame')])).toMatchObject({ matcha: 'tea > green' });
  });
});

describe('a text in a frame that holds no topics', () => {
  it('names nothing outside of it', () => {
    const nodes = [
      topic('tea', [0, 0]),
      ...column(['sencha', 'matcha'], 400, 0),
      box('frame', [400, 103, 200, 100]),
      label('green', [450, 108, 90, 30]),
    ];
    expect(places(nodes, [dashed('tea', 'sencha')])).toMatchObject({ sencha: 'tea' });
  });
});

describe('a caption on a solid line', () => {
  it('is no heading where it is close to its cluster', () => {
    const nodes = [
      topic('tea', [700, 0]),
      label('green', [455, 10, 90, 30]),
      node('horizontal', 'line', [560, 15, 140, 20], { strokeDasharray: '0' }),
      ...column(['sencha', 'matcha'], 400, 50),
    ];
    expect(places(nodes)).toMatchObject({ sencha: 'tea > green' });
  });
});

describe('a solid bracket', () => {
  it('joins all that stands beside it to the topic that it leads to', () => {
    const nodes = [
      topic('tea', [600, 200]),
      topic('near', [200, 420]),
      node('vertical', 'bracket', [415, 0, 20, 400], { strokeDasharray: '0' }),
      node('horizontal', 'line', [425, 215, 175, 20], { strokeDasharray: '0' }),
      ...column(['sencha', 'matcha'], 200, 0),
      box('frame', [200, 150, 200, 200]),
      subtopic('kettle', [210, 200, 150]),
    ];
    expect(places(nodes)).toMatchObject({ sencha: 'tea', matcha: 'tea', kettle: 'tea' });
  });
});

describe('as many of a kind as hardly any picture has', () => {
  it('boxes in one block are placed', () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => [
      box(`box-${i}`, [400, i * 50, 300, 48]),
      subtopic(`item-${i}`, [410, i * 50 + 5, 200, 30]),
    ]);
    const nodes = [topic('tea', [0, 0]), ...rows.flat()];
    const found = toTheEnd(() => places(nodes, [dashed('tea', 'item-1199')]));
    expect(found).toMatchObject({ 'item-0': 'tea', 'item-600': 'tea' });
  });

  it('captions between items are read', () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => [
      label(`group-${i}`, [400, i * 70, 100, 20]),
      subtopic(`item-${i}`, [400, i * 70 + 22, 100, 20]),
      subtopic(`other-${i}`, [400, i * 70 + 44, 100, 20]),
    ]);
    const found = toTheEnd(() => places([topic('tea', [0, 0]), ...rows.flat()]));
    expect(found).toMatchObject({ 'item-600': 'tea > group 600', 'other-600': 'tea > group 600' });
  });
});
