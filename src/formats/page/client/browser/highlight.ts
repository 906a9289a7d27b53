import { fold } from '../model/fold.ts';

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

/** Where the words are in a text, in UTF-16 units of the text as it is. */
function hitsIn(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  let folded = '';
  // The place in the text of each unit of the folded text, which may be shorter or longer.
  const places: number[] = [];
  let place = 0;
  for (const char of text) {
    const part = fold(char);
    for (let unit = 0; unit < part.length; unit++) places.push(place);
    folded += part;
    place += char.length;
  }
  places.push(place);
  return words.flatMap((word) => {
    const hits: [number, number][] = [];
    let at = folded.indexOf(word);
    while (at >= 0) {
      const end = at + word.length;
      hits.push([places[at] ?? 0, places[end] ?? place]);
      at = folded.indexOf(word, end);
    }
    return hits;
  });
}
