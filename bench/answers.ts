import type { Reply } from '../src/engine/model.ts';

/** How a simple script reads an answer: no validation, and a JSON error fails the whole request. */
export function parseRows(
  reply: Reply,
): readonly { readonly id: string; readonly tldr: string }[] | null {
  if (reply.kind !== 'answer') return null;
  try {
    return JSON.parse(reply.text);
  } catch {
    return null;
  }
}
