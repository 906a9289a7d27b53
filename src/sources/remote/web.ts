import type { Clock } from '../../lib/clock.ts';
import { decodeText } from '../../lib/encoding.ts';
import { messageOf } from '../../lib/error.ts';
import type { Log } from '../../lib/log.ts';
import { openWaitLog, retry, retryAfterMs } from '../../lib/retry.ts';
import { sanitize } from '../../lib/text/message.ts';
import { TimeoutError, withTimeout } from '../../lib/timeout.ts';
import { VERSION } from '../../lib/version.ts';

/** A response that is neither a limit nor a server error. */
export interface Page {
  readonly status: number;
  readonly text: string;
}

/** Gets a page by its URL. Throws a `WebError` if it cannot be reached. */
export type Web = (url: string) => Promise<Page>;

export interface WebOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Cancels requests and the pauses between them; its reason is an error that says why. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Attempts per request, if not those of `retry`. */
  readonly tries?: number;
}

interface WebErrorOptions {
  /** It does not exist for us, now or later; without it, it merely cannot be reached. */
  readonly absent?: boolean;
  readonly cause?: unknown;
}

/** A page that cannot be reached; the message says why, in a few words. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly absent: boolean;

  constructor(message: string, { absent = false, cause }: WebErrorOptions = {}) {
    super(message, { cause });
    this.absent = absent;
  }
}

/** It may be over a moment later. */
class TemporaryError extends WebError {
  /** The pause that the service requests, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs: number | undefined, cause?: unknown) {
    super(message, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

/** The result, or why it cannot be reached. */
export async function attempt<T>(work: Promise<T>): Promise<T | WebError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WebError) return error;
    throw error;
  }
}

/** How long a page may take. */
const TIMEOUT_MS = 30_000;

/** More than ten times the largest graph of today, in bytes. */
const MAX_BYTES = 20_000_000;

const MAX_REDIRECTS = 5;

const HEADERS = { accept: 'application/json', 'user-agent': `roadmap-enrich/${VERSION}` };

/**
 * The web, as a guest should use it: under our own name, with retries of temporary errors after the
 * pause that the service requests, with limits of time and size, and without redirects to another
 * origin.
 */
export function openWeb(options: WebOptions): Web {
  const { clock, signal, log, tries } = options;
  const waitFor = (error: unknown) => (error instanceof TemporaryError ? error.retryAfterMs : null);
  const onWait = openWaitLog(clock, log);
  return (url) =>
    retry(() => getOnce(url, options), {
      clock,
      signal,
      waitFor,
      ...(tries === undefined ? {} : { tries }),
      onWait: (ms, error) => onWait(new URL(url).host, ms, messageOf(error)),
    });
}

async function getOnce(url: string, { fetch, clock, signal }: WebOptions): Promise<Page> {
  try {
    return await withTimeout({ ms: TIMEOUT_MS, what: 'the site', signal }, async (end) => {
      const response = await follow(url, { headers: HEADERS, signal: end }, fetch);
      const { status } = response;
      const retryAfter = response.headers.get('retry-after');
      // A limit may come as a 403, too.
      if (status === 429 || status >= 500 || (status === 403 && retryAfter !== null)) {
        await response.body?.cancel();
        throw new TemporaryError(
          `HTTP ${status}`,
          retryAfterMs(retryAfter, clock.date().getTime()),
        );
      }
      return { status, text: await readText(response) };
    });
  } catch (error) {
    if (error instanceof WebError) throw error;
    if (signal.aborted) throw new WebError(messageOf(signal.reason), { cause: error });
    throw networkError(error);
  }
}

/** Follows redirects within the origin, so that trust goes nowhere else. */
async function follow(start: string, init: RequestInit, fetch: WebOptions['fetch']) {
  const { origin } = new URL(start);
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) throw new WebError('redirected to an invalid address');
    const to = new URL(location, url);
    url = to.href;
    if (to.origin !== origin) {
      throw new WebError(`redirected to another site, ${sanitize(to.origin)}`);
    }
  }
  throw new WebError('too many redirects');
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new WebError(`more than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks));
}

/** The message of `fetch` is only "fetch failed"; its cause has the details. */
function networkError(error: unknown): WebError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  // The name does not exist, which is final; a failing name server gives EAI_AGAIN.
  if (code === 'ENOTFOUND') {
    return new WebError('ENOTFOUND: there is no such host, or no network', { cause: error });
  }
  const late = error instanceof TimeoutError ? `no response in ${TIMEOUT_MS / 1000} s` : null;
  return new TemporaryError(late ?? code ?? messageOf(cause ?? error), undefined, error);
}
