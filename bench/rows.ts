import { createHash } from 'node:crypto';
import { COLUMNS } from '../src/columns/built-in.ts';
import type { PromptItem } from '../src/engine/model.ts';

/** Invented rows with descriptions of realistic lengths. */
export function inventedRows(count: number): readonly PromptItem[] {
  return Array.from({ length: count }, (_, i) => {
    const key = createHash('sha256').update(`row ${i}`).digest('hex');
    const sentences = 2 + (Number.parseInt(key.slice(0, 4), 16) % 9);
    return {
      key,
      id: key.slice(0, 21),
      topic: `Topic number ${i}`,
      description: 'A sentence that says what this is about. '.repeat(sentences).trim(),
      context: 'Basics',
      lacks: COLUMNS.map(({ name }) => name),
    };
  });
}

/** Consecutive batches of `size` items; the last may be smaller. */
export function evenBatches(
  items: readonly PromptItem[],
  size: number,
): readonly (readonly PromptItem[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
