import { hitsIn } from '../model/hits.ts';

/** The name that the style sheet has for hits. */
const NAME = 'hit';

/** More hits than a reader looks at would take longer than a key stroke. */
const MAX_HITS = 2_000;

/** Marks the words of a search in all text of an element, where the browser can; the page is unchanged. */
export function highlight(root: Element | null, words: readonly string[]): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(NAME);
  if (root === null || words.length === 0) return;
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && ranges.length < MAX_HITS) {
    const node = walker.currentNode;
    for (const [start, end] of hitsIn(node.nodeValue ?? '', words)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set(NAME, new Highlight(...ranges));
}
