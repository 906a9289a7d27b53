import { describe, expect, test } from 'vitest';
import { parseFileCommands } from './file-commands.ts';
import { parseCommands } from './workflow-commands.ts';

// Every test of an output, a state or an injected command leans on these two.

describe('file commands', () => {
  test('are read in both notations', () => {
    const text = 'a=1=2\n\nb<<END\nfirst\n=\nsecond\nEND\nempty<<END\nEND\nc=<<x\n';
    expect(parseFileCommands(text)).toEqual({
      a: '1=2',
      b: 'first\n=\nsecond',
      empty: '',
      c: '<<x',
    });
  });

  test.each([
    'no sign\n',
    '=value\n',
    'a<<\n',
    'a<<END\ntext\n',
    'a<<END\ntext END',
    '<<END\nEND\n',
  ])('fail the step if malformed: %j', (text) => {
    expect(() => parseFileCommands(text)).toThrow();
  });
});

describe('workflow commands', () => {
  test('are found with properties and data unescaped', () => {
    const line = '::error title=a%2Cb%3Ac,file=x.csv::50%25 of%0Arows';
    expect(parseCommands(line)).toEqual([
      { name: 'error', properties: { title: 'a,b:c', file: 'x.csv' }, data: '50% of\nrows' },
    ]);
  });

  test.each([
    ' \t\u0085::add-mask::x',
    'text\r::add-mask::x',
    'text ##[add-mask]x',
    '::ADD-MASK::x',
    '::unknown::y ##[add-mask]x',
  ])('count wherever the runner looks: %j', (line) => {
    expect(parseCommands(line)).toEqual([{ name: 'add-mask', properties: {}, data: 'x' }]);
  });

  test.each([
    '| ::add-mask::x',
    '\u200b::add-mask::x',
    'text ::add-mask::x',
    '::unknown::x',
    '::add-mask:x',
    '##\\[add-mask]x',
    '##[group',
  ])('are not seen where the runner sees text: %j', (line) => {
    expect(parseCommands(line)).toEqual([]);
  });

  test('are off between stop-commands and its token', () => {
    const lines = ['::stop-commands::token', '::error::no', '::token::', '::error::yes'];
    expect(parseCommands(lines.join('\n')).map(({ data }) => data)).toEqual(['token', 'yes']);
  });
});
