import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { maxOutputTokens } from '../../../../src/engine/tokens.ts';
import { geminiInfo } from '../../../../src/models/gemini/catalogue.ts';
import { geminiModel } from '../../../../src/models/gemini/gemini.ts';
import { json } from '../../../fakes/gemini/wire.ts';
import { type Behaviour, hang, normal, reset, startGemini } from '../../../fakes/gemini.ts';
import { PROMPT, someItems } from '../../../fakes/model.ts';

const items = someItems(3);

async function service(script: Behaviour, name = 'gemini-3.5-flash-lite') {
  const fake = await startGemini(script);
  onTestFinished(fake.close);
  const model = geminiModel(geminiInfo(name), {
    apiKey: 'AQ.key-0123456789',
    baseUrl: fake.url,
    prompt: PROMPT,
  });
  return { fake, ask: () => model.ask(items, new AbortController().signal) };
}

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
        maxOutputTokens: maxOutputTokens(items.length, PROMPT, info.thinkingTokens),
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
    ['gemini-2.5-pro', { thinkingBudget: 128 }],
    ['gemini-3-flash-preview', { thinkingLevel: 'minimal' }],
    ['gemini-3.5-flash-lite', { thinkingLevel: 'minimal' }],
    ['gemini-3.1-pro-preview', { thinkingLevel: 'low' }],
    ['gemini-3.6-flash', { thinkingLevel: 'low' }],
    ['gemini-3.8-flash', { thinkingLevel: 'low' }],
    ['gemini-4-argon', { thinkingLevel: 'low' }],
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
