import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedTable } from '../../../../src/formats/format.ts';
import { markdown } from '../../../../src/formats/markdown/markdown.ts';
import { oneLine } from '../../../../src/lib/log.ts';
import { htmlOf, textOf } from '../../report/html.ts';
import { hostileTables } from '../hostile-tables.ts';

const htmlOfTable = (table: FinishedTable) => htmlOf(markdown.render(table, 'MARK'));

/** What a reader is to see of a foreign text. */
const shown = (text: string) => oneLine(text).trim();

/** Everything that is not text, in order, whatever it links to. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<[!/?a-z][^>]*>/gi)].map(([tag]) => tag.replace(/href="[^"]*"/, 'href'));

const isWeb = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** The table with a plain word for each different text that shows anything. */
function plainTable({ rows, ...table }: FinishedTable): FinishedTable {
  const words = new Map([['', '']]);
  const word = (text: string) => {
    const key = shown(text);
    if (!words.has(key)) words.set(key, `word${words.size}`);
    return words.get(key) ?? '';
  };
  return {
    ...table,
    title: word(table.title),
    rows: rows.map(({ topic, values, ...row }) => ({
      ...row,
      values: { TLDR: word(values.TLDR ?? '') },
      topic: {
        ...topic,
        topic: word(topic.topic),
        category: word(topic.category),
        subcategory: word(topic.subcategory),
        resources: topic.resources.filter(isWeb).map((_, at) => `https://example.com/${at}`),
      },
    })),
  };
}

describe('foreign text in the checklist', () => {
  it('makes nothing that plain words would not make', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        expect(tagsOf(htmlOfTable(table))).toEqual(tagsOf(htmlOfTable(plainTable(table))));
      }),
      { numRuns: 500 },
    );
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const html = htmlOfTable(table);
        const tasks = [...html.matchAll(/<strong>(.*?)<\/strong>(?: - ([^\n]*?))?(?:<\/li>|\n)/g)];
        const read = tasks.map(([, topic = '', tldr = '']) => [textOf(topic), textOf(tldr)]);
        const written = table.rows.map(({ topic, values }) => [
          shown(topic.topic) || topic.id,
          shown(values.TLDR ?? ''),
        ]);
        expect(read.toSorted()).toEqual(written.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('leads nowhere but to the web', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        const hrefs = [...htmlOfTable(table).matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
          href.replaceAll('&amp;', '&'),
        );
        const urls = [...new Set(table.rows.flatMap(({ topic }) => topic.resources.filter(isWeb)))];
        expect([...new Set(hrefs.map(decoded))].toSorted()).toEqual(
          [...new Set(urls.map((url) => decoded(new URL(url).href)))].toSorted(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is neither a highlight nor a comment of Obsidian', () => {
    fc.assert(
      fc.property(hostileTables, (table) => {
        expect(markdown.render(table, 'MARK')).not.toMatch(/==|%%|\[\[/);
      }),
      { numRuns: 200 },
    );
  });
});

/** A URL without regard to which of its ASCII characters have percent signs. */
function decoded(href: string): string {
  return href.replace(/%([0-7][\da-f])/gi, (_, hex) => String.fromCharCode(Number(`0x${hex}`)));
}
