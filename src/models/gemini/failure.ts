import { GoogleGenerativeAIFetchError } from '@google/generative-ai';
import { z } from 'zod';

/** A failed request. Status 0: there was no response at all. */
export interface GeminiFailure {
  readonly status: number;
  readonly message: string;
  /** `error.details` of the body, unchecked. */
  readonly details: readonly unknown[];
}

/** The form of the API; gateways and endpoints like OpenAI's write codes as text. */
const errorSchema = z.object({
  code: z.union([z.number(), z.string()]).nullish(),
  status: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
  message: z.string().catch(''),
  details: z.array(z.unknown()).catch([]),
});

/** HTTP status of a code in words: Google's (google.rpc.Code), then those of gateways. */
const STATUS_OF: Readonly<Record<string, number>> = {
  invalid_argument: 400,
  failed_precondition: 400,
  out_of_range: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  resource_exhausted: 429,
  cancelled: 499,
  internal: 500,
  unavailable: 503,
  deadline_exceeded: 504,
  invalid_request_error: 400,
  invalid_api_key: 401,
  authentication_error: 401,
  payment_required: 402,
  insufficient_quota: 402,
  model_not_found: 404,
  rate_limit_exceeded: 429,
  rate_limit_error: 429,
};

/** A failure whose code nobody knows is one of the service, which may pass. */
const UNKNOWN_STATUS = 500;

/**
 * The failure that a body tells of: `{"error": {...}}`, the same in an array, or with a text instead
 * of the object; null if it tells of none. A status of the response that is no error (a gateway may
 * send failures with 200) gives way to the code of the body.
 */
export function failureIn(body: unknown, status: number): GeminiFailure | null {
  const [first] = Array.isArray(body) ? body : [body];
  const error: unknown =
    typeof first === 'object' && first !== null ? Reflect.get(first, 'error') : null;
  if (typeof error === 'string')
    return { status: statusOf([], status), message: error, details: [] };
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return null;
  const { code, status: name, type, message, details } = parsed.data;
  return { status: statusOf([code, name, type], status), message, details };
}

function statusOf(codes: readonly unknown[], status: number): number {
  if (status < 200 || status >= 300) return status;
  const known = codes.map((code) => Number(code) || (STATUS_OF[String(code).toLowerCase()] ?? 0));
  return known.find((number) => number >= 300 && number < 600) ?? UNKNOWN_STATUS;
}

/** A response with an error status. The SDK passes it on as it is, because it is one of its own. */
export class ResponseError extends GoogleGenerativeAIFetchError {
  readonly failure: GeminiFailure;

  constructor(failure: GeminiFailure) {
    super(failure.message, failure.status);
    this.failure = failure;
  }
}

/** Reads a response with an error status. Rejects if it is aborted. */
export async function readFailure(
  response: Response,
  signal: AbortSignal | null | undefined,
): Promise<ResponseError> {
  const text = await response.text().catch(() => {
    signal?.throwIfAborted();
    return '';
  });
  const { status } = response;
  return new ResponseError(failureIn(parse(text), status) ?? { status, message: '', details: [] });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
