import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { maxOutputTokens } from '../../../../src/engine/tokens.ts';
import { geminiInfo, LONG_THOUGHT } from '../../../../src/models/gemini/catalogue.ts';
import { geminiModel } from '../../../../src/models/gemini/gemini.ts';
import { json, resolveOutcome } from '../../../fakes/gemini/wire.ts';
import {
  apiError,
  type Behaviour,
  finished,
  hang,
  invalidArgument,
  normal,
  promptBlocked,
  reset,
  startGemini,
} from '../../../fakes/gemini.ts';
import { PROMPT, PROMPTS, someItems } from '../../../fakes/model.ts';

const items = someItems(3);

async function service(script: Behaviour, name = 'gemini-3.5-flash-lite') {
  const fake = await startGemini(script);
  onTestFinished(fake.close);
  const model = geminiModel(geminiInfo(name), {
    apiKey: 'AQ.key-0123456789',
    baseUrl: fake.url,
    promptOf: PROMPTS,
  });
  return { fake, model, ask: () => model.ask(items, new AbortController().signal) };
}

const depleted = 'Your Prepay credit balance is depleted.';
const perDay = {
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier', quotaValue: '250' }],
};

it('a host that nobody answers at is named, with the reason', async () => {
  const { fake, ask } = await service(normal);
  await fake.close();
  expect(await ask()).toMatchObject({
    kind: 'overload',
    message: `${new URL(fake.url).host} cannot be reached: ECONNREFUSED`,
  });
});

describe('a failure', () => {
  // Forms seen from gateways and endpoints like OpenAI's, beside the plain one of the API.
  it.each<[string, number, unknown, object]>([
    [
      'in an array',
      429,
      [{ error: { code: 429, message: 'No.', details: [perDay] } }],
      { stop: 'daily-quota', dayLimit: 250 },
    ],
    [
      'in an array with 200',
      200,
      [{ error: { code: 402, message: depleted } }],
      { stop: 'billing', message: depleted },
    ],
    [
      'with 200',
      200,
      { error: { code: 429, message: 'No.', details: [perDay] } },
      { stop: 'daily-quota' },
    ],
    [
      'with a code in words, with 200',
      200,
      { error: { code: 'payment_required', message: depleted } },
      { stop: 'billing' },
    ],
    [
      'with a code in digits, with 200',
      200,
      { error: { code: '503', message: 'Busy.' } },
      { kind: 'overload', message: 'Busy.' },
    ],
    [
      'with a status in words alone, with 200',
      200,
      { error: { status: 'UNAUTHENTICATED', message: 'Bad key.' } },
      { stop: 'key' },
    ],
    [
      'with a type in words alone, with 200',
      200,
      { error: { type: 'rate_limit_error', message: 'Slow.' } },
      { kind: 'rate-limit' },
    ],
    [
      'with a code that nobody knows, with 200',
      200,
      { error: { code: 'oops', message: 'Odd.' } },
      { kind: 'overload', message: 'Odd.' },
    ],
    ['as a text', 404, { error: 'model not found' }, { stop: 'model', message: 'model not found' }],
    [
      'as a text with 200',
      200,
      { error: 'upstream failed' },
      { kind: 'overload', message: 'upstream failed' },
    ],
    [
      'with null for what is unknown',
      400,
      { error: { code: null, message: 'Bad.', details: null } },
      { kind: 'bad-request', message: 'Bad.' },
    ],
    ['in no known form', 503, ['no', 'idea'], { kind: 'overload', message: 'HTTP 503' }],
    [
      'with the code of another one',
      429,
      { error: { code: 'x', message: 'Slow.' } },
      { kind: 'rate-limit' },
    ],
  ])('is read %s', async (_, status, body, reply) => {
    const { ask } = await service(() => json(status, body));
    expect(await ask()).toMatchObject(reply);
  });

  it('is not seen in an answer whose error is null', async () => {
    const { ask } = await service(async (request) => {
      const outcome = await resolveOutcome(normal, request);
      if (outcome.kind !== 'response') return outcome;
      return json(200, { ...JSON.parse(outcome.body), error: null });
    });
    expect(await ask()).toMatchObject({ kind: 'answer' });
  });

  it('never shows the key', async () => {
    const { ask } = await service(() => json(401, [{ error: 'AQ.key-0123456789 is bad' }]));
    expect(await ask()).toMatchObject({ stop: 'key', message: '*** is bad' });
  });
});

