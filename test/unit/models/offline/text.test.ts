import { describe, expect, it } from 'vitest';
import { readableText, sentencesOf } from '../../../../src/models/offline/text.ts';

describe('a readable text', () => {
  it.each([
    ['white space', ' wet\n\tclay ', 'wet clay'],
    ['invisible characters', 'wet\u200b cl\u202eay', 'wet clay'],
    ['addresses', 'see https://clay.example or www.clay.example now', 'see or now'],
    ['letters in two parts', 'glac\u0327ure', 'gla\u00e7ure'],
  ])('is clean of %s', (_, text, clean) => {
    expect(readableText(text)).toBe(clean);
  });

  it('is no longer than can matter', () => {
    expect(readableText('x'.repeat(20_000))).toHaveLength(1_000);
  });
});

describe('sentences', () => {
  it('end at full stops of any script', () => {
    expect(sentencesOf('Clay is wet. Is it? Yes!')).toEqual(['Clay is wet.', 'Is it?', 'Yes!']);
    expect(sentencesOf('粘土。陶器。')).toEqual(['粘土。', '陶器。']);
  });

  it.each([
    ['Clay (or mud) is wet', 'Clay is wet'],
    ['Pot(s) break', 'Pot break'],
    ['Clay — or mud — is wet', 'Clay is wet'],
    ['Clay is wet - it drips', 'Clay is wet; it drips'],
    ['`Clay` is “wet” .', 'Clay is wet.'],
  ])('have no remarks: %s', (text, plain) => {
    expect(sentencesOf(text)).toEqual([plain]);
  });

  it('do not include one that was truncated', () => {
    const text = `${'Clay is wet. '.repeat(38)}Then it dri`;
    expect(new Set(sentencesOf(text))).toEqual(new Set(['Clay is wet.']));
  });

  it('include a truncated one where it is all there is', () => {
    expect(sentencesOf('clay '.repeat(100).trim())).toHaveLength(1);
  });
});
