import type { Content } from '../content/content.ts';
import type { GraphNode } from '../graph/graph.ts';
import { byCodeUnit, groupBy } from '../lib/collections.ts';
import { countWarning } from '../lib/text/message.ts';
import type { ContentFile } from './content-file.ts';
import { slugOfLabel } from './slug.ts';

const NO_CONTENT: Content = { h1: null, description: '', resources: [] };

/** Words that two different topics share without being related. */
const SMALL_WORDS = new Set(
  'a an and are as at by for from how in into is it of on or s the to vs what when why with'.split(
    ' ',
  ),
);

/** Finds the content of each topic, by id. The order of nodes and files does not matter. */
export function matchContent(
  topics: readonly GraphNode[],
  files: readonly ContentFile[],
): { readonly contentOf: (id: string) => Content; readonly warnings: readonly string[] } {
  const candidates = groupBy(files, ({ id }) => id);
  const matched = new Map<string, ContentFile>();
  const stale: string[] = [];
  for (const topic of topics) {
    const file = bestFile(topic.label, candidates.get(topic.id) ?? []);
    if (file === undefined) continue;
    matched.set(topic.id, file);
    if (isStale(topic.label, file)) stale.push(`${topic.label} (${file.name})`);
  }
  const ids = new Set(topics.map((topic) => topic.id));
  const orphans = files.filter((file) => file.id === null || !ids.has(file.id));
  return {
    contentOf: (id) => matched.get(id)?.content ?? NO_CONTENT,
    warnings: [
      ...countWarning(
        orphans.map((file) => file.name),
        'content file belongs to no topic of the graph',
        'content files belong to no topic of the graph',
      ),
      ...countWarning(
        stale,
        'topic has a text that seems to be about something else',
        'topics have a text that seems to be about something else',
      ),
    ],
  };
}

/**
 * Of several files for one topic: the one named after its label, then the one whose H1 is the
 * label, then one that shares a word with it, then the first by name.
 */
function bestFile(label: string, files: readonly ContentFile[]): ContentFile | undefined {
  const rank = (file: ContentFile) => {
    if (file.slug === slugOfLabel(label)) return 0;
    if (file.content.h1?.toLowerCase() === label.toLowerCase()) return 1;
    return isStale(label, file) ? 3 : 2;
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || byCodeUnit(a.name, b.name))[0];
}

/** Whether neither the name nor the H1 shares a word with the label: the graph is of another date. */
function isStale(label: string, file: ContentFile): boolean {
  if (file.slug === slugOfLabel(label)) return false;
  const words = wordsOf(label);
  const own = wordsOf(`${file.slug} ${file.content.h1 ?? ''}`);
  // A label such as `==` has no words to judge by.
  return words.size > 0 && ![...words].some((word) => own.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // A plural is the same word.
  const large = words.filter((word) => !SMALL_WORDS.has(word));
  return new Set(large.map((word) => word.replace(/s$/, '')));
}
