import { describe, expect, it } from 'vitest';
import { painter } from '../../../../src/cli/terminal/colour.ts';

const RED = '\u001b[31mred\u001b[39m';
const shown = (isTTY: boolean, env: NodeJS.ProcessEnv) => painter({ isTTY }, env)('red', 'red');

describe('colours', () => {
  it.each<[string, boolean, NodeJS.ProcessEnv]>([
    ['a terminal', true, { TERM: 'xterm' }],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }],
    ['FORCE_COLOR where there is no terminal', false, { FORCE_COLOR: '1' }],
    ['an empty FORCE_COLOR', false, { FORCE_COLOR: '' }],
    ['FORCE_COLOR, whatever NO_COLOR says', true, { FORCE_COLOR: '1', NO_COLOR: '1' }],
    ['FORCE_COLOR in a dumb terminal', true, { FORCE_COLOR: 'true', TERM: 'dumb' }],
  ])('are shown with %s', (_, isTTY, env) => {
    expect(shown(isTTY, env)).toBe(RED);
  });

  it.each<[string, boolean, NodeJS.ProcessEnv]>([
    ['a pipe', false, { TERM: 'xterm' }],
    ['NO_COLOR', true, { NO_COLOR: '1' }],
    ['a dumb terminal', true, { TERM: 'dumb' }],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }],
    ['FORCE_COLOR=false', true, { FORCE_COLOR: 'false' }],
  ])('are not shown with %s', (_, isTTY, env) => {
    expect(shown(isTTY, env)).toBe('red');
  });
});
