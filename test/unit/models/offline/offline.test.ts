import { describe, expect, it } from 'vitest';
import { COLUMNS, previewColumns } from '../../../../src/columns/built-in.ts';
import { promptsFor } from '../../../../src/columns/prompt.ts';
import { costUsd } from '../../../../src/engine/budget.ts';
import type { PromptItem } from '../../../../src/engine/model.ts';
import { OFFLINE, previewWithoutDescription } from '../../../../src/models/offline/offline.ts';
import { byRow } from '../../../fakes/by-row.ts';

const row = (id: string, topic: string, description: string): PromptItem => {
  return { key: `key-${id}`, id, topic, description, context: 'Ceramics', lacks: ['TLDR'] };
};
const kiln = row('1', 'Kiln', 'A kiln is an oven for hardening clay.');
const nameless = row('2', '"Raku"\n', '');

describe('the offline model', () => {
  it('is a preview', () => {
    expect(OFFLINE).toMatchObject({ name: 'offline', preview: true });
  });

  it('answers every row in the form of its prompt, with a TLDR alone', async () => {
    const reply = await OFFLINE.ask([kiln, nameless], new AbortController().signal);
    const text = reply.kind === 'answer' ? reply.text : '';
    const prompt = promptsFor(previewColumns(COLUMNS))([kiln]);
    const { values, missing } = byRow(prompt.parse(text, [kiln, nameless]));
    expect(missing.size).toBe(0);
    expect(values.get(kiln)).toEqual({ TLDR: 'Oven for hardening clay' });
    expect(values.get(nameless)?.TLDR).toBe('"Raku", a topic of Ceramics');
  });

  it('says of a description that must not be shown no more than of none', () => {
    expect(previewWithoutDescription(kiln)).toEqual({ TLDR: 'Kiln, a topic of Ceramics' });
    expect(previewWithoutDescription({ ...kiln, description: '' })).toEqual(
      previewWithoutDescription(kiln),
    );
  });

  it('costs nothing', () => {
    const { price } = OFFLINE;
    expect(price && costUsd({ input: 1e6, output: 1e6, cached: 0 }, price)).toBe(0);
  });

  it('uses no tokens', async () => {
    const reply = await OFFLINE.ask([kiln], new AbortController().signal);
    expect(reply).toMatchObject({ kind: 'answer', usage: { input: 0, output: 0, cached: 0 } });
  });

  it('does nothing once it is aborted', async () => {
    expect(await OFFLINE.ask([kiln], AbortSignal.abort())).toEqual({ kind: 'aborted' });
  });
});
