import { parse } from 'csv-parse/sync';

/** A note, as Anki keeps it. */
export interface Note {
  readonly deck: string;
  /** Front and back, of a note type that has the two. */
  readonly fields: readonly [front: string, back: string];
  readonly tags: readonly string[];
}

/** A reader's notes, by guid. */
export type Collection = ReadonlyMap<string, Note>;

interface Headers {
  readonly values: ReadonlyMap<string, string>;
  /** What follows them. */
  readonly rest: string;
}

/**
 * Imports a text as Anki's manual says (importing text files, headers from 2.1.54): a note that is
 * found by its guid gets the new fields, keeps its deck, and gets the tags of the file besides its own.
 */
export function importText(text: string, before: Collection = new Map()): Collection {
  const { values, rest } = headersOf(text);
  if (values.get('separator') !== 'tab') throw new Error('no separator that this reader knows');
  if (values.get('html') !== 'true') throw new Error('fields are no HTML');
  const column = (name: string) => Number(values.get(`${name} column`)) - 1;
  const guidAt = column('guid');
  const deckAt = column('deck');
  // A comment is known before quotes are looked at; without quotes a cell would end at its own.
  const records: string[][] = parse(rest, {
    delimiter: '\t',
    comment: '#',
    comment_no_infix: true,
    relax_column_count: true,
  });
  const after = new Map(before);
  for (const record of records) {
    const guid = record[guidAt] ?? '';
    // By position, as no header names the fields.
    const [front = '', back = ''] = record.filter((_, at) => at !== guidAt && at !== deckAt);
    if (front === '') continue;
    const known = after.get(guid);
    if (known !== undefined && values.get('if matches') !== 'update current') continue;
    after.set(guid, {
      deck: known?.deck ?? deckName(record[deckAt] ?? ''),
      fields: [front, back],
      tags: [...new Set([...(known?.tags ?? []), ...tagsOf(values.get('tags') ?? '')])],
    });
  }
  return after;
}

function headersOf(text: string): Headers {
  const lines = text.split(/(?<=\n)/);
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const count = end < 0 ? lines.length : end;
  const values = lines.slice(0, count).flatMap((line): [string, string][] => {
    const [, key = '', value] = /^#([^:]*):(.*?)\r?\n?$/.exec(line) ?? [];
    return value === undefined ? [] : [[key.toLowerCase(), value]];
  });
  return { values: new Map(values), rest: lines.slice(count).join('') };
}

/** The deck of a name: its parts are composed, without control characters, double quotes and white space around them. */
function deckName(name: string): string {
  // Digits alone would be the id of a deck.
  if (/^\d+$/.test(name)) throw new Error(`${name} is an id`);
  const parts = name.split('::').map((part) => {
    const kept = part.normalize('NFC').replace(/[\x00-\x1f\x7f"]/g, '');
    return kept.trim() || 'blank';
  });
  const normal = parts.join('::');
  // Looked for as it is, it would not be found again: every row would make a deck.
  if (name !== normal) throw new Error(`${JSON.stringify(name)} is kept as ${normal}`);
  return normal;
}

const tagsOf = (text: string) => text.split(/\s+/).filter((tag) => tag !== '');
