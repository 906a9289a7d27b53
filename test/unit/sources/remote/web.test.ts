import { describe, expect, it } from 'vitest';
import { openWeb } from '../../../../src/sources/remote/web.ts';
import { VirtualClock } from '../../../fakes/clock.ts';
import { logTo } from '../../../fakes/log.ts';

const PAGE = 'https://roadmap.test/backend.json';

/** What a service does, one answer or fault after the other; the last one stays. */
type Script = readonly (() => Response)[];

/** The web in virtual time, and what is known of it. */
function open(script: Script, signal = new AbortController().signal) {
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  const state = { tries: 0 };
  const fetch = async () => {
    const answer = script[Math.min(state.tries, script.length - 1)] ?? done;
    state.tries += 1;
    return answer();
  };
  const web = openWeb({
    fetch,
    clock: new VirtualClock(0),
    signal,
    log: logTo(tell),
  });
  return { web, state, told };
}

const done = () => new Response('{}');

/** As `fetch` says it. */
const networkFault = (code: string) => () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
};

const unavailable = (after: string) => () =>
  new Response('', { status: 503, headers: { 'retry-after': after } });

describe('a page', () => {
  it('of a host that does not exist is asked for once', async () => {
    const { web, state, told } = open([networkFault('ENOTFOUND')]);
    await expect(web(PAGE)).rejects.toThrow('ENOTFOUND');
    expect(state.tries).toBe(1);
    expect(told).toEqual([]);
  });

  it('is asked for again where the name server is in trouble', async () => {
    const { web, state } = open([networkFault('EAI_AGAIN'), done]);
    expect(await web(PAGE)).toEqual({ status: 200, text: '{}' });
    expect(state.tries).toBe(2);
  });

  it('that is given up says why, and is not asked for again', async () => {
    const run = new AbortController();
    const given = () => {
      run.abort(new Error('the run was cancelled'));
      throw new DOMException('This operation was aborted', 'AbortError');
    };
    const { web, state } = open([given], run.signal);
    await expect(web(PAGE)).rejects.toThrow(/^the run was cancelled$/);
    expect(state.tries).toBe(1);
  });

  it('says who is waited for, how long and why', async () => {
    const { web, told } = open([unavailable('4'), done]);
    await web(PAGE);
    expect(told).toEqual(['Waiting 4 s for roadmap.test (HTTP 503)']);
  });

  it('that a limit refuses with a 403 is waited for', async () => {
    const limited = () => new Response('', { status: 403, headers: { 'retry-after': '4' } });
    const { web, told } = open([limited, done]);
    expect(await web(PAGE)).toEqual({ status: 200, text: '{}' });
    expect(told).toEqual(['Waiting 4 s for roadmap.test (HTTP 403)']);
  });

  it('that is forbidden is an answer', async () => {
    const { web, state } = open([() => new Response('no', { status: 403 })]);
    expect(await web(PAGE)).toEqual({ status: 403, text: 'no' });
    expect(state.tries).toBe(1);
  });

  it('says so once for all that wait at the same time', async () => {
    const { web, told } = open([unavailable('4'), unavailable('4'), done]);
    await Promise.all([web(PAGE), web(`${PAGE}?2`)]);
    expect(told).toHaveLength(1);
  });

  it('is not waited for in vain: who gives up says nothing of it', async () => {
    const { web, told } = open([unavailable('3600')]);
    await expect(web(PAGE)).rejects.toThrow('HTTP 503');
    expect(told).toEqual([]);
  });

  it.each(['http://[', 'https://a:b:c/'])(
    'that is redirected to the invalid address %s is given up at once',
    async (location) => {
      const { web, state } = open([
        () => new Response(null, { status: 302, headers: { location } }),
      ]);
      await expect(web(PAGE)).rejects.toThrow('redirected to an invalid address');
      expect(state.tries).toBe(1);
    },
  );

  it.each([
    ['with a byte order mark', Buffer.from('\uFEFF"Café"')],
    ['in Windows-1252', Buffer.from('"Caf\xE9"', 'latin1')],
  ])('%s is read as it was meant', async (_, bytes) => {
    const { web } = open([() => new Response(bytes)]);
    expect(await web(PAGE)).toEqual({ status: 200, text: '"Café"' });
  });

  it('that lies elsewhere is not fetched there, and the message names the place', async () => {
    const elsewhere = { status: 302, headers: { location: 'https://other.test/x?token=1' } };
    const { web, state } = open([() => new Response(null, elsewhere)]);
    await expect(web(PAGE)).rejects.toThrow(/^redirected to another site, https:\/\/other\.test$/);
    expect(state.tries).toBe(1);
  });
});
