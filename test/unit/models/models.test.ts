import { describe, expect, it } from 'vitest';
import { COLUMNS, previewColumns } from '../../../src/columns/built-in.ts';
import { describeModel, type ModelSettings, openModel } from '../../../src/models/models.ts';
import { PROMPTS } from '../../fakes/model.ts';
import { MORE_COLUMNS } from '../samples.ts';

const settingsOf = (model: string, apiKey: string | null = 'AQ.key-0123456789'): ModelSettings => {
  return { model, 'gemini-api-key': apiKey, geminiUrl: 'http://127.0.0.1:9' };
};

describe('a model', () => {
  it('that is called offline is the preview, which needs no key and costs nothing', () => {
    expect(describeModel('offline')).toMatchObject({
      name: 'offline',
      preview: true,
      price: { input: 0, output: 0, cached: 0 },
      key: null,
    });
  });

  it.each(['gemini-3.5-flash-lite', 'gemini-9-flash', 'Offline', ''])(
    'of any other name is one of Gemini: "%s"',
    (name) => {
      expect(describeModel(name)).toMatchObject({ name, label: 'Gemini', preview: false });
    },
  );

  it.each(['gemini-3.5-flash-lite', 'offline'])(
    'that is opened says of itself what is known of its name: %s',
    (name) => {
      expect(openModel(settingsOf(name), PROMPTS)).toMatchObject({
        ...describeModel(name),
        ask: expect.any(Function),
      });
    },
  );

  it('cannot be opened without the key that it needs, the preview alone can', () => {
    expect(openModel(settingsOf('gemini-3.5-flash-lite', null), PROMPTS)).toBeNull();
    expect(openModel(settingsOf('offline', null), PROMPTS)).not.toBeNull();
  });
});

describe('the columns that the preview can fill in', () => {
  it('are those that are made from a description', () => {
    const names = previewColumns(MORE_COLUMNS).map(({ name }) => name);
    expect(names).toEqual(previewColumns(COLUMNS).map(({ name }) => name));
  });
});
