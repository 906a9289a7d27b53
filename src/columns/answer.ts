import { z } from 'zod';
import type { Ask } from '../engine/model.ts';
import { answerRow } from './schema.ts';
import { type Enrichment, parseTldr } from './tldr.ts';

/** What one answer was worth, row by row. Every row asked for is in exactly one of the three. */
export interface Reading {
  readonly values: ReadonlyMap<Ask, Enrichment>;
  /** Not there, or not valid: with the reason. */
  readonly missing: ReadonlyMap<Ask, string>;
  /** Valid but for the same TLDR as another topic's: to be asked alone. */
  readonly alike: ReadonlySet<Ask>;
}

/** A preview fills no challenge. */
const previewRow = answerRow.extend({ challenge: z.literal('') });

/**
 * Reads an answer row by row: every complete object in the text is validated on its own, so that
 * prose, code fences, wrappers and a cut end cost only the rows they hold.
 */
export function readAnswer(text: string, asks: readonly Ask[], preview = false): Reading {
  const byId = new Map(asks.map((ask) => [ask.id, ask]));
  const values = new Map<Ask, Enrichment>();
  const missing = new Map<Ask, string>();
  const seen = new Set<Ask>();
  for (const object of completeObjects(text)) {
    const ask = typeof object.id === 'string' ? byId.get(object.id) : undefined;
    if (ask === undefined) continue;
    if (seen.has(ask)) {
      values.delete(ask);
      missing.set(ask, 'answered twice');
      continue;
    }
    seen.add(ask);
    const row = readRow(object, ask, preview);
    if (typeof row === 'string') missing.set(ask, row);
    else values.set(ask, row);
  }
  for (const ask of asks) if (!seen.has(ask)) missing.set(ask, 'not in the answer');
  const alike = withSharedTldr(values);
  for (const ask of alike) values.delete(ask);
  return { values, missing, alike };
}

function readRow(object: object, ask: Ask, preview: boolean): Enrichment | string {
  const row = (preview ? previewRow : answerRow).safeParse(object);
  if (!row.success) return `invalid ${String(row.error.issues[0]?.path[0] ?? 'row')}`;
  if (fold(row.data.topic) !== fold(ask.topic)) return 'answered for another topic';
  const tldr = parseTldr(row.data.tldr);
  if (!tldr.ok) return `TLDR with ${tldr.why}`;
  return { tldr: tldr.tldr, challenge: row.data.challenge };
}

const fold = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Rows of different topics that were given the same TLDR. */
function withSharedTldr(values: ReadonlyMap<Ask, Enrichment>): ReadonlySet<Ask> {
  const byTldr = new Map<string, Ask[]>();
  for (const [ask, { tldr }] of values) byTldr.set(tldr, [...(byTldr.get(tldr) ?? []), ask]);
  const groups = [...byTldr.values()].filter((group) => {
    return new Set(group.map((ask) => fold(ask.topic))).size > 1;
  });
  return new Set(groups.flat());
}

/**
 * All innermost JSON objects that stand complete in a text. Quotes count only within braces, and a
 * line break ends a string (JSON allows none in it), so that prose cannot hide what follows.
 */
export function completeObjects(text: string): readonly Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = [];
  const open: { start: number; leaf: boolean }[] = [];
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"' || char === '\n') inString = false;
    } else if (char === '"') {
      inString = open.length > 0;
    } else if (char === '{') {
      const parent = open.at(-1);
      if (parent) parent.leaf = false;
      open.push({ start: i, leaf: true });
    } else if (char === '}') {
      const top = open.pop();
      const object = top?.leaf ? parseObject(text.slice(top.start, i + 1)) : null;
      if (object) objects.push(object);
    }
  }
  return objects;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
