import type { Content } from '../../content/content.ts';
import { mapConcurrent } from '../../lib/concurrency.ts';
import type { Texts } from '../build.ts';
import { WebError } from './web.ts';

/** Texts requested at once: the endpoint is undocumented, and a guest does not crowd it. */
export const TEXTS_AT_ONCE = 3;

/** After this many errors in a row, the remaining texts are not requested. */
const MAX_ERRORS = 3;

/** Gets the texts of topics, each by a request of its own, a few at a time. */
export async function readTexts(
  ids: readonly string[],
  get: (id: string) => Promise<Content | null>,
): Promise<Texts> {
  const found = new Map<string, Content>();
  const unread = new Set<string>();
  let errors = 0;
  await mapConcurrent(ids, TEXTS_AT_ONCE, async (id) => {
    if (errors >= MAX_ERRORS) {
      unread.add(id);
      return;
    }
    try {
      const content = await get(id);
      errors = 0;
      if (content !== null) found.set(id, content);
    } catch (error) {
      if (!(error instanceof WebError)) throw error;
      errors += 1;
      unread.add(id);
    }
  });
  return { found, unread };
}
