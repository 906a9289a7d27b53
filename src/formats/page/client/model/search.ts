import type { PageRow } from '../../page-data.ts';
import { fold } from './fold.ts';

/** Between two texts of a topic: no word that is searched for holds it. */
const BOUNDARY = '\n';

/** All that can be found of a topic, folded once. */
export function searchTextOf(row: PageRow): string {
  const { topic, path, description, links, cells } = row;
  const texts = [
    topic,
    ...path,
    ...cells.flatMap((cell) => (typeof cell === 'object' ? (cell ?? []) : String(cell))),
    description,
    ...links.map(({ href }) => href),
  ];
  return fold(texts.join(BOUNDARY));
}

/** What can be found of a topic, and one more text of it. */
export const withText = (searchText: string, text: string) =>
  `${searchText}${BOUNDARY}${fold(text)}`;

/** The words of a search, folded. */
export function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a topic has all words, in any of its texts and any order. */
export function isFound(searchText: string, words: readonly string[]): boolean {
  return words.every((word) => searchText.includes(word));
}
