import type { Content } from '../../content/content.ts';
import { mapConcurrent } from '../../lib/concurrency.ts';
import type { Texts } from '../build.ts';
import { attempt, WebError } from './web.ts';

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
    const content = errors < MAX_ERRORS ? await attempt(get(id)) : undefined;
    if (content === undefined || content instanceof WebError) {
      errors += 1;
      unread.add(id);
    } else {
      errors = 0;
      if (content !== null) found.set(id, content);
    }
  });
  return { found, unread };
}
