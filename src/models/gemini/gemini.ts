import {
  type GenerateContentResult,
  type GenerationConfig,
  GoogleGenerativeAI,
  GoogleGenerativeAIFetchError,
} from '@google/generative-ai';
import { z } from 'zod';
import {
  type Model,
  NO_USAGE,
  type Prompt,
  type PromptItem,
  type Reply,
  type Usage,
} from '../../engine/model.ts';
import { maxOutputTokens } from '../../engine/tokens.ts';
import { messageOf } from '../../lib/error.ts';
import type { GeminiInfo } from './catalogue.ts';
import { type GeminiFailure, replyToFailure } from './errors.ts';

export interface GeminiOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly prompt: Prompt;
}

const errorInBody = z.object({
  code: z.number().default(0),
  message: z.string().default(''),
  details: z.array(z.unknown()).default([]),
});

/** A request that is silent for so long is given up: base, and for every row of the batch. */
const TIMEOUT_MS = 60_000;
const TIMEOUT_PER_ROW_MS = 1_000;

/** Reasons to stop that are the model's refusal of the content, and whether asking again may help. */
const REFUSALS: Readonly<Record<string, { soft: boolean }>> = {
  SAFETY: { soft: false },
  PROHIBITED_CONTENT: { soft: false },
  BLOCKLIST: { soft: false },
  SPII: { soft: false },
  IMAGE_SAFETY: { soft: false },
  RECITATION: { soft: true },
  LANGUAGE: { soft: true },
  OTHER: { soft: true },
};

/**
 * Gemini behind the `Model` interface: the one file that knows the SDK.
 *
 * The SDK (0.24.1, support ended 2025-08-31) has faults that are avoided here: its `timeout` keeps
 * the process alive, its `signal` ignores what was aborted before and leaks listeners (a fresh
 * controller a call), its `text()` hides refusals and adds thoughts, and it carries the key along
 * a redirect (see `rejectRedirects`).
 */
export function geminiModel(info: GeminiInfo, options: GeminiOptions): Model {
  rejectRedirects();
  const { apiKey, baseUrl, prompt } = options;
  const client = new GoogleGenerativeAI(apiKey);
  const model = client.getGenerativeModel(
    { model: info.name, systemInstruction: prompt.instruction },
    { baseUrl },
  );
  const redact = (text: string) => redactKey(text, apiKey);

  async function ask(items: readonly PromptItem[], signal: AbortSignal): Promise<Reply> {
    if (signal.aborted) return { kind: 'aborted' };
    const call = new AbortController();
    const abort = () => call.abort();
    const seconds = (TIMEOUT_MS + items.length * TIMEOUT_PER_ROW_MS) / 1000;
    const timer = setTimeout(abort, seconds * 1000);
    signal.addEventListener('abort', abort, { once: true });
    try {
      const result = await model.generateContent(
        {
          contents: [{ role: 'user', parts: [{ text: prompt.content(items) }] }],
          generationConfig: generationConfig(info, prompt, items.length),
        },
        { signal: call.signal },
      );
      return toReply(result, redact);
    } catch (error) {
      if (signal.aborted) return { kind: 'aborted' };
      if (call.signal.aborted) {
        return { kind: 'overload', message: `no answer in ${seconds} s`, lost: true };
      }
      return replyToFailure(toFailure(error, redact));
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }
  return { ...info, ask };
}

function generationConfig(info: GeminiInfo, prompt: Prompt, rows: number): GenerationConfig {
  const config = {
    responseMimeType: 'application/json',
    responseJsonSchema: prompt.schema,
    maxOutputTokens: maxOutputTokens(rows, prompt, info),
    ...(info.thinking && { thinkingConfig: info.thinking }),
  };
  // The SDK's types end in 2025; it passes on fields that it does not know.
  return config as GenerationConfig;
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
  const text = redact(
    parts.map((part) => (part.thought === true ? '' : (part.text ?? ''))).join(''),
  );
  const reason = response.promptFeedback?.blockReason ?? candidate?.finishReason ?? '';
  const refusal = Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason] : undefined;
  if (refusal) return { kind: 'refused', reason, soft: refusal.soft, text, usage };
  return { kind: 'answer', text, usage };
}

function toUsage(metadata: unknown): Usage {
  if (typeof metadata !== 'object' || metadata === null) return NO_USAGE;
  const count = (name: string) => {
    const value = Number(Reflect.get(metadata, name));
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
      // As the service sent it, whatever the types say.
      details: Array.isArray(error.errorDetails) ? error.errorDetails : [],
    };
  }
  const text = messageOf(error);
  const message = error instanceof SyntaxError ? 'the answer broke off' : withoutUrl(text);
  return { status: 0, message: redact(message), details: [] };
}

/** The SDK begins its messages with the URL and loses the cause of what the network did. */
function withoutUrl(message: string): string {
  const rest = message.replace(/^.*?Error fetching from \S+ /s, '');
  return rest === 'fetch failed' ? 'the service cannot be reached' : rest;
}

/** A key shorter than this is no key of Google's; blotting it out would blot out common words. */
const MIN_KEY_LENGTH = 8;

/** No text of the service may carry the key into a table, a log or an error. */
function redactKey(text: string, key: string): string {
  return key.length < MIN_KEY_LENGTH ? text : text.replaceAll(key, '***');
}

let redirectsAreRejected = false;

/**
 * Makes every request that carries a Gemini key stop at a redirect instead of following it: the SDK
 * takes no fetch of ours, and fetch would send the key header on to another host.
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
