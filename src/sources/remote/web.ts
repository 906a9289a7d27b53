import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/error.ts';
import type { Log } from '../../lib/log.ts';
import { retrying } from '../../lib/retry.ts';
import { sanitize } from '../../lib/text/message.ts';
import { VERSION } from '../../lib/version.ts';
import { openWaitLog } from '../../lib/wait-log.ts';

/** An answer that is one: neither an overload nor a fault of the server. */
export interface Page {
  readonly status: number;
  readonly text: string;
}

export interface PageRequest {
  readonly url: string;
  /** A document to be posted as JSON; without one, it is a GET. */
  readonly json?: unknown;
  /** Sent to the origin of the URL alone. */
  readonly token?: string;
}

/** Gets a page. Throws a `WebError` for what is out of reach. */
export type Web = (request: PageRequest) => Promise<Page>;

export interface WebOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Ends requests and the waiting between tries; its reason is an error that says why. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

interface WebFault {
  readonly message: string;
  /** It may be gone a moment later. */
  readonly passes: boolean;
  /** How long the service asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** There is no such thing for us, now or later: it is not merely out of reach. */
  readonly absent?: boolean;
  readonly cause?: unknown;
}

/** A page that is out of reach; the message says why, in a few words. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly passes: boolean;
  readonly retryAfterMs: number | undefined;
  readonly absent: boolean;

  constructor({ message, passes, retryAfterMs, absent = false, cause }: WebFault) {
    super(message, { cause });
    this.passes = passes;
    this.retryAfterMs = retryAfterMs;
    this.absent = absent;
  }
}

/** A page that takes longer is given up. */
const LIMIT_MS = 30_000;

/** The largest page that is read, in bytes; the largest graph of today has less than a tenth. */
const MOST_BYTES = 20_000_000;

const MOST_REDIRECTS = 5;

/** There is no such name, which is final; a name server in trouble says EAI_AGAIN. */
const NO_HOST = 'ENOTFOUND: there is no such host, or no network';

const USER_AGENT = `roadmap-enrich/${VERSION}`;

/**
 * The web, as a guest should use it: under a name of our own, with tries again for what passes, as
 * late as the service asks, with limits of time and size, and without redirects to another origin.
 */
export function openWeb(options: WebOptions): Web {
  const { clock, signal, log } = options;
  const waitFor = (error: unknown) =>
    error instanceof WebError && error.passes ? error.retryAfterMs : null;
  const onWait = openWaitLog(clock, log);
  return (request) =>
    retrying(() => getOnce(request, options), {
      clock,
      signal,
      waitFor,
      onWait: (ms, error) => onWait(new URL(request.url).host, ms, messageOf(error)),
    });
}

async function getOnce(request: PageRequest, { fetch, clock, signal }: WebOptions): Promise<Page> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT_MS);
  try {
    const init = { ...initOf(request), signal: AbortSignal.any([signal, limit.signal]) };
    const response = await follow(request.url, init, fetch);
    const { status } = response;
    const retryAfter = response.headers.get('retry-after');
    // GitHub tells of its limits by a 403, too.
    if (status === 429 || status >= 500 || (status === 403 && retryAfter !== null)) {
      await response.body?.cancel();
      throw new WebError({
        message: `HTTP ${status}`,
        passes: true,
        retryAfterMs: retryAfterMs(retryAfter, clock.now()),
      });
    }
    return { status, text: await readText(response) };
  } catch (error) {
    if (error instanceof WebError) throw error;
    if (signal.aborted) {
      throw new WebError({ message: messageOf(signal.reason), passes: false, cause: error });
    }
    const silent = limit.signal.aborted;
    const message = silent ? `no answer in ${LIMIT_MS / 1000} s` : networkFault(error);
    throw new WebError({ message, passes: message !== NO_HOST, cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function initOf({ json, token }: PageRequest): RequestInit {
  const headers = {
    accept: 'application/json',
    'user-agent': USER_AGENT,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  if (json === undefined) return { headers };
  const posted = { ...headers, 'content-type': 'application/json' };
  return { method: 'POST', headers: posted, body: JSON.stringify(json) };
}

/** Follows redirects within the origin, so that neither token nor trust goes elsewhere. */
async function follow(start: string, init: RequestInit, fetch: WebOptions['fetch']) {
  const { origin } = new URL(start);
  let url = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url).href;
    const to = new URL(url);
    if (to.origin !== origin) {
      const message = `redirected to another site, ${sanitize(to.origin)}`;
      throw new WebError({ message, passes: false });
    }
  }
  throw new WebError({ message: 'redirected in a circle', passes: false });
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      throw new WebError({ message: `more than ${MOST_BYTES} bytes`, passes: false });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Retry-After as RFC 9110 has it: seconds, or a date. */
function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** `fetch` says "fetch failed"; its cause says what happened. */
function networkFault(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  if (code !== null) return code === 'ENOTFOUND' ? NO_HOST : code;
  return messageOf(cause ?? error);
}
