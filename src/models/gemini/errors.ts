import { z } from 'zod';
import type { MinuteLimit, Reply } from '../../engine/model.ts';
import { ellipsize } from '../../lib/text/truncate.ts';
import type { GeminiFailure } from './failure.ts';

const quotaFailure = z.object({
  violations: z.array(
    z.object({ quotaId: z.string().default(''), quotaValue: z.coerce.string().default('') }),
  ),
});
const retryInfo = z.object({ retryDelay: z.string() });
const errorInfo = z.object({
  reason: z.string().default(''),
  metadata: z
    .object({
      quota_limit: z.string().default(''),
      quota_limit_value: z.coerce.string().optional(),
    })
    .optional()
    .catch(undefined),
});

/** A request that timed out or was cancelled on the way. */
const TRANSIENT: readonly number[] = [408, 499];

/**
 * The account's spending in the last ten minutes is limited: reported 429s passed after a minute or
 * so, and name no delay.
 */
const MIN_SPEND_PAUSE_MS = 45_000;

const ABOUT_KEY = /API key not valid|API key expired/i;
/** Of a 400 or 403: the project gets no service, whatever its key. */
const ABOUT_BILLING =
  /\b(billing|country|location)\b|has not been used in project|it is disabled|SERVICE_DISABLED|BILLING_DISABLED/i;
const DISABLED = /has not been used in project|it is disabled|SERVICE_DISABLED/i;
/** Where the API is enabled, if Google's message does not name the page of the project. */
const API_PAGE = 'https://console.cloud.google.com/apis/library/generativelanguage.googleapis.com';
/** Of a 429. The word billing stands in every one. */
const NO_MONEY = /depleted|spend(ing)?[ -](cap|limit)/i;
const SPEND_RATE = /spend-based|spending rate/i;
const OAUTH = /ACCESS_TOKEN_TYPE_UNSUPPORTED|Expected OAuth 2 access token/i;
const ABOUT_STRUCTURE = /\b(developer instruction|json mode) is not enabled/i;
const ABOUT_THINKING = /\bthink|\bbudget\b|\blevel\b/i;

/** Whether the service rejected how much the model is to think. */
export function isAboutThinking({ status, message }: GeminiFailure): boolean {
  return status === 400 && ABOUT_THINKING.test(message);
}

/** Whether the service rejected the system instruction or the schema, which some models do not take. */
export function isAboutStructure({ status, message }: GeminiFailure): boolean {
  return status === 400 && ABOUT_STRUCTURE.test(message);
}

/** Turns a failure into what the engine has to do about it. Sources: the table in docs and tests. */
export function replyToFailure(failure: GeminiFailure): Reply {
  const { status } = failure;
  const message = firstLine(failure.message) || `HTTP ${status}`;
  const words = [failure.message, ...reasonsOf(failure)].join('\n');
  if (status === 402) return { kind: 'stop', stop: 'billing', message };
  if (status === 429) return replyTo429(message, failure);
  if (status >= 300 && status < 400) {
    return {
      kind: 'stop',
      stop: 'bad-request',
      message: `the service redirects (HTTP ${status}); redirects are not followed because they would send the key to another address. Check GEMINI_URL`,
    };
  }
  const rejection = rejectionOf(status, words);
  if (rejection !== null) {
    // Google's sentence is about OAuth, which nobody who uses a key has heard of.
    const old = status === 401 && OAUTH.test(words);
    const said = old
      ? 'it is no valid API key (those that begin with AIza no longer are)'
      : message;
    const disabled = rejection === 'billing' && DISABLED.test(words);
    const enabling = disabled ? enableAdvice(failure.message) : said;
    return { kind: 'stop', stop: rejection, message: enabling, stray: true };
  }
  if (status >= 400 && status < 500 && !TRANSIENT.includes(status)) {
    return { kind: 'bad-request', message };
  }
  // Without a response, nobody knows whether there was an answer.
  return { kind: 'overload', message, ...(status === 0 && { lost: true }) };
}

