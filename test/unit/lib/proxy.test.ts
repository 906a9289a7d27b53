import { describe, expect, it } from 'vitest';
import { ignoredProxy } from '../../../src/lib/proxy.ts';

const HTTPS_PROXY = 'http://proxy.example:3128';

describe('a proxy of the environment', () => {
  it.each([
    { HTTPS_PROXY },
    { https_proxy: HTTPS_PROXY },
    { HTTPS_PROXY, NODE_USE_ENV_PROXY: '0' },
  ])('that Node.js ignores is one line that says what to set: %j', (env) => {
    expect(ignoredProxy(env, [], '24.1.0')).toMatch(
      /^https_proxy is set, .*set NODE_USE_ENV_PROXY to 1/i,
    );
  });

  it('is not shown, since it may hold a password', () => {
    const env = { HTTPS_PROXY: 'http://user:secret@proxy.example' };
    expect(ignoredProxy(env, [])).not.toContain('secret');
  });

  it.each([
    {},
    { HTTPS_PROXY: '' },
    { HTTPS_PROXY, NODE_USE_ENV_PROXY: '1' },
    { HTTPS_PROXY, NODE_OPTIONS: '--use-env-proxy' },
    { HTTPS_PROXY, NO_PROXY: '*' },
  ])('that is none, or that it obeys, is no line: %j', (env) => {
    expect(ignoredProxy(env, [], '24.1.0')).toBe('');
  });

  it('that it obeys by an option of its own is no line', () => {
    expect(ignoredProxy({ HTTPS_PROXY }, ['--use-env-proxy'], '26.0.0')).toBe('');
  });

  it('needs a newer Node.js where this one has no proxies', () => {
    const env = { HTTPS_PROXY, NODE_USE_ENV_PROXY: '1' };
    expect(ignoredProxy(env, [], '20.20.2')).toMatch(/use Node\.js 24 or newer, and set NODE_USE/);
  });
});