describe('an answer of Gemini', () => {
  it.each([200, 500])('that is longer than any answer is not kept (HTTP %d)', async (status) => {
    const error = { code: 503, message: 'x'.repeat(20_000_000) };
    const { ask } = await service(() => json(status, { error }));
    const message = status === 200 ? 'the response has more than 20000000 bytes' : 'HTTP 500';
    expect(await ask()).toMatchObject({ kind: 'overload', message });
  });

  it.each(['MODEL_ARMOR', 'JAILBREAK', 'BLOCKED_REASON_UNSPECIFIED', 'IMAGE_SAFETY', 'NEW_REASON'])(
    'whose prompt was blocked is a refusal, whatever the reason: %s',
    async (reason) => {
      const { ask } = await service(promptBlocked(reason));
      expect(await ask()).toMatchObject({ kind: 'answer', refusal: { reason, soft: false } });
    },
  );

  it('without text says how it ended', async () => {
    const { ask } = await service(finished('MAX_TOKENS'));
    const reply = await ask();
    expect(reply).toMatchObject({ kind: 'answer', text: '', ending: 'MAX_TOKENS' });
    expect(reply).not.toHaveProperty('refusal');
  });

  it.each(['AQ.key-0123456789', 'two words', 7])(
    'shows no reason in another form: %j',
    async (reason) => {
      const body = { candidates: [{ finishReason: reason }] };
      const { ask } = await service(() => json(200, body));
      expect(await ask()).toMatchObject({ text: '', ending: 'UNKNOWN' });
    },
  );

  it('that is whole says nothing of its end', async () => {
    const { ask } = await service(normal);
    expect(await ask()).toMatchObject({ kind: 'answer', ending: '' });
  });
});

describe('a thinking config that is rejected', () => {
  // 3.5-flash-lite, to which 2.5-flash is routed since December 2026, was reported to send this.
  const message =
    'Unable to submit request because thinking budget 0 is not supported by this model.';
  const rejecting: Behaviour = ({ body }) =>
    JSON.stringify(body).includes('thinkingConfig')
      ? apiError(400, 'INVALID_ARGUMENT', { message })
      : normal;

  it('is left out from then on, with room for what the model thinks', async () => {
    const { fake, ask, model } = await service(rejecting, 'gemini-2.5-flash');
    expect(model.thinkingTokens).toBe(0);
    expect(await ask()).toEqual({ kind: 'adjusted', message });
    expect(model.thinkingTokens).toBe(LONG_THOUGHT);
    expect(await ask()).toMatchObject({ kind: 'answer' });
    expect(fake.requests[1]?.body).toMatchObject({
      generationConfig: { maxOutputTokens: maxOutputTokens(items.length, PROMPT, model) },
    });
  });

  it('is no reason for a third request', async () => {
    const { ask } = await service(apiError(400, 'INVALID_ARGUMENT', { message }));
    expect(await ask()).toMatchObject({ kind: 'adjusted' });
    expect(await ask()).toEqual({ kind: 'bad-request', message });
  });

  it.each(['The budget 0 is out of range.', 'The level minimal is not supported.'])(
    'is known by its budget or level too: %s',
    async (other) => {
      const { ask } = await service(apiError(400, 'INVALID_ARGUMENT', { message: other }));
      expect(await ask()).toEqual({ kind: 'adjusted', message: other });
    },
  );

  it('is not suspected in other rejections', async () => {
    const { ask } = await service(invalidArgument);
    expect(await ask()).toMatchObject({ kind: 'bad-request' });
  });
});

