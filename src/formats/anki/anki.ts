import { cleanText } from '../../lib/text/clean.ts';
import type { FinishedTable, View } from '../format.ts';
import { backOf, frontOf } from './card.ts';

/**
 * Flash cards, as a text that Anki imports (https://docs.ankiweb.net/importing/text-files.html; headers
 * need Anki 2.1.54). A second import updates the notes of the first by their guid.
 */
export const anki: View = { name: 'anki', extension: '.anki.txt', version: 1, render };

function render(table: FinishedTable, mark: string): string {
  const { slug, rows } = table;
  const deck = deckOf(table);
  const headers = [
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    // In a column: a deck that is named in a header is created since Anki 25.07 alone.
    '#deck column:2',
    // In no manual, and in Anki since 2.1.58. Without it, what the reader chose for another file counts.
    '#if matches:update current',
    // No column of tags, which would replace the reader's own; no columns or notetype, whose names
    // differ between languages.
    `#tags:${slug}`,
    `#${mark}`,
  ];
  const notes = rows.map((row) => {
    const guid = `roadmap-enrich:${slug}:${row.topic.id}`;
    return [guid, deck, frontOf(row), backOf(row, table)].map(quoted).join('\t');
  });
  return [...headers, ...notes, ''].join('\n');
}

/**
 * The deck within `Roadmaps`, spelled as Anki keeps it: some versions look for the name as it is, do not
 * find the deck that they have just made for the row before, and make another. Anki splits names at
 * `::`, composes accents (NFC), removes double quotes and white space at the ends, and takes digits
 * alone for an id, which the part before them prevents.
 */
function deckOf({ title, slug }: Pick<FinishedTable, 'title' | 'slug'>): string {
  const name = cleanText(title)
    .normalize('NFC')
    .replaceAll('"', "'")
    .replace(/:{2,}/g, ':')
    .replace(/^[\s:]+|[\s:]+$/g, '');
  return `Roadmaps::${name || slug}`;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
