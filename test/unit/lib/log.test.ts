import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/lib/log.ts';
import { codePoint, UNSEEN } from '../samples.ts';

describe('a foreign text in a log', () => {
  it('stays as it is where it is plain', () => {
    expect(oneLine('Ünïcode 日本語 👍 "quoted" C++')).toBe('Ünïcode 日本語 👍 "quoted" C++');
  });

  it('becomes one line, whatever breaks it', () => {
    expect(oneLine('a\r\nb\nc\rd\u0085e\u2028f\u2029g\vh\fi')).toBe('a b c d e f g h i');
  });

  it('loses the escape sequences of terminals', () => {
    expect(oneLine('\u001b[31mred\u001b[0m \u009b2J')).toBe(' [31mred [0m  2J');
  });

  it.each(UNSEEN.map((char) => [codePoint(char), char]))('loses %s', (_, char) => {
    expect(oneLine(`a${char}b`)).toMatch(/^a ?b$/);
  });

  it('keeps its indent, and no white space at its end', () => {
    expect(oneLine('  text \u200b\n')).toBe('  text');
  });

  it('never holds a control or bidirectional character, nor a break', () => {
    const unit = fc.oneof(fc.constantFrom(...UNSEEN), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        expect(oneLine(parts.join(''))).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\u200b]/u);
      }),
    );
  });

  it('changes no more when it is done twice', () => {
    const unit = fc.oneof(fc.constantFrom(...UNSEEN, ' '), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(unit), (parts) => {
        const once = oneLine(parts.join(''));
        expect(oneLine(once)).toBe(once);
      }),
    );
  });
});
