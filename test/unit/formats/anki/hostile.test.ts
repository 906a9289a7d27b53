import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anki } from '../../../../src/formats/anki/anki.ts';
import { elementsOf } from '../../report/html.ts';
import { hostileTables } from '../hostile-tables.ts';
import { importText } from './collection.ts';

/** Whatever the text of a table is, what holds of the notes that Anki makes of it. */
describe('foreign text in the cards', () => {
  it('drops no row and gives each a note of its own, the same each time', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const text = anki.render(table, 'roadmap-enrich');
        const notes = importText(text);
        const guids = table.rows.map(({ topic }) => `roadmap-enrich:ceramics:${topic.id}`);

        expect([...notes.keys()]).toEqual(guids);
        expect(importText(text, notes)).toEqual(notes);
        expect(importText(text.replaceAll('\n', '\r\n'))).toEqual(notes);
      }),
      { numRuns: 200 },
    );
  });

  it('stays in its cell, on its line', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const lines = anki.render(table, 'roadmap-enrich').split('\n').slice(7, -1);
        expect(lines).toHaveLength(table.rows.length);
        for (const line of lines) {
          const [cells = []]: string[][] = parse(line, { delimiter: '\t' });
          expect(cells).toHaveLength(4);
          expect(line).toBe(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\t'));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('makes one deck below Roadmaps', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const decks = new Set(
          [...importText(anki.render(table, 'MARK')).values()].map(({ deck }) => deck),
        );
        expect(decks.size).toBeLessThanOrEqual(1);
        for (const deck of decks) expect(deck).toMatch(/^Roadmaps::(?!blank$)(?:[^:"]|:(?!:))+$/);
      }),
      { numRuns: 200 },
    );
  });

  it("is neither HTML nor Anki's own markup", () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const fields = [...importText(anki.render(table, 'MARK')).values()].flatMap(
          (note) => note.fields,
        );
        for (const field of fields) {
          const others = [...elementsOf(field)].filter(
            (name) => !['a', 'b', 'br', 'small'].includes(name),
          );
          expect(others).toEqual([]);
          expect(field).not.toMatch(/[[\]{}\\\n\r\t\u2028\u2029]|&#92;(?:[()]|&#9[13];)/);
          // No tag has an attribute, but for a link to the web.
          expect(
            field.replace(/<a href="https?:\/\/[^"<>\s]+">|<\/?(?:a|b|br|small)>/g, ''),
          ).not.toMatch(/[<>"]/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