/** What is wrong if no request can be accepted; null if that is not known. */
function rejectionOf(status: number, words: string): 'key' | 'billing' | 'model' | null {
  if (status === 404) return 'model';
  if (status === 401) return 'key';
  if (status !== 400 && status !== 403) return null;
  if (/API_KEY_INVALID/.test(words) || ABOUT_KEY.test(words)) return 'key';
  if (ABOUT_BILLING.test(words)) return 'billing';
  return status === 403 ? 'key' : null;
}

/** Google's sentence is long, and asks to retry. */
function enableAdvice(message: string): string {
  const page = /https:\/\/console\.[^\s"']+/.exec(message)?.[0] ?? API_PAGE;
  return `the Gemini API is disabled. Enable the Gemini API for the key's project at ${page}`;
}

const reasonsOf = ({ details }: GeminiFailure) =>
  details.map((detail) => errorInfo.safeParse(detail).data?.reason ?? '');

interface Violation {
  readonly quotaId: string;
  readonly quotaValue: string;
}

/** The limits that a 429 names, in whatever kind of detail. */
function violationsOf({ details }: GeminiFailure): readonly Violation[] {
  return details.flatMap((detail): readonly Violation[] => {
    const metadata = errorInfo.safeParse(detail).data?.metadata;
    const { quota_limit: quotaId = '', quota_limit_value: quotaValue } = metadata ?? {};
    const named = quotaValue === undefined ? [] : [{ quotaId, quotaValue }];
    return [...(quotaFailure.safeParse(detail).data?.violations ?? []), ...named];
  });
}

/**
 * A 429 names its quota in `details`, in any order. Every 429 says "check your plan and billing
 * details", and a daily quota comes with a delay of seconds that must not be trusted.
 */
function replyTo429(message: string, failure: GeminiFailure): Reply {
  const { message: whole, details } = failure;
  const violations = violationsOf(failure);
  const none =
    violations.some(({ quotaValue }) => quotaValue === '0') || /\blimit: 0(?![.\d])/.test(whole);
  if (none) {
    // Google's sentence is long, and names the limit last.
    const said = "the key's project has no quota for it (limit: 0) and needs billing";
    return { kind: 'stop', stop: 'model', message: said };
  }
  const delay = details
    .map((detail) => parseDelay(retryInfo.safeParse(detail).data?.retryDelay ?? ''))
    .find((found) => found !== undefined);
  if (SPEND_RATE.test(whole)) {
    const retryAfterMs = Math.max(delay ?? 0, MIN_SPEND_PAUSE_MS);
    return { kind: 'rate-limit', message, retryAfterMs, limit: undefined };
  }
  if (NO_MONEY.test(whole)) return { kind: 'stop', stop: 'billing', message };
  const perDay = violations.find(({ quotaId }) => /PerDay/i.test(quotaId));
  if (perDay) {
    // Some daily quotas count tokens, which say nothing about requests.
    const value = ofTokens(perDay) ? 0 : Number.parseInt(perDay.quotaValue, 10);
    const dayLimit = value > 0 ? value : undefined;
    return { kind: 'stop', stop: 'daily-quota', message, dayLimit };
  }
  const limit = violations.map(minuteLimit).find((found) => found !== undefined);
  return { kind: 'rate-limit', message, retryAfterMs: delay, limit };
}

function minuteLimit(violation: Violation): MinuteLimit | undefined {
  const value = Number.parseInt(violation.quotaValue, 10);
  if (!/PerMinute/i.test(violation.quotaId) || !(value > 0)) return undefined;
  return { of: ofTokens(violation) ? 'tokens' : 'requests', value };
}

const ofTokens = ({ quotaId }: Violation) => /token/i.test(quotaId);

/** A protobuf duration ("17s", "54.058356943s", "856.559356ms") in milliseconds. */
export function parseDelay(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text);
  if (match === null) return undefined;
  return Math.ceil(Number(match[1]) * (match[2] === 's' ? 1000 : 1));
}

/** Maximum length of a provider's message, in code points. */
const MAX_MESSAGE_POINTS = 300;

/** A provider's message without its details, on one line. */
function firstLine(message: string): string {
  const details = message.indexOf('[{');
  const text = details === -1 ? message : message.slice(0, details);
  const line = text
    .replace(/^\[\d+ [^\]]*\]/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return ellipsize(line, MAX_MESSAGE_POINTS);
}
