import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../src/engine/model.ts';
import { parseDelay, replyToFailure } from '../../../../src/models/gemini/errors.ts';
import { LONG, toTheEnd } from '../../ends.ts';

const TYPE = 'type.googleapis.com/google.rpc.';

/** Stands in every 429, a full minute as much as a key without quota. */
const EXCEEDED =
  'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.';

interface Violation {
  readonly quotaId: string;
  /** The API leaves a zero out. */
  readonly quotaValue?: string;
}

const requestsPerMinute = (quotaValue = '10'): Violation => ({
  quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier',
  quotaValue,
});
const tokensPerMinute = (quotaValue = '250000'): Violation => ({
  quotaId: 'GenerateContentInputTokensPerModelPerMinute-FreeTier',
  quotaValue,
});
const requestsPerDay = (quotaValue = '250'): Violation => ({
  quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
  quotaValue,
});

const quotaFailure = (violations: readonly Violation[]) => ({
  '@type': `${TYPE}QuotaFailure`,
  violations: violations.map((violation) => ({
    quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
    quotaDimensions: { location: 'global', model: 'gemini-3.5-flash-lite' },
    ...violation,
  })),
});
const help = {
  '@type': `${TYPE}Help`,
  links: [
    {
      description: 'Learn more about Gemini API quotas',
      url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
    },
  ],
};
const rateLimitExceeded = (value: string) => ({
  '@type': `${TYPE}ErrorInfo`,
  reason: 'RATE_LIMIT_EXCEEDED',
  metadata: {
    quota_limit: 'GenerateContentRequestsPerMinutePerProjectPerRegion',
    quota_limit_value: value,
  },
});
const retryInfo = (retryDelay: string) => ({ '@type': `${TYPE}RetryInfo`, retryDelay });

/** All orders in which three details can stand. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** What is made of a 429, after a check that the order of its details does not matter. */
function on429(
  violations: readonly Violation[],
  { retryDelay = '17s', limits = violations.map((v) => v.quotaValue ?? '0') } = {},
): Reply {
  const lines = limits.map((limit) => `* Quota exceeded for metric: x, limit: ${limit}, model: y`);
  const message = [EXCEEDED, ...lines, `Please retry in ${retryDelay}.`].join('\n');
  const all = [quotaFailure(violations), help, retryInfo(retryDelay)];
  const replies = ORDERS.map((order) =>
    replyToFailure({ status: 429, message, details: order.map((i) => all[i]) }),
  );
  for (const reply of replies) expect(reply).toEqual(replies[0]);
  return replies[0] ?? { kind: 'aborted' };
}

const on = (status: number, message = 'Said so.', details: readonly unknown[] = []) =>
  replyToFailure({ status, message, details });

describe('a full minute', () => {
  it('of requests passes after the delay, and teaches the limit', () => {
    expect(on429([requestsPerMinute('10')])).toMatchObject({
      kind: 'rate-limit',
      retryAfterMs: 17_000,
      limit: { of: 'requests', value: 10 },
    });
  });

  it('of tokens teaches the limit of tokens', () => {
    expect(on429([tokensPerMinute('250000')])).toMatchObject({
      kind: 'rate-limit',
      limit: { of: 'tokens', value: 250_000 },
    });
  });

  it.each([
    ['17s', 17_000],
    ['54.058356943s', 54_059],
    ['856.559356ms', 857],
  ])('with a delay of %s is waited out to its end', (retryDelay, retryAfterMs) => {
    expect(on429([requestsPerMinute()], { retryDelay })).toMatchObject({ retryAfterMs });
  });

  it('that names no limit teaches none', () => {
    const { quotaId } = requestsPerMinute();
    const reply = on429([{ quotaId }], { limits: ['10'] });
    expect(reply).toMatchObject({ kind: 'rate-limit', retryAfterMs: 17_000 });
    expect(reply).toHaveProperty('limit', undefined);
  });

  it('without any detail is one of which nothing is known', () => {
    const message = 'Resource has been exhausted (e.g. check quota).';
    expect(on(429, message)).toEqual({ kind: 'rate-limit', message });
  });

  it('with nothing but the words that every 429 has is no other', () => {
    expect(on(429, EXCEEDED).kind).toBe('rate-limit');
  });

  it.each([
    [[null, 7, 'text', [], {}]],
    [[{ violations: 'none' }, { retryDelay: 5 }]],
    [[{ violations: [null] }, { retryDelay: 'soon' }]],
    [[{ '@type': `${TYPE}QuotaFailure` }]],
  ])('with details in no known form is one all the same: %j', (details) => {
    expect(on(429, EXCEEDED, details)).toEqual({ kind: 'rate-limit', message: EXCEEDED });
  });
});