describe('a model that takes neither a system instruction nor a schema', () => {
  const bare = {
    contents: [
      { role: 'user', parts: [{ text: `${PROMPT.instruction}\n\n${PROMPT.content(items)}` }] },
    ],
  };
  const hasNone = (body: unknown) =>
    !/systemInstruction|responseJsonSchema|responseMimeType/.test(JSON.stringify(body));

  it('gets the instruction with the topics: Gemma 3', async () => {
    const { fake, ask } = await service(normal, 'gemma-3-27b-it');
    expect(await ask()).toMatchObject({ kind: 'answer' });
    expect(fake.requests[0]?.body).toMatchObject(bare);
    expect(hasNone(fake.requests[0]?.body)).toBe(true);
  });

  // Both messages as users reported them of Gemma 3 and older models.
  it.each([
    'Developer instruction is not enabled for models/gemma-5-27b-it',
    'Json mode is not enabled for models/gemma-5-27b-it',
  ])('is known by what the service says, once: %s', async (message) => {
    const { fake, ask } = await service(
      ({ body }) => (hasNone(body) ? normal : apiError(400, 'INVALID_ARGUMENT', { message })),
      'gemma-5-27b-it',
    );
    expect(await ask()).toEqual({ kind: 'adjusted', message });
    expect(await ask()).toMatchObject({ kind: 'answer' });
    expect(fake.requests[1]?.body).toMatchObject(bare);
  });

  it('is not asked a third time in the same form', async () => {
    const message = 'Json mode is not enabled for models/gemma-5-27b-it';
    const { ask } = await service(apiError(400, 'INVALID_ARGUMENT', { message }), 'gemma-5-27b-it');
    expect(await ask()).toMatchObject({ kind: 'adjusted' });
    expect(await ask()).toEqual({ kind: 'bad-request', message });
  });
});

describe('a request to Gemini', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sets the limit to its answer that a budget counts on', async () => {
    const { fake, ask } = await service(normal);
    expect(await ask()).toMatchObject({ kind: 'answer' });
    const info = geminiInfo('gemini-3.5-flash-lite');
    expect(fake.requests[0]?.body).toMatchObject({
      generationConfig: {
        maxOutputTokens: maxOutputTokens(items.length, PROMPT, info),
      },
    });
  });

  it('sends what the prompt says, and nothing of its own', async () => {
    const { fake, ask } = await service(normal);
    await ask();
    expect(fake.requests[0]?.body).toMatchObject({
      systemInstruction: { parts: [{ text: PROMPT.instruction }] },
      contents: [{ role: 'user', parts: [{ text: PROMPT.content(items) }] }],
      generationConfig: { responseJsonSchema: PROMPT.schema },
    });
  });

  it.each([
    ['gemini-2.5-flash-lite', { thinkingBudget: 0 }],
    ['gemini-2.5-flash', { thinkingLevel: 'minimal' }],
    ['gemini-2.5-pro', { thinkingLevel: 'low' }],
    ['gemini-3-flash-preview', { thinkingLevel: 'minimal' }],
    ['gemini-3.5-flash-lite', { thinkingLevel: 'minimal' }],
    ['gemini-3.1-pro-preview', { thinkingLevel: 'low' }],
    ['gemini-3.6-flash', { thinkingLevel: 'low' }],
    ['gemini-3.8-flash', { thinkingLevel: 'low' }],
    ['gemini-4-argon', { thinkingLevel: 'low' }],
    ['gemma-4-31b-it', { thinkingLevel: 'minimal' }],
    ['gemini-flash-latest', undefined],
  ])('asks %s for as little thinking as it takes', async (name, thinkingConfig) => {
    const { fake, ask } = await service(normal, name);
    await ask();
    expect(Reflect.get(fake.requests[0]?.body ?? {}, 'generationConfig')).toHaveProperty(
      'maxOutputTokens',
    );
    expect(fake.requests[0]?.body).toMatchObject({
      generationConfig: thinkingConfig === undefined ? {} : { thinkingConfig },
    });
  });

  it('tells Google not to keep it', async () => {
    const { fake, ask } = await service(normal);
    await ask();
    expect(fake.requests[0]?.body).toMatchObject({ store: false });
  });

  it('that is given up may have been answered, and billed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { fake, ask } = await service(hang);
    const reply = ask();
    await vi.waitUntil(() => fake.requests.length === 1);
    vi.advanceTimersByTime(63_000);
    expect(await reply).toEqual({
      kind: 'overload',
      message: 'no response within 63 s',
      lost: true,
    });
  });

  it('whose connection breaks may have been answered, and billed', async () => {
    const { ask } = await service(reset);
    expect(await ask()).toMatchObject({ kind: 'overload', lost: true });
  });

  it.each([{ a: 1 }, 'text', 7, null])(
    'that fails with the details %j is a failure',
    async (details) => {
      const error = { code: 429, message: 'Too many.', details };
      const { ask } = await service(() => json(429, { error }));
      expect(await ask()).toEqual({
        kind: 'rate-limit',
        message: expect.stringMatching(/Too many/),
      });
    },
  );
});
