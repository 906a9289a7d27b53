import { describe, expect, it } from 'vitest';
import { geminiInfo } from '../../../../src/models/gemini/catalogue.ts';

describe('the price of a model', () => {
  it('is the list price of the default model', () => {
    expect(geminiInfo('gemini-3.5-flash-lite').price).toEqual({
      input: 0.3,
      output: 2.5,
      cached: 0.03,
    });
  });

  it.each([
    'gemini-2.5-flash-lite',
    'gemini-2.5-flash',
    'gemini-3.1-flash-lite',
    'gemini-3.5-flash-lite',
    'gemini-3.6-flash',
    'gemini-3.7-flash',
    'gemini-3.8-flash',
  ])('of %s makes output dearest and cached input a tenth', (model) => {
    const { price } = geminiInfo(model);
    expect(price?.output).toBeGreaterThan(price?.input ?? Number.NaN);
    expect(price?.cached).toBeCloseTo((price?.input ?? Number.NaN) / 10);
  });

  it.each(['gemma-4-31b-it', 'gemma-4-26b-a4b-it'])('of %s is none', (model) => {
    expect(geminiInfo(model).price).toEqual({ input: 0, output: 0, cached: 0 });
  });

  it.each(['gemini-9-flash', '', 'constructor', '__proto__', 'toString'])(
    'is not known for %j',
    (model) => {
      expect(geminiInfo(model).price).toBeNull();
    },
  );
});

describe('the thinking of a model', () => {
  it.each([
    ['gemini-2.5-flash-lite', { thinkingBudget: 0 }, 0],
    ['gemini-3-flash-preview', { thinkingLevel: 'minimal' }, 0],
    ['gemini-3.5-flash-lite', { thinkingLevel: 'minimal' }, 0],
    ['gemini-3.6-flash', { thinkingLevel: 'low' }, 1_024],
    ['gemini-12-neon', { thinkingLevel: 'low' }, 1_024],
    ['gemma-4-31b-it', { thinkingLevel: 'minimal' }, 0],
    ['gemini-flash-latest', null, 4_096],
    ['', null, 4_096],
  ])('of %s is as little as it is known to allow', (model, thinking, thinkingTokens) => {
    expect(geminiInfo(model)).toMatchObject({ thinking, thinkingTokens });
  });
});

it.each([
  ['gemini-2.5-flash', 'gemini-3.5-flash-lite'],
  ['gemini-2.5-pro', 'gemini-3.8-flash'],
  ['gemini-3.5-flash', 'gemini-3.6-flash'],
  ['gemini-3.7-flash', 'gemini-3.8-flash'],
])('%s costs and thinks as %s, which answers its requests', (name, answering) => {
  const { dayQuota } = geminiInfo(name);
  expect(geminiInfo(name)).toEqual({ ...geminiInfo(answering), name, dayQuota });
});

it('every model of Gemini needs the same key, and says where there is one', () => {
  for (const name of ['gemini-3.5-flash-lite', 'gemini-9-flash']) {
    expect(geminiInfo(name)).toMatchObject({
      name,
      label: 'Gemini',
      preview: false,
      key: {
        input: 'gemini-api-key',
        variable: 'GEMINI_API_KEY',
        page: expect.stringMatching(/^https:/),
      },
    });
  }
});
