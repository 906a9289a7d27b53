import {
  type GenerateContentRequest,
  type GenerateContentResult,
  GoogleGenerativeAI,
} from '@google/generative-ai';
import type { Model, PromptItem, PromptOf, Reply, Usage } from '../../engine/model.ts';
import { maxOutputTokens } from '../../engine/tokens.ts';
import { messageOf } from '../../lib/error.ts';
import { TimeoutError, withTimeout } from '../../lib/timeout.ts';
import { withLimit } from './body.ts';
import { type GeminiInfo, LONG_THOUGHT } from './catalogue.ts';
import { isAboutStructure, isAboutThinking, replyToFailure } from './errors.ts';
import { failureIn, type GeminiFailure, ResponseError, readFailure } from './failure.ts';

/** Timeout of a request: base, and for every row of the batch. */
const TIMEOUT_MS = 60_000;
const TIMEOUT_PER_ROW_MS = 1_000;

/** Google's keys are longer; redacting a shorter one would redact common words. */
const MIN_KEY_LENGTH = 8;

/**
 * Finish reasons that mean a refusal of the content; a retry may help with the soft ones. A reason
 * why the prompt was blocked is a refusal, whatever it is.
 */
const HARD_REFUSALS = [
  'SAFETY',
  'PROHIBITED_CONTENT',
  'BLOCKLIST',
  'SPII',
  'IMAGE_SAFETY',
  'MODEL_ARMOR',
];
const SOFT_REFUSALS = ['RECITATION', 'LANGUAGE', 'OTHER'];

/**
 * Gemini behind the `Model` interface: the one file that knows the SDK.
 *
 * The SDK (0.24.1, support ended 2025-08-31) has bugs that are avoided here: its `timeout` keeps the
 * process alive; its `signal` ignores an earlier abort and leaks listeners, so each call has its own
 * controller; its `text()` hides refusals and adds thoughts; it sends the key to the target of a
 * redirect, and drops half of what an error says (see `guardRequests`).
 */
export function geminiModel(
  info: GeminiInfo,
  { apiKey, baseUrl, promptOf }: { apiKey: string; baseUrl: string; promptOf: PromptOf },
): Model {
  guardRequests();
  const client = new GoogleGenerativeAI(apiKey);
  const model = client.getGenerativeModel({ model: info.name }, { baseUrl });
  // Keeps the key out of tables, logs and errors, whatever the service sends.
  const redact = (text: string) =>
    apiKey.length < MIN_KEY_LENGTH ? text : text.replaceAll(apiKey, '***');
  /** Null once the service has rejected it: then the model thinks as much as it likes. */
  let thinking = info.thinking;
  const thinkingTokens = () =>
    thinking === info.thinking ? info.thinkingTokens : Math.max(info.thinkingTokens, LONG_THOUGHT);

  /** Its requests hold a system instruction and a schema; false once the service has rejected them. */
  let isStructured = info.isStructured;

  async function ask(items: readonly PromptItem[], signal: AbortSignal): Promise<Reply> {
    if (signal.aborted) return { kind: 'aborted' };
    const ms = TIMEOUT_MS + items.length * TIMEOUT_PER_ROW_MS;
    const thinkingConfig = thinking;
    const wasStructured = isStructured;
    const prompt = promptOf(items);
    const { outputLimit } = info;
    const content = prompt.content(items);
    const text = isStructured ? content : `${prompt.instruction}\n\n${content}`;
    const request = {
      ...(isStructured && { systemInstruction: prompt.instruction }),
      contents: [{ role: 'user', parts: [{ text }] }],
      // Google keeps the requests of paid projects for up to 55 days unless told otherwise.
      store: false,
      generationConfig: {
        ...(isStructured && {
          responseMimeType: 'application/json',
          responseJsonSchema: prompt.schema,
        }),
        maxOutputTokens: maxOutputTokens(items.length, prompt, {
          thinkingTokens: thinkingTokens(),
          outputLimit,
        }),
        ...(thinkingConfig && { thinkingConfig }),
      },
    };
    const onFailure = (failure: GeminiFailure): Reply => {
      const reply = replyToFailure({ ...failure, message: redact(failure.message) });
      if (reply.kind !== 'bad-request') return reply;
      if (wasStructured && isAboutStructure(failure)) isStructured = false;
      else if (thinkingConfig !== null && isAboutThinking(failure)) thinking = null;
      else return reply;
      return { kind: 'adjusted', message: reply.message };
    };
    try {
      const result = await withTimeout({ ms, what: info.label, signal }, (end) =>
        // The SDK's types end in 2025; it passes on fields that it does not know.
        model.generateContent(request as GenerateContentRequest, { signal: end }),
      );
      const failure = failureIn(result.response, OK);
      return failure === null ? toReply(result, redact) : onFailure(failure);
    } catch (error) {
      if (signal.aborted) return { kind: 'aborted' };
      if (error instanceof TimeoutError) {
        return { kind: 'overload', message: `no response within ${ms / 1000} s`, lost: true };
      }
      return onFailure(toFailure(error));
    }
  }
  return {
    ...info,
    get thinkingTokens() {
      return thinkingTokens();
    },
    ask,
  };
}

