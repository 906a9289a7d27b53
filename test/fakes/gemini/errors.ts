import { type Behaviour, type GeminiRequest, json } from './wire.ts';

const TYPE = 'type.googleapis.com/google.rpc.';
const METRIC = 'generativelanguage.googleapis.com/generate_content_free_tier_';
// Every 429 of the API says this, a full minute as much as a key without any quota.
const EXCEEDED =
  'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.';

interface Violation {
  readonly metric: string;
  readonly quotaId: string;
  readonly quotaValue: number;
}

const REQUESTS_A_MINUTE = {
  metric: `${METRIC}requests`,
  quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier',
};
const REQUESTS_A_DAY = {
  metric: `${METRIC}requests`,
  quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
};
const TOKENS_A_MINUTE = {
  metric: `${METRIC}input_token_count`,
  quotaId: 'GenerateContentInputTokensPerModelPerMinute-FreeTier',
};

/** An error in the form of the API. */
export function apiError(
  code: number,
  status: string,
  { message, details }: { readonly message: string; readonly details?: readonly unknown[] },
): Behaviour {
  const error = { code, message, status, ...(details === undefined ? {} : { details }) };
  return () => json(code, { error });
}

/** 400: the request or its schema. */
export const invalidArgument = apiError(400, 'INVALID_ARGUMENT', {
  message: 'Request contains an invalid argument.',
});

/** 400: the key is not one. */
export const invalidKey = apiError(400, 'INVALID_ARGUMENT', {
  message: 'API key not valid. Please pass a valid API key.',
  details: [
    {
      '@type': `${TYPE}ErrorInfo`,
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
  ],
});

/** 400: the free tier is not offered in this country. */
export const failedPrecondition = apiError(400, 'FAILED_PRECONDITION', {
  message: 'User location is not supported for the API use.',
});

/** 402: prepaid credits are used up; documented for generateContent. */
export const depleted = apiError(402, 'RESOURCE_EXHAUSTED', {
  message:
    'Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing.',
});

/** 401 for a key that begins with AIza, as reported since June 2026. */
export const oldKey = apiError(401, 'UNAUTHENTICATED', {
  message:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  details: [{ '@type': `${TYPE}ErrorInfo`, reason: 'ACCESS_TOKEN_TYPE_UNSUPPORTED' }],
});

/** 401: the key was rejected. */
export const unauthorized = apiError(401, 'UNAUTHENTICATED', {
  message: 'Request had invalid authentication credentials.',
});

/** 403: the key may not use the API. */
export const forbidden = apiError(403, 'PERMISSION_DENIED', {
  message: 'Generative Language API has not been used in this project before or it is disabled.',
});

/** 404: no such model. */
export const notFound: Behaviour = ({ model }) =>
  apiError(404, 'NOT_FOUND', {
    message: `models/${model} is not found for API version v1beta, or is not supported for generateContent.`,
  });

/** 404 of a retired model, as reported in September 2026 (jt196/vanilla-cookbook #421). */
export const retired = apiError(404, 'NOT_FOUND', {
  message: 'This model is no longer available to new users. Use gemini-3.6-flash instead.',
});

/** 503. */
export const overloaded = apiError(503, 'UNAVAILABLE', {
  message: 'This model is currently experiencing high demand. Please try again later.',
});

/** The figures of a 429. */
export interface QuotaFigures {
  readonly quotaValue?: number;
  /** As in the body: "17s", "54.058356943s", "856.559356ms". */
  readonly retryDelay?: string;
}

/** 429: too many requests in this minute. */
export function perMinute({ quotaValue = 15, retryDelay = '17s' }: QuotaFigures = {}): Behaviour {
  return quotaExceeded([{ ...REQUESTS_A_MINUTE, quotaValue }], retryDelay);
}

/** 429: the requests of the day are used up; the delay it names is misleading, as the real one is. */
export function perDay({ quotaValue = 500, retryDelay = '22s' }: QuotaFigures = {}): Behaviour {
  return quotaExceeded([{ ...REQUESTS_A_DAY, quotaValue }], retryDelay);
}

/**
 * 429: this project has no quota for the model at all. It violates every limit at once, that of the
 * day included, and looks like a full minute or day to whoever reads only the names.
 */
export const noQuota: Behaviour = quotaExceeded(
  [REQUESTS_A_DAY, REQUESTS_A_MINUTE, TOKENS_A_MINUTE].map((of) => ({ ...of, quotaValue: 0 })),
  '7.967587226s',
);

/** 429 without any detail. */
export const bareRateLimit = apiError(429, 'RESOURCE_EXHAUSTED', {
  message: 'Resource has been exhausted (e.g. check quota).',
});

function quotaExceeded(violations: readonly Violation[], retryDelay: string): Behaviour {
  return (request) => {
    const lines = violations.map(
      ({ metric, quotaValue }) =>
        `* Quota exceeded for metric: ${metric}, limit: ${quotaValue}, model: ${request.model}`,
    );
    return apiError(429, 'RESOURCE_EXHAUSTED', {
      message: [EXCEEDED, ...lines, `Please retry in ${retryDelay}.`].join('\n'),
      details: quotaDetails(request, violations, retryDelay),
    });
  };
}

function quotaDetails(
  request: GeminiRequest,
  violations: readonly Violation[],
  retryDelay: string,
): readonly unknown[] {
  const failures = violations.map(({ metric, quotaId, quotaValue }) => ({
    quotaMetric: metric,
    quotaId,
    quotaDimensions: { location: 'global', model: request.model },
    // The API leaves a zero out.
    ...(quotaValue === 0 ? {} : { quotaValue: String(quotaValue) }),
  }));
  const details = [
    { '@type': `${TYPE}QuotaFailure`, violations: failures },
    {
      '@type': `${TYPE}Help`,
      links: [
        {
          description: 'Learn more about Gemini API quotas',
          url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
        },
      ],
    },
    { '@type': `${TYPE}RetryInfo`, retryDelay },
  ];
  // The order varies with the real API, so nobody may rely on it.
  return request.n % 2 === 0 ? details.toReversed() : details;
}
