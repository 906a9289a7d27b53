import { type Model, NO_USAGE } from '../../engine/model.ts';
import { extractTldr } from './extract.ts';

/**
 * The preview without a key: TLDRs extracted from the descriptions themselves, on this machine. It
 * leaves the challenge empty: how hard a topic is cannot be read off its text.
 */
export function offlineModel(): Model {
  return {
    name: 'offline',
    preview: true,
    async ask(asks, signal) {
      if (signal.aborted) return { kind: 'aborted' };
      const rows = asks.map(({ id, topic, description, context }) => {
        return { id, topic, tldr: extractTldr(topic, description, context), challenge: '' };
      });
      return { kind: 'answer', text: JSON.stringify(rows), usage: NO_USAGE };
    },
  };
}
