import { describe, expect, it } from 'vitest';
import { inertOutput } from '../../../src/action/stdout.ts';

describe('output', () => {
  it.each([
    '::warning::a%0Ab\n',
    '::add-mask::key\r\n',
    '::error file=a.ts,line=1::b',
    '::group::x\n',
  ])('that is one command stays: %j', (text) => {
    expect(inertOutput(text)).toBe(text);
  });

  it.each(['', '\n', 'text\n', 'two\nlines\n', '  indented\r\n'])(
    'without one stays: %j',
    (text) => {
      expect(inertOutput(text)).toBe(text);
    },
  );

  it.each([
    ['Cache hit for: a\n::warning::x\n', 'Cache hit for: a\n| ::warning::x\n'],
    ['::debug::a\n::add-mask::e\n', '| ::debug::a\n| ::add-mask::e\n'],
    ['::debug::a\r::add-mask::e\n', '| ::debug::a ::add-mask::e\n'],
    ['a\u2028::error::x', 'a ::error::x'],
    ['a ##[error]x\n', 'a ##\\[error]x\n'],
  ])('with one among other text holds none any more: %j', (text, inert) => {
    expect(inertOutput(text)).toBe(inert);
  });
});
