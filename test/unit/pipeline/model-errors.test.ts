import { describe, expect, it } from 'vitest';
import { describeModel } from '../../../src/models/models.ts';
import { modelError } from '../../../src/pipeline/model-errors.ts';

const errorOf = (
  stopped: 'model' | 'unusable' | 'key' | 'daily-quota',
  stopMessage: string,
  others: readonly string[] = [],
) =>
  modelError({ stopped, stopMessage }, describeModel('gemini-2.5-flash'), { face: 'cli', others });

describe('the error of a model that is not served', () => {
  // Forms that users reported in 2026.
  it.each([
    [
      'This model is no longer available to new users. Use gemini-3.6-flash instead.',
      'Put gemini-3.6-flash in its place.',
    ],
    [
      'This model models/gemini-2.5-flash is no longer available. Please update your code to use gemini-3.5-flash-lite.',
      'Put gemini-3.5-flash-lite in its place.',
    ],
    [
      'models/gemini-2.5-flash is not found for API version v1beta, or is not supported for generateContent.',
      'Set another model.',
    ],
    [
      'This model is no longer available. See https://ai.google.dev/gemini-api/docs/deprecations.',
      'Set another model.',
    ],
  ])('names the successor that the service names: %s', (message, advice) => {
    const error = errorOf('model', message);
    expect(error).toContain('does not offer the model gemini-2.5-flash with this key');
    expect(error.endsWith(` ${advice}`)).toBe(true);
  });
});

describe('the warning on a model of several', () => {
  const others = ['gemini-3.5-flash-lite', 'gemini-3.1-flash-lite'];

  it.each([
    ['model', 'It is not found.', 'Remove it from --model, or replace it.'],
    ['model', 'Use gemini-3.6-flash instead.', 'Put gemini-3.6-flash in its place.'],
    ['model', 'Use gemini-3.1-flash-lite instead.', 'Remove it from --model.'],
    [
      'unusable',
      'TLDR has 40 words.',
      'Check --instructions, or remove gemini-2.5-flash from --model.',
    ],
  ] as const)('names no other that the run has already: %s, %s', (stopped, message, advice) => {
    expect(errorOf(stopped, message, others).endsWith(`. ${advice}`)).toBe(true);
  });
});

it('is none where a model just cannot go on', () => {
  expect(errorOf('daily-quota', 'per day')).toBe('');
});

it('names the key in the words of the face', () => {
  expect(errorOf('key', 'no')).toContain('GEMINI_API_KEY');
});
