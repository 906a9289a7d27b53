import { setImmediate } from 'node:timers/promises';
import { labelsOf } from '../../columns/labels.ts';
import { type Item, type Model, NO_USAGE, type Values } from '../../engine/model.ts';
import { extractTldr } from './extract.ts';

/**
 * The preview without a key: TLDRs extracted from the descriptions themselves, on this machine. No
 * other column is filled in: how hard a topic is cannot be read off its description.
 */
export const OFFLINE: Model = {
  name: 'offline',
  label: 'The preview',
  preview: true,
  price: { input: 0, output: 0, cached: 0 },
  thinkingTokens: 0,
  dayQuota: Number.POSITIVE_INFINITY,
  outputLimit: Number.POSITIVE_INFINITY,
  key: null,
  async ask(items, signal) {
    // Between two batches, a cancel must be heard: nothing else here waits for anything.
    await setImmediate();
    if (signal.aborted) return { kind: 'aborted' };
    const labels = labelsOf(items);
    const rows = items.map((item) => {
      const { id, topic, description, context } = item;
      return { id, topic: labels.get(item), tldr: extractTldr(topic, description, context) };
    });
    return { kind: 'answer', text: JSON.stringify(rows), usage: NO_USAGE };
  },
};

/** What the preview says of a topic whose description must not be shown, in its own words or others. */
export function previewWithoutDescription({ topic, context }: Item): Values {
  return { TLDR: extractTldr(topic, '', context) };
}
