import {
  type GenerateContentResult,
  type GenerationConfig,
  GoogleGenerativeAI,
  GoogleGenerativeAIFetchError,
} from '@google/generative-ai';
import { z } from 'zod';
import type { Model, Prompt, PromptItem, Reply, Usage } from '../../engine/model.ts';
import { maxOutputTokens } from '../../engine/tokens.ts';
import { messageOf } from '../../lib/error.ts';
import { TimeoutError, withTimeout } from '../../lib/timeout.ts';
import type { GeminiInfo } from './catalogue.ts';
import { type GeminiFailure, replyToFailure } from './errors.ts';

const errorInBody = z.object({
  code: z.number().default(0),
  message: z.string().default(''),
  details: z.array(z.unknown()).default([]),
});

/** Timeout of a request: base, and for every row of the batch. */
const TIMEOUT_MS = 60_000;
const TIMEOUT_PER_ROW_MS = 1_000;

/** Google's keys are longer; redacting a shorter one would redact common words. */
const MIN_KEY_LENGTH = 8;

/** Finish reasons that mean a refusal of the content; a retry may help with the soft ones. */
const HARD_REFUSALS = ['SAFETY', 'PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII', 'IMAGE_SAFETY'];
const SOFT_REFUSALS = ['RECITATION', 'LANGUAGE', 'OTHER'];

/**
 * Gemini behind the `Model` interface: the one file that knows the SDK.
 *
 * The SDK (0.24.1, support ended 2025-08-31) has bugs that are avoided here: its `timeout` keeps the
 * process alive; its `signal` ignores an earlier abort and leaks listeners, so each call has its own
 * controller; its `text()` hides refusals and adds thoughts; and it sends the key to the target of a
 * redirect (see `rejectRedirects`).
 */
export function geminiModel(
  info: GeminiInfo,
  { apiKey, baseUrl, prompt }: { apiKey: string; baseUrl: string; prompt: Prompt },
): Model {
  rejectRedirects();
  const client = new GoogleGenerativeAI(apiKey);
  const model = client.getGenerativeModel(
    { model: info.name, systemInstruction: prompt.instruction },
    { baseUrl },
  );
  // Keeps the key out of tables, logs and errors, whatever the service sends.
  const redact = (text: string) =>
    apiKey.length < MIN_KEY_LENGTH ? text : text.replaceAll(apiKey, '***');

  async function ask(items: readonly PromptItem[], signal: AbortSignal): Promise<Reply> {
    if (signal.aborted) return { kind: 'aborted' };
    const ms = TIMEOUT_MS + items.length * TIMEOUT_PER_ROW_MS;
    const request = {
      contents: [{ role: 'user', parts: [{ text: prompt.content(items) }] }],
      // The SDK's types end in 2025; it passes on fields that it does not know.
      generationConfig: {
        responseMimeType: 'application/json',
        responseJsonSchema: prompt.schema,
        maxOutputTokens: maxOutputTokens(items.length, prompt, info.thinkingTokens),
        ...(info.thinking && { thinkingConfig: info.thinking }),
      } as GenerationConfig,
    };
    try {
      const result = await withTimeout({ ms, what: info.label, signal }, (end) =>
        model.generateContent(request, { signal: end }),
      );
      return toReply(result, redact);
    } catch (error) {
      if (signal.aborted) return { kind: 'aborted' };
      if (error instanceof TimeoutError) {
        return { kind: 'overload', message: `no response within ${ms / 1000} s`, lost: true };
      }
      return replyToFailure(toFailure(error, redact));
    }
  }
  return { ...info, ask };
}

function toReply(result: GenerateContentResult, redact: (text: string) => string): Reply {
  const response = result.response;
  // A proxy may wrap a failure in a 200.
  const error = errorInBody.safeParse(Reflect.get(response, 'error'));
  if (error.success) {
    const { code, message, details } = error.data;
    return replyToFailure({ status: code, message: redact(message), details });
  }
  const usage = toUsage(response.usageMetadata);
  const candidate = response.candidates?.[0];
  const parts: readonly { text?: string; thought?: boolean }[] = candidate?.content?.parts ?? [];
  const answer = parts.filter((part) => part.thought !== true);
  const text = redact(answer.map((part) => part.text ?? '').join(''));
  const reason = response.promptFeedback?.blockReason ?? candidate?.finishReason ?? '';
  const soft = SOFT_REFUSALS.includes(reason);
  const isRefusal = soft || HARD_REFUSALS.includes(reason);
  return { kind: 'answer', text, usage, ...(isRefusal && { refusal: { reason, soft } }) };
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

function toFailure(error: unknown, redact: (text: string) => string): GeminiFailure {
  if (error instanceof GoogleGenerativeAIFetchError) {
    return {
      status: error.status ?? 0,
      message: redact(withoutUrl(error.message)),
      // The types do not guarantee what the service sends.
      details: Array.isArray(error.errorDetails) ? error.errorDetails : [],
    };
  }
  const isTruncated = error instanceof SyntaxError;
  const message = isTruncated ? 'the response was truncated' : withoutUrl(messageOf(error));
  return { status: 0, message: redact(message), details: [] };
}

/** The SDK begins its messages with the URL, and drops the cause of a network error. */
function withoutUrl(message: string): string {
  const rest = message.replace(/^.*?Error fetching from \S+ /s, '');
  return rest === 'fetch failed' ? 'the service cannot be reached' : rest;
}

let redirectsAreRejected = false;

/**
 * Makes every request with a Gemini key stop at a redirect: fetch would send the key header to
 * another host, and the SDK does not accept a fetch function of ours.
 */
function rejectRedirects(): void {
  if (redirectsAreRejected) return;
  redirectsAreRejected = true;
  const follow = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const carriesKey = new Headers(init?.headers).has('x-goog-api-key');
    return follow(input, carriesKey ? { ...init, redirect: 'manual' } : init);
  };
}
