import { describe, expect, it } from 'vitest';
import { looksOf } from '../../../../src/draw/palette.ts';
import { drawMap } from '../../../../src/formats/page/map.ts';
import { page } from '../../../../src/formats/page/page.ts';
import { ELEMENT } from '../../../../src/formats/page/page-data.ts';
import { potteryTable } from '../../../e2e/page-sample.ts';

const { title, graph, rows } = potteryTable();
const topics = rows.map(({ topic }) => topic);

function mapOfPottery(): string {
  if (graph === null) throw new Error('The sample has a picture.');
  return drawMap(title, graph, { topics, looks: looksOf(topics) });
}

describe('the map of a page', () => {
  it('links every card to its topic, in reading order', () => {
    const links = [...mapOfPottery().matchAll(/<a href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links).toEqual(topics.map(({ id }) => id));
  });

  it('has no attribute that the policy of the page forbids', () => {
    expect(mapOfPottery()).not.toMatch(/ (?:style|on\w+)="/);
  });

  it('has no markup that a topic brought', () => {
    expect(mapOfPottery()).not.toMatch(/<(?:\/?script|img|!--)/);
  });

  it('is on the page, hidden until it is asked for', () => {
    expect(page.render(potteryTable(), '')).toContain(`<div id="${ELEMENT.map}" hidden><svg`);
  });
});
