import { describe, expect, it } from 'vitest';
import { boundary } from '../../../../../src/models/offline/extract/boundary.ts';

/** The worth of the boundary that `|` marks. */
function at(marked: string): number {
  const [before = '', after = ''] = marked.split('|').map((part) => part.trim());
  const kept = before.split(' ');
  return boundary([...kept, ...after.split(' ').filter((word) => word !== '')], kept.length);
}

const PHRASE = -9;
const PREPOSITION = 2;

describe('the end of a clause', () => {
  it.each([
    'shapes clay on a wheel. | Then it dries',
    'shapes clay: | cups and bowls',
    'shapes clay; | then dries it',
  ])('is best at the end of a sentence: %s', (marked) => {
    expect(at(marked)).toBe(6);
  });

  it.each([
    ['what opens a remark', 'an oven for clay | that reaches 1300 degrees', 4],
    ['a preposition', 'hardens the clay | in an oven', PREPOSITION],
    ['an aim', 'fires the pots | to harden them', 1],
    ['the next item of a list', 'cups, | bowls, jugs', 1],
    ['a participle', 'oven for pots | shaped by hand', -1],
    ['a second noun', 'cups | and bowls', -2],
    ['a reservation', 'fires at night | without a flame', -2],
    ['what a thing is of', 'the heat | of a kiln', -3],
    ['the preposition of a participle', 'a pot shaped | on a wheel', -5],
  ])('is worth something before %s', (_, marked, worth) => {
    expect(at(marked)).toBe(worth);
  });

  it.each([
    ['a noun of two words', 'a pottery | wheel'],
    ['a verb and its participle', 'store | glazed pots'],
    ['an adjective and its participle', 'large | glazed pots'],
    ['"part of"', 'is a small part | of ceramics'],
    ['"from ... into"', 'turns clay from mud | into stone'],
    ['"from ... to"', 'takes pots from the wheel | to the kiln'],
    ['"ways to"', 'many ways | to throw plates'],
    ['"allows ... to"', 'allows young potters | to throw plates'],
    ['two participles', 'hardening | and glazing pots'],
    ['two adjectives', 'larger | and heavier pots'],
    ['two verbs', 'potters shape | and fire'],
  ])('is not within %s', (_, marked) => {
    expect(at(marked)).toBe(PHRASE);
  });

  it.each([
    ['an adverb', 'a kiln fires slowly | in winter'],
    ['"both" without "and"', 'suits both cups | in porcelain and bowls'],
    ['"between" without "and"', 'the gap between shelf | in the kiln and wall'],
    ['a verb after "to"', 'a wheel to shape | in comfort'],
    ['a verb after "which"', 'a hand which shapes | in silence'],
    ['a verb in "-ing" after a comma', 'fires the pots, hardening | in an hour'],
    ['"use"', 'pots for use | in an oven'],
  ])('costs a phrase after %s', (_, marked) => {
    expect(at(marked)).toBe(PHRASE + PREPOSITION);
  });

  it.each([
    ['a verb that ends what somebody wants to do', 'for what you want to shape | in clay'],
    ['a pair whose second half was said', 'suits both cups and bowls | in porcelain'],
    ['a passive', 'where the clay is fired | and sold'],
    ['a verb that was left to itself', 'the clay to fire | and the pots'],
  ])('may stand after %s', (_, marked) => {
    expect(at(marked)).toBeGreaterThan(PHRASE + PREPOSITION);
  });

  it.each(['a pot of', 'a pot with the', 'clay that is', 'ein Topf mit'])(
    'is worst after a word that needs another: %s',
    (kept) => {
      expect(at(`${kept} | clay`)).toBe(2 * PHRASE);
    },
  );
});
