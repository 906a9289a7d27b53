import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../../src/columns/answer.ts';
import type { Ask } from '../../../../src/engine/model.ts';
import { offlineModel } from '../../../../src/models/offline/offline.ts';

const row = (id: string, topic: string, description: string): Ask => {
  return { key: `key-${id}`, id, topic, description, context: 'Ceramics' };
};
const kiln = row('1', 'Kiln', 'A kiln is an oven for hardening clay.');
const nameless = row('2', '"Raku"\n', '');

describe('the offline model', () => {
  it('is a preview', () => {
    expect(offlineModel()).toMatchObject({ name: 'offline', preview: true });
  });

  it('answers every row in the form the engine reads, without a challenge', async () => {
    const reply = await offlineModel().ask([kiln, nameless], new AbortController().signal);
    const text = reply.kind === 'answer' ? reply.text : '';
    const { values, missing } = readAnswer(text, [kiln, nameless], true);
    expect(missing.size).toBe(0);
    expect(values.get(kiln)).toEqual({ tldr: 'Oven for hardening clay', challenge: '' });
    expect(values.get(nameless)?.tldr).toBe('"Raku", a topic of Ceramics');
  });

  it('uses no tokens', async () => {
    const reply = await offlineModel().ask([kiln], new AbortController().signal);
    expect(reply).toMatchObject({ kind: 'answer', usage: { input: 0, output: 0, cached: 0 } });
  });

  it('does nothing once it is aborted', async () => {
    expect(await offlineModel().ask([kiln], AbortSignal.abort())).toEqual({ kind: 'aborted' });
  });
});
