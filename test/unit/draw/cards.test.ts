import { describe, expect, it } from 'vitest';
import { card } from '../../../src/draw/cards.ts';
import { topicOf } from '../samples.ts';

const colours = { fill: '', stroke: '' };
const look = { number: 7, category: 'Ceramics', topics: 1, light: colours, dark: colours };

/** The texts on a card of a width and height. */
function textsOn(width: number, height = 49, path = ['Ceramics', 'Firing of clay', 'Kilns']) {
  const markup = card(
    topicOf({ topic: 'Electric kiln', path }),
    { x: 0, y: 0, width, height },
    { look, row: 12 },
  );
  return [...markup.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
}

describe('a card', () => {
  it('has its label, the number of its category with the rest of its path, and its row', () => {
    expect(textsOn(300)).toEqual(['Electric kiln', '7 › Firing of clay › Kilns', '#12']);
  });

  it('keeps the last part of a path that is too long for it', () => {
    expect(textsOn(150)).toEqual(['Electric kiln', '7 › … › Kilns', '#12']);
  });

  it('keeps the start of a path of one long part', () => {
    expect(textsOn(140, 49, ['Ceramics', 'Firing of clay in kilns'])[1]).toMatch(/^7 › Firing.*…$/);
  });

  it('has an ellipsis for a path of which hardly anything would be left', () => {
    expect(textsOn(90, 49, ['Ceramics', 'Firing of clay in kilns'])).toContain('7 › …');
  });

  it('has the category alone where there is no more of the path', () => {
    expect(textsOn(90, 49, ['Ceramics'])).toContain('7');
  });

  it('leaves out the ellipsis too where it has no room', () => {
    expect(textsOn(60, 49, ['Ceramics', 'Firing of clay in kilns'])).toContain('7');
  });

  it('has its label in two lines where it is narrow', () => {
    expect(textsOn(80)).toEqual(['Electric', 'kiln', '7 › …', '#12']);
  });

  it('has no foot where it is low', () => {
    expect(textsOn(200, 30)).toEqual(['Electric kiln']);
  });
});
