import { z } from 'zod';
import type { MinuteLimit, Reply } from '../../engine/model.ts';
import { ellipsize } from '../../lib/text/truncate.ts';

/** A failed request. Status 0: there was no response at all. */
export interface GeminiFailure {
  readonly status: number;
  readonly message: string;
  /** `error.details` of the body, unchecked. */
  readonly details: readonly unknown[];
}

const quotaFailure = z.object({
  violations: z.array(
    z.object({ quotaId: z.string().default(''), quotaValue: z.coerce.string().default('') }),
  ),
});
const retryInfo = z.object({ retryDelay: z.string() });
const errorInfo = z.object({ reason: z.string() });

/** A request that timed out or was cancelled on the way. */
const TRANSIENT: readonly number[] = [408, 499];

/** Turns a failure into what the engine has to do about it. Sources: the table in docs and tests. */
export function replyToFailure(failure: GeminiFailure): Reply {
  const { status } = failure;
  const message = firstLine(failure.message) || `HTTP ${status}`;
  if (status === 429) return replyTo429(message, failure);
  if (status >= 300 && status < 400) {
    return {
      kind: 'stop',
      stop: 'bad-request',
      message: `the service redirects (HTTP ${status}); redirects are not followed because they would send the key to another address; check GEMINI_URL`,
    };
  }
  if (status === 401 || status === 403 || (status === 400 && isAboutKey(failure))) {
    return { kind: 'stop', stop: 'key', message };
  }
  if (status === 404) return { kind: 'stop', stop: 'model', message };
  if (status >= 400 && status < 500 && !TRANSIENT.includes(status)) {
    return { kind: 'bad-request', message };
  }
  // Without a response, nobody knows whether there was an answer.
  return { kind: 'overload', message, ...(status === 0 && { lost: true }) };
}

/** The SDK drops the status FAILED_PRECONDITION, so only the text says that a key gets no service. */
function isAboutKey({ message, details }: GeminiFailure): boolean {
  return (
    details.some((detail) => errorInfo.safeParse(detail).data?.reason === 'API_KEY_INVALID') ||
    /API key not valid|API key expired|\b(billing|country|location)\b/i.test(message)
  );
}

/**
 * A 429 names its quota in `details`, in any order. Every 429 says "check your plan and billing
 * details", and a daily quota comes with a delay of seconds that must not be trusted.
 */
function replyTo429(message: string, { message: whole, details }: GeminiFailure): Reply {
  const violations = details.flatMap(
    (detail) => quotaFailure.safeParse(detail).data?.violations ?? [],
  );
  const none =
    violations.some(({ quotaValue }) => quotaValue === '0') || /\blimit: 0\b/.test(whole);
  if (none) return { kind: 'stop', stop: 'model', message };
  if (/depleted|spend(ing)?[ -](cap|limit|based)/i.test(whole)) {
    return { kind: 'stop', stop: 'key', message };
  }
  const perDay = violations.find(({ quotaId }) => /PerDay/i.test(quotaId));
  if (perDay) {
    // Some daily quotas count tokens, which say nothing about requests.
    const value = ofTokens(perDay) ? 0 : Number.parseInt(perDay.quotaValue, 10);
    const dayLimit = value > 0 ? value : undefined;
    return { kind: 'stop', stop: 'daily-quota', message, dayLimit };
  }
  const retryAfterMs = details
    .map((detail) => parseDelay(retryInfo.safeParse(detail).data?.retryDelay ?? ''))
    .find((delay) => delay !== undefined);
  const limit = violations.map(minuteLimit).find((found) => found !== undefined);
  return { kind: 'rate-limit', message, retryAfterMs, limit };
}

type Violation = z.output<typeof quotaFailure>['violations'][number];

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
