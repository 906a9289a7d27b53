import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginState, readState, saveState, stepFolder } from '../../../src/action/state.ts';
import { temporaryFolder } from '../samples.ts';

let file: string;

beforeEach(async () => {
  file = join(await temporaryFolder(), 'state');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_STATE', file);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Does what the runner does between main and post: the file's values become environment. */
function passOn(): void {
  const text = readFileSync(file, 'utf8');
  for (const [, name, , value] of text.matchAll(/^(\w+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2\r?$/gm)) {
    vi.stubEnv(`STATE_${name}`, value);
  }
}

const HASH = 'a'.repeat(64);
const valid = { id: '0123456789abcdef', namesHash: '01234567', restored: HASH };

function given(state: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(state)) vi.stubEnv(`STATE_${name}`, value);
}

describe('the state', () => {
  it('reaches the post step', () => {
    const id = beginState();
    saveState({ namesHash: '01234567', restored: HASH });
    passOn();
    expect(readState()).toEqual({ id, namesHash: '01234567', restored: HASH });
  });

  it('is what was saved last', () => {
    beginState();
    saveState({ namesHash: '01234567', restored: '' });
    saveState({ namesHash: '01234567', restored: HASH });
    passOn();
    expect(readState()?.restored).toBe(HASH);
  });

  it('has nothing to do for a post step whose main step was killed at once', () => {
    beginState();
    passOn();
    expect(readState()).toBeNull();
  });

  it('is not there in a main step', () => {
    expect(readState()).toBeNull();
  });

  it('has another id for every use of the action in a job', () => {
    expect(beginState()).not.toBe(beginState());
  });

  it('may have restored nothing', () => {
    given({ ...valid, restored: '' });
    expect(readState()).toEqual({ ...valid, restored: '' });
  });

  it.each([
    ['an id that climbs', { id: '../../../../etc' }],
    ['an id of another length', { id: '0123' }],
    ['a hash of names with a comma, which the cache refuses', { namesHash: 'a,b,c,d,' }],
    ['a hash of names of another length', { namesHash: '0123456789' }],
    ['a hash in capitals', { restored: 'A'.repeat(64) }],
    ['a hash with more behind', { restored: `${HASH}\nx` }],
    ['no hash of names', { namesHash: '' }],
  ])('is not believed with %s', (_, changes) => {
    given({ ...valid, ...changes });
    expect(readState()).toBeNull();
  });
});

describe("the step's folder", () => {
  it('is in the temporary folder, under the id', () => {
    const folder = stepFolder('0123456789abcdef', tmpdir());
    expect(folder).toBe(join(tmpdir(), 'roadmap-enrich-0123456789abcdef'));
  });
});
