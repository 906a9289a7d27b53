import { describe, expect, it } from 'vitest';
import { damageOf } from '../../../../src/lib/text/damage.ts';

describe('what git left in a file', () => {
  it.each([
    ['a whole conflict', 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n', 2],
    ['one with lines of Windows', 'a\r\nb\r\n<<<<<<<\r\nb\r\n=======\r\nc\r\n', 3],
    ['its end alone', 'a\nb\n>>>>>>> other\n', 3],
    ['one within a cell', '"a","b\n<<<<<<< HEAD\nc"\n', 2],
  ])('is named with its line: %s', (_, text, line) => {
    expect(damageOf(text)).toMatch(`merge-conflict markers (line ${line}).`);
  });

  it('may be the pointer of a file in Git LFS', () => {
    // As git-lfs 3 writes it (docs/spec.md).
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n';
    expect(damageOf(pointer)).toMatch('Git LFS pointer');
  });

  it.each(['', 'a,b\n', '=======\n', ' <<<<<<< HEAD\n', '<<<<<<<<< x\n', 'a <<<<<<< b\n'])(
    'is nothing in %j',
    (text) => {
      expect(damageOf(text)).toBeNull();
    },
  );
});
