import { describe, expect, it } from 'vitest';
import { isVerb } from '../../../../../src/models/offline/extract/words.ts';

describe('a verb', () => {
  it.each(['store', 'stores', 'applies', 'matches', 'Stores,'])('is %s', (word) => {
    expect(isVerb(word)).toBe(true);
  });

  it.each(['clay', 'glazes', 'series', ''])('is not "%s"', (word) => {
    expect(isVerb(word)).toBe(false);
  });
});