/** A proxy may wrap a failure in a 200. */
const OK = 200;

function toReply(result: GenerateContentResult, redact: (text: string) => string): Reply {
  const response = result.response;
  const usage = toUsage(response.usageMetadata);
  const candidate = response.candidates?.[0];
  const parts: readonly { text?: string; thought?: boolean }[] = candidate?.content?.parts ?? [];
  const answer = parts.filter((part) => part.thought !== true);
  const text = redact(answer.map((part) => part.text ?? '').join(''));
  const blocked = reasonOf(response.promptFeedback?.blockReason);
  const reason = blocked || reasonOf(candidate?.finishReason);
  const soft = SOFT_REFUSALS.includes(reason);
  const isRefusal = blocked !== '' || soft || HARD_REFUSALS.includes(reason);
  const ending = reason === 'STOP' ? '' : reason;
  return { kind: 'answer', text, usage, ending, ...(isRefusal && { refusal: { reason, soft } }) };
}

/** A reason in the API's form, which is all that reports show: what else stands there may hold anything. */
function reasonOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  return typeof value === 'string' && /^[A-Z_]{1,40}$/.test(value) ? value : 'UNKNOWN';
}

function toUsage(metadata: unknown): Usage {
  const count = (name: string) => {
    const value = Number(Reflect.get(Object(metadata), name));
    return Number.isSafeInteger(value) && value > 0 ? value : 0;
  };
  return {
    input: count('promptTokenCount'),
    output: count('candidatesTokenCount') + count('thoughtsTokenCount'),
    cached: Math.min(count('cachedContentTokenCount'), count('promptTokenCount')),
  };
}

function toFailure(error: unknown): GeminiFailure {
  if (error instanceof ResponseError) return error.failure;
  // undici's word for a connection that closed within a body.
  const isTruncated =
    error instanceof SyntaxError || (error instanceof Error && /\bterminated$/.test(error.message));
  const message = isTruncated ? 'the response was truncated' : withoutUrl(messageOf(error));
  return { status: 0, message, details: [] };
}

/** What a reply says of a host that no connection leads to. */
export const UNREACHABLE = 'cannot be reached';

/** `fetch` says only that it failed; why is in the cause, which the SDK drops. */
function withCause(error: unknown, url: string): unknown {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return error;
  const { cause } = error;
  const code = 'code' in cause ? String(cause.code) : '';
  // Codes of the system are known to many, those of undici to nobody.
  const why = /^E[A-Z_]+$/.test(code) ? code : messageOf(cause);
  return new Error(`${new URL(url).host} ${UNREACHABLE}: ${why}`, { cause: error });
}

/** The SDK begins its messages with the URL. */
const withoutUrl = (message: string) => message.replace(/^.*?Error fetching from \S+ /s, '');

let requestsAreGuarded = false;

/**
 * Makes every request with a Gemini key stop at a redirect, where fetch would send the key header to
 * another host, and at an endless body, and throw a `ResponseError` for an error status, and the cause of
 * a failed connection. The SDK does not accept a fetch function of ours.
 */
function guardRequests(): void {
  if (requestsAreGuarded) return;
  requestsAreGuarded = true;
  const follow = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const carriesKey = new Headers(init?.headers).has('x-goog-api-key');
    if (!carriesKey) return follow(input, init);
    const answer = follow(input, { ...init, redirect: 'manual' }).catch((error: unknown) => {
      throw withCause(error, String(input));
    });
    const response = withLimit(await answer);
    if (response.ok) return response;
    throw await readFailure(response, init?.signal);
  };
}