describe('a used-up day', () => {
  it('is told apart from a full minute, and its misleading delay is not believed', () => {
    const reply = on429([requestsPerDay('250')], { retryDelay: '22s' });
    expect(reply).toMatchObject({ kind: 'stop', stop: 'daily-quota', dayLimit: 250 });
    expect(reply).not.toHaveProperty('retryAfterMs');
  });

  it('of tokens says nothing about requests', () => {
    const quotaId = 'GenerateContentInputTokensPerModelPerDay-FreeTier';
    const reply = on429([{ quotaId, quotaValue: '6000000' }]);
    expect(reply).toMatchObject({ kind: 'stop', stop: 'daily-quota' });
    expect(reply).not.toHaveProperty('limit');
  });

  it.each([
    ['before', [requestsPerDay('20'), requestsPerMinute('5')]],
    ['after', [requestsPerMinute('5'), tokensPerMinute(), requestsPerDay('20')]],
  ])('counts even where a full minute stands %s it', (_, violations) => {
    expect(on429(violations)).toMatchObject({ kind: 'stop', stop: 'daily-quota', dayLimit: 20 });
  });
});

describe('a key without any quota', () => {
  it('for the model ends the run, though it names a day and a delay', () => {
    const violations = [requestsPerDay(), requestsPerMinute(), tokensPerMinute()];
    const zeros = violations.map(({ quotaId }) => ({ quotaId }));
    expect(on429(zeros)).toMatchObject({ kind: 'stop', stop: 'model' });
  });

  it('is known by the value as well as by the message', () => {
    const zeros = [requestsPerMinute('0'), requestsPerDay('0')];
    expect(on429(zeros, { limits: [] })).toMatchObject({ kind: 'stop', stop: 'model' });
    expect(on(429, `${EXCEEDED}\n* Quota exceeded for metric: x, limit: 0`)).toMatchObject({
      kind: 'stop',
      stop: 'model',
    });
  });

  it('is not seen in limits that only end or begin with a zero', () => {
    expect(on429([requestsPerMinute('10')], { limits: ['10', '0100'] }).kind).toBe('rate-limit');
  });

  it('is said in our words, as Google names the limit last', () => {
    const message = `${EXCEEDED}\n* Quota exceeded for metric: x, limit: 0, model: gemini-3.1-pro\nPlease retry in 25.4s.`;
    expect(on(429, message)).toEqual({
      kind: 'stop',
      stop: 'model',
      message: "the key's project has no quota for it (limit: 0) and needs billing",
    });
  });

  it('is known by the value in an ErrorInfo', () => {
    const reply = on(429, 'Said so.', [rateLimitExceeded('0')]);
    expect(reply).toMatchObject({ kind: 'stop', stop: 'model' });
  });
});

describe('a limit in an ErrorInfo', () => {
  it('is learned like any other', () => {
    expect(on(429, 'Said so.', [rateLimitExceeded('15')])).toMatchObject({
      kind: 'rate-limit',
      limit: { of: 'requests', value: 15 },
    });
  });

  it('without a value teaches none', () => {
    const info = { '@type': `${TYPE}ErrorInfo`, reason: 'RATE_LIMIT_EXCEEDED' };
    expect(on(429, 'Said so.', [info])).toEqual({ kind: 'rate-limit', message: 'Said so.' });
  });
});

describe('spending', () => {
  // Documented for generateContent; the 429s were reported by users in 2026.
  it.each([
    [402, 'Your prepayment credits are depleted. Please go to AI Studio to manage your project.'],
    [402, 'Said so.'],
    [429, 'Your prepayment credits are depleted. Please go to AI Studio to manage your project.'],
    [429, 'Your project has exceeded its monthly spending cap.'],
    [429, 'Your project has exceeded its spending limit.'],
  ])('that is used up ends the run, without a word on the key: %d, %s', (status, message) => {
    expect(on(status, message)).toEqual({ kind: 'stop', stop: 'billing', message });
  });

  const rate =
    "You exceeded your spend-based rate limit. Your spending rate has exceeded the allowed limit for your account's billing history and tier.";

  it.each([
    [undefined, 45_000],
    ['17s', 45_000],
    ['90s', 90_000],
  ])(
    'at too high a rate is waited out, 45 s at least: with a delay of %s',
    (delay, retryAfterMs) => {
      const details = delay === undefined ? [] : [retryInfo(delay)];
      expect(on(429, rate, details)).toMatchObject({ kind: 'rate-limit', retryAfterMs });
    },
  );

  it.each([
    [400, 'User location is not supported for the API use.', undefined],
    [
      400,
      'Gemini API free tier is not available in your country. Please enable billing.',
      undefined,
    ],
    [400, 'Please enable billing on this project.', undefined],
    [403, 'This API method requires billing to be enabled.', 'BILLING_DISABLED'],
  ])(
    'or the region that gives a project no service is no matter of the key: %d, %s',
    (status, message, reason) => {
      const details = [{ '@type': `${TYPE}ErrorInfo`, reason }];
      expect(on(status, message, details)).toMatchObject({
        kind: 'stop',
        stop: 'billing',
        message,
      });
    },
  );
});

