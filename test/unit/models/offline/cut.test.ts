import { describe, expect, it } from 'vitest';
import { shorten } from '../../../../src/models/offline/cut.ts';

/** Follows a clause that is too long as it is. */
const REST = 'and so on until everybody has gone home for the long cold winter';

/** Expects a clause to end where `|` stands. */
function expectEnd(marked: string): void {
  const [kept = ''] = marked.split(' |');
  expect(shorten(`${marked.replace(' |', '')} ${REST}`).text).toBe(kept);
}

describe('a clause that fits', () => {
  it('stays whole', () => {
    expect(shorten('shapes clay on a wheel')).toEqual({
      text: 'shapes clay on a wheel',
      worth: 10,
    });
  });

  it.each([
    ['shapes clay with the', 'shapes clay'],
    ['wheels, kilns, e.g.', 'wheels, kilns,'],
    ['the', 'the'],
  ])('loses words that cannot be the last: %s', (clause, kept) => {
    expect(shorten(clause).text).toBe(kept);
  });

  it('keeps such a word at the end of a sentence', () => {
    expect(shorten('it shows what a kiln is.').text).toBe('it shows what a kiln is.');
  });
});

describe('a clause that is too long', () => {
  it.each([
    ['the end of a sentence', 'shapes clay on a wheel in one minute. | Then old potters'],
    ['a colon', 'shapes many things out of wet clay: | cups and bowls'],
    ['what opens a remark', 'a very old oven for clay pots | that reaches 1300 degrees'],
    ['a preposition', 'hardens wet clay pots for all the potters | in large brick'],
    ['the next item of a list', 'shapes wet clay into cups, bowls, jugs, plates, saucers, | vases'],
    ['a participle', 'an oven for very large pots and heavy clay tiles | shaped by hand'],
    ['a comma and what opens a remark', 'keeps old wet pots soft in a damp box, | which potters'],
    ['a clause with its verb', 'hardens pots in an old kiln | where the wet clay is slowly'],
    ['an aim', 'fires the pots in an old kiln for two days | to harden them'],
  ])('ends before or after %s', (_, marked) => {
    expectEnd(marked);
  });

  it.each([
    ['a verb and its object', 'an old wheel for all the potters | who want to shape clay plates'],
    ['an adverb and its verb', 'a machine for the lazy potter | that evenly spreads wet glaze'],
    ['two adjectives', 'sells old pots to all potters | in a big and very beautiful'],
    ['"from ... to"', 'carries all the wet pots in wooden boxes | from one old wheel to'],
    ['"allows ... to"', 'an electric wheel in a small box | that allows potters to throw plates'],
    ['verbs in a list', 'sells a heavy box with good old tools | to shape, glaze, fire'],
    ['the first of such verbs', 'sells a heavy box with good old iron tools | to shape, glaze,'],
    ['adjectives in a list', 'makes jugs and cups for a potter | with a scratched, cracked'],
    ['"if" and its clause', 'heats a small cone in the kiln | to determine if there'],
    ['a clause of its own', 'shares one big kiln in the village, | as the potters often have'],
    ['"kind of"', 'hardens wet cups and plates for every potter | in a kind'],
    ['"in a way that"', 'shapes wet clay for cups and small plates | in a way'],
    ['"as long as"', 'keeps the damp clay soft in a closed box | as long'],
    ['"in order to"', 'sieves all of the old glaze in a bucket | in order'],
    ['"both ... and"', 'a kind of clay for cold kilns | that suits both cups in white and black'],
  ])('does not end within %s', (_, marked) => {
    expectEnd(marked);
  });

  it('does not end before the words that must stay', () => {
    const clause = `the kiln, which the old potters built, hardens ${REST}`;
    expect(shorten(clause).text).toBe('the kiln, which the old potters built,');
    expect(shorten(clause, 8).text).toBe('the kiln, which the old potters built, hardens');
  });

  it('is worth less than one that fits, and a cut within a phrase is worth nothing', () => {
    const words = Array.from({ length: 20 }, (_, i) => `kiln${i}`).join(' ');
    expect(shorten(words).worth).toBe(0);
    expect(shorten(`an oven for clay pots that reaches ${words}`).worth).toBeGreaterThan(0);
    expect(shorten(`an oven for clay pots that reaches ${words}`).worth).toBeLessThan(10);
  });
});
