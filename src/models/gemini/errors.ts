import { z } from 'zod';
import type { MinuteLimit, Reply } from '../../engine/model.ts';
import { ellipsize } from '../../lib/text/truncate.ts';

/** A request that brought no answer. Status 0: nothing came back at all. */
export interface GeminiFailure {
  readonly status: number;
  readonly message: string;
  /** `error.details` of the body, as it came. */
  readonly details: readonly unknown[];
}

const quotaFailure = z.object({
  violations: z.array(
    z.object({ quotaId: z.string().default(''), quotaValue: z.coerce.string().default('') }),
  ),
});
const retryInfo = z.object({ retryDelay: z.string() });
const errorInfo = z.object({ reason: z.string() });

/** A time-out, and a request that was called off on the way. */
const PASSING: readonly number[] = [408, 499];

/** Turns a failure into what the engine has to do about it. Sources: the table in docs and tests. */
export function replyToFailure(failure: GeminiFailure): Reply {
  const { status, details } = failure;
  const message = firstSentence(failure.message) || `HTTP ${status}`;
  if (status === 429) return replyTo429(message, failure);
  if (status >= 300 && status < 400) {
    return {
      kind: 'fatal',
      stop: 'bad-request',
      message: `the service redirects (HTTP ${status}), which is not followed as it would carry the key to another address; check GEMINI_URL`,
    };
  }
  if (status === 400) {
    const keyInvalid =
      details.some((detail) => errorInfo.safeParse(detail).data?.reason === 'API_KEY_INVALID') ||
      /API key not valid|API key expired/i.test(failure.message);
    if (keyInvalid) return { kind: 'fatal', stop: 'key', message };
    // The SDK drops the status FAILED_PRECONDITION: only the text tells that this key gets no service.
    if (/\b(billing|country|location)\b/i.test(failure.message)) {
      return { kind: 'fatal', stop: 'key', message };
    }
    return { kind: 'bad-request', message };
  }
  if (status === 401 || status === 403) return { kind: 'fatal', stop: 'key', message };
  if (status === 404) return { kind: 'fatal', stop: 'model', message };
  if (status > 400 && status < 500 && !PASSING.includes(status)) {
    return { kind: 'bad-request', message };
  }
  // Where nothing came back, nobody knows whether an answer was made.
  return { kind: 'overload', message, ...(status === 0 && { lost: true }) };
}

/**
 * A 429 names its quota in `details`, in any order. The text "check your plan and billing details"
 * stands in every 429, and a quota a day comes with a delay of seconds that must not be believed.
 */
function replyTo429(message: string, { message: whole, details }: GeminiFailure): Reply {
  const violations = details.flatMap(
    (detail) => quotaFailure.safeParse(detail).data?.violations ?? [],
  );
  const none =
    violations.some(({ quotaValue }) => quotaValue === '0') || /\blimit: 0\b/.test(whole);
  if (none) return { kind: 'fatal', stop: 'model', message };
  if (/depleted|spend(ing)?[ -](cap|limit|based)/i.test(whole)) {
    return { kind: 'fatal', stop: 'key', message };
  }
  const perDay = violations.find(({ quotaId }) => /PerDay/i.test(quotaId));
  if (perDay) {
    // Some quotas of a day count tokens, which say nothing about requests.
    const limit = ofTokens(perDay) ? 0 : Number.parseInt(perDay.quotaValue, 10);
    return { kind: 'daily-quota', message, ...(limit > 0 && { limit }) };
  }
  const retryAfterMs = details
    .map((detail) => parseDelay(retryInfo.safeParse(detail).data?.retryDelay ?? ''))
    .find((delay) => delay !== null);
  const limit = violations.map(minuteLimit).find((found) => found !== null);
  return {
    kind: 'rate-limit',
    message,
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
    ...(limit && { limit }),
  };
}

type Violation = z.output<typeof quotaFailure>['violations'][number];

function minuteLimit(violation: Violation): MinuteLimit | null {
  const value = Number.parseInt(violation.quotaValue, 10);
  if (!/PerMinute/i.test(violation.quotaId) || !(value > 0)) return null;
  return { of: ofTokens(violation) ? 'tokens' : 'requests', value };
}

const ofTokens = ({ quotaId }: Violation) => /token/i.test(quotaId);

/** A protobuf duration ("17s", "54.058356943s", "856.559356ms") in milliseconds, or null. */
export function parseDelay(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text);
  if (match === null) return null;
  return Math.ceil(Number(match[1]) * (match[2] === 's' ? 1000 : 1));
}

/** Of a provider's message, in code points. */
const LONGEST_MESSAGE = 300;

/** A provider's message without its details: one line that a person can read. */
function firstSentence(message: string): string {
  const details = message.indexOf('[{');
  const text = details === -1 ? message : message.slice(0, details);
  const line = text
    .replace(/^\[\d+ [^\]]*\]/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return ellipsize(line, LONGEST_MESSAGE);
}
