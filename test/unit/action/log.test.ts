import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inertLine, openStepLog, type StepLog } from '../../../src/action/log.ts';

/** Whether the runner would take a line for a command (see the facts on its two forms). */
const isCommand = (line: string) => /^\s*::/u.test(line) || line.includes('##[');

/** Lines as the runner splits its input. */
const lines = (text: string) => text.split(/\r\n|[\r\n\u0085\u2028\u2029]/);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a line of the log', () => {
  it.each([
    '::error::boo',
    '  ::add-mask::e',
    '\t::stop-commands::x',
    '\u00a0::set-output name=a::b',
    '\u3000::warning::x',
    'text\n::error::boo',
    'text\r::error::boo',
    'text\u2028::error::boo',
    '\u0085::error::boo',
    '\u200b::error::boo',
    '\ufeff::error::boo',
    'text ##[error]boo',
    '##[add-mask]x',
    '####[[error]boo',
    '##\u200b[error]',
    '#\n#[error]',
    '##\u061c[error]',
  ])('is no command: %j', (text) => {
    for (const line of lines(inertLine(text))) expect(line).not.toSatisfy(isCommand);
  });

  it('is never a command, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom('::', ':', '#', '##', '##[', '[', 'error', ']', ' ', '\t', '\n', '\r'),
      fc.constantFrom('\u0085', '\u00a0', '\u1680', '\u180e', '\u2003', '\u2028', '\u3000'),
      fc.constantFrom('\u0000', '\u001b', '\u200b', '\u200d', '\u202e', '\u2060', '\ufeff', '\\'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = inertLine(parts.join(''));
        expect(lines(text)).toHaveLength(1);
        expect(text).not.toSatisfy(isCommand);
      }),
      { numRuns: 500 },
    );
  });

  it('stays as it is where it is harmless', () => {
    for (const text of ['Batch 1/7: 20 enriched', '  Rows  3', 'std::vector', 'C# [x] ## y']) {
      expect(inertLine(text)).toBe(text);
    }
  });

  it('still shows what stood there', () => {
    expect(inertLine('::error::boo')).toBe('| ::error::boo');
    expect(inertLine('a ##[error]boo')).toBe('a ##\\[error]boo');
  });
});

/** What a use of the log writes, line by line. */
function linesOf(use: (log: StepLog) => void): readonly string[] {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  use(openStepLog());
  return text.trimEnd().split(/\r?\n/);
}

describe('the log of a step', () => {
  it('says everything at once, on inert lines', () => {
    const written = linesOf((log) => {
      log.info('::error::one\n::error::two');
      log.notice('n');
      log.remark('r');
      log.warning('##[error]w');
      log.error('::e');
    });
    expect(written).toEqual([
      '| ::error::one ::error::two',
      'Notice: n',
      'Warning: r',
      'Warning: ##\\[error]w',
      'Error: ::e',
    ]);
  });

  it('annotates at the end, the most useful first', () => {
    const written = linesOf((log) => {
      log.notice('a%0A::error::b\n::error::c');
      log.remark('r');
      log.warning('w');
      log.failedRows('f');
      log.error('::e');
      log.annotate();
    });
    expect(written.slice(4)).toEqual([
      '::error::| ::e',
      '::warning::f',
      '::warning::w',
      '::warning::r',
      '::notice::a%250A::error::b ::error::c',
    ]);
  });

  it('annotates ten times of each kind at most', () => {
    const written = linesOf((log) => {
      for (let i = 0; i < 12; i++) log.notice(`n${i}`);
      for (let i = 0; i < 9; i++) log.remark(`r${i}`);
      for (let i = 0; i < 9; i++) log.warning(`w${i}`);
      for (let i = 0; i < 12; i++) log.error(`e${i}`);
      log.annotate();
    });
    const numbered = (command: string, count: number) =>
      Array.from({ length: count }, (_, i) => `::${command}${i}`);
    expect(written.filter((line) => line.startsWith('::'))).toEqual([
      ...numbered('error::e', 10),
      ...numbered('warning::w', 9),
      '::warning::r0',
      ...numbered('notice::n', 10),
    ]);
  });
});