describe('a disabled API', () => {
  const PAGE = 'https://console.developers.google.com/apis/api/x/overview?project=1';
  const unused = 'Generative Language API has not been used in project 1 before or it is disabled.';

  it.each([
    ['the page that Google names', `${unused} Enable it by visiting ${PAGE} then retry.`, PAGE],
    ['its page in general', unused, 'https://console.cloud.google.com/apis/library/'],
    ['its page where only the code tells', 'Said so.', 'https://console.cloud.google.com/'],
  ])('is enabled, for the project of the key, at %s', (_, message, page) => {
    const details = [{ '@type': `${TYPE}ErrorInfo`, reason: 'SERVICE_DISABLED' }];
    const reply = on(403, message, details);
    expect(reply).toMatchObject({ kind: 'stop', stop: 'billing' });
    expect(reply).toMatchObject({
      message: expect.stringContaining(
        `the Gemini API is disabled. Enable the Gemini API for the key's project at ${page}`,
      ),
    });
  });
});

describe('a rejected key', () => {
  it('is known by the reason in the details', () => {
    const info = { '@type': `${TYPE}ErrorInfo`, reason: 'API_KEY_INVALID' };
    expect(on(400, 'Bad.', [help, info])).toMatchObject({ kind: 'stop', stop: 'key' });
  });

  it.each([
    'API key not valid. Please pass a valid API key.',
    'API key expired. Please renew the API key.',
  ])('is known by the message: %s', (message) => {
    expect(on(400, message)).toMatchObject({ kind: 'stop', stop: 'key' });
  });

  it.each([401, 403])('is every %d', (status) => {
    expect(on(status)).toEqual({ kind: 'stop', stop: 'key', message: 'Said so.', stray: true });
  });

  // As reported since keys that begin with AIza are refused.
  it('of the old kind is said to be one, where Google speaks of OAuth', () => {
    const message =
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.';
    const info = { '@type': `${TYPE}ErrorInfo`, reason: 'ACCESS_TOKEN_TYPE_UNSUPPORTED' };
    for (const reply of [on(401, message), on(401, 'Said so.', [info])]) {
      expect(reply).toMatchObject({
        stop: 'key',
        message: 'it is no valid API key (those that begin with AIza no longer are)',
      });
    }
  });
});

describe('other failures', () => {
  it('are a model that is not served', () => {
    expect(on(404)).toMatchObject({ kind: 'stop', stop: 'model', message: 'Said so.' });
  });

  it.each([400, 413, 422])('are a rejected request: %d', (status) => {
    expect(on(status)).toEqual({ kind: 'bad-request', message: 'Said so.' });
  });

  it.each([408, 499, 500, 502, 503, 504])('pass: %d', (status) => {
    expect(on(status)).toEqual({ kind: 'overload', message: 'Said so.' });
  });

  it('pass where nothing came back, but an answer may have been made', () => {
    expect(on(0)).toEqual({ kind: 'overload', message: 'Said so.', lost: true });
  });

  it.each([301, 302, 307, 308])('are a redirect that would carry the key away: %d', (status) => {
    expect(on(status)).toMatchObject({ kind: 'stop', stop: 'bad-request' });
    expect(on(status)).toMatchObject({ message: expect.stringContaining('GEMINI_URL') });
  });

  it('have a message even where the service gave none', () => {
    expect(on(500, '')).toEqual({ kind: 'overload', message: 'HTTP 500' });
  });

  it('have a message of one line that a person can read', () => {
    const message = `[503 Service Unavailable] This model is\n  overloaded. [{"@type":"x"}]`;
    expect(on(503, message)).toMatchObject({ message: 'This model is overloaded.' });
    const long = on(503, 'word '.repeat(1000));
    expect(long.kind === 'overload' && long.message.length).toBe(300);
  });

  it('are read in linear time', () => {
    const text = `${' '.repeat(LONG)}x`;
    expect(toTheEnd(() => on(500, text))).toMatchObject({ kind: 'overload' });
  });
});

describe('a delay', () => {
  it.each([
    ['0s', 0],
    ['17s', 17_000],
    ['1.0001s', 1_001],
    ['856.559356ms', 857],
  ])('of %s is in milliseconds, rounded up', (text, ms) => {
    expect(parseDelay(text)).toBe(ms);
  });

  it.each(['', '17', 's', '-1s', '1 s', '1m', '1e3s', '.5s', '1s2ms', 'Infinitys'])(
    'is none: %j',
    (text) => {
      expect(parseDelay(text)).toBeUndefined();
    },
  );
});
