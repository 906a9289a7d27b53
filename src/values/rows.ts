import { type Enrichment, isChallenge, parseTldr } from '../columns/tldr.ts';
import type { Ask } from '../engine/model.ts';
import { byCodeUnit } from '../lib/collections.ts';
import type { Topic } from '../sources/roadmap.ts';
import { isRevision, toAsk } from './key.ts';
import type { Store } from './store.ts';

/** What the published table holds for an id. */
export interface PublishedValue {
  readonly tldr: string;
  readonly challenge: string;
  /** Empty for a preview, which is never reused, and for what a person wrote into an empty row. */
  readonly revision: string;
}

/** A topic with what is known about its value before the model is asked. */
export interface PlannedRow {
  readonly topic: Topic;
  readonly ask: Ask;
  /** Value of this very text; to be kept unless the model gives a new one. */
  readonly value: (Enrichment & { readonly from: 'csv' | 'cache'; readonly made: string }) | null;
  /** Value of an older text, shown until it can be renewed. */
  readonly outdated: PublishedValue | null;
  /** Why the model refused this text a short while ago. */
  readonly refused: string | null;
  /** A published value of this text that is not used, because a person's edit broke the rules. */
  readonly invalidEdit: string | null;
  readonly needed: boolean;
}

/**
 * Which values the model is to replace: those of an older text, all of them, or, for a preview,
 * none.
 */
export type Renew = 'outdated' | 'all' | 'none';

export interface PlanRowsOptions {
  readonly published: ReadonlyMap<string, PublishedValue>;
  readonly store: Store;
  readonly renew: Renew;
}

/**
 * Finds the value of every row: the published table's, so that a person's edit stays; else the
 * cache's; else it is the model's turn.
 */
export function planRows(
  topics: readonly Topic[],
  { published, store, renew }: PlanRowsOptions,
): readonly PlannedRow[] {
  return topics.map((topic) => {
    const cells = published.get(topic.id) ?? null;
    const outdated = cells !== null && isValueOf(cells) ? cells : null;
    const ask = toAsk(topic);
    if (topic.unread) {
      const nothing = { value: null, refused: null, invalidEdit: null, needed: false };
      return { topic, ask, outdated, ...nothing };
    }
    const stored = store.get(ask.key);
    const edit = cells !== null && isRevision(cells.revision, ask.key) ? readCells(cells) : null;
    // A preview asks no model, so none can have refused it.
    const refusal = renew === 'outdated' ? store.refusal(ask.key) : null;
    const made = stored?.made ?? '';
    const value =
      edit !== null && typeof edit !== 'string'
        ? ({ ...edit, from: 'csv', made } as const)
        : stored &&
          ({ tldr: stored.tldr, challenge: stored.challenge, from: 'cache', made } as const);
    const kept = value ?? (renew === 'none' ? outdated : null);
    const isMissing = kept === null && refusal === null;
    return {
      topic,
      ask,
      value,
      outdated,
      refused: value === null ? (refusal?.refused ?? null) : null,
      invalidEdit: typeof edit === 'string' ? edit : null,
      needed: renew === 'all' || isMissing,
    };
  });
}

/**
 * Whether cells hold a value, of whatever text: one with a Revision, or a person's own without. A
 * preview has no Challenge and is not kept.
 */
export function isValueOf({ tldr, challenge, revision }: PublishedValue): boolean {
  return tldr !== '' && (revision !== '' || isChallenge(challenge));
}

/** The cells as a value, or what is wrong with them. */
function readCells({ tldr, challenge }: PublishedValue): Enrichment | string {
  const parsed = parseTldr(tldr);
  if (!parsed.ok) return `TLDR with ${parsed.why}`;
  if (!isChallenge(challenge)) return 'Challenge is neither practice nor expert';
  return { tldr: parsed.tldr, challenge };
}

/**
 * What the model is to be asked, each text once, in the order of importance: rows without any value
 * first, then outdated ones; where every row is asked again, the oldest value first. Ids are made
 * unique, for roadmaps that share a node but not its text.
 */
export function asksOf(rows: readonly PlannedRow[]): readonly Ask[] {
  const needed = rows.filter((row) => row.needed);
  const ordered = needed.toSorted((a, b) => rank(a) - rank(b) || byCodeUnit(age(a), age(b)));
  const byKey = new Map<string, Ask>();
  const ids = new Set<string>();
  for (const { ask } of ordered) {
    if (byKey.has(ask.key)) continue;
    let id = ask.id;
    for (let digits = 21; ids.has(id); digits++) id = ask.key.slice(0, digits);
    ids.add(id);
    byKey.set(ask.key, { ...ask, id });
  }
  return [...byKey.values()];
}

const rank = ({ value, outdated }: PlannedRow) => (value ? 2 : outdated ? 1 : 0);
const age = ({ value }: PlannedRow) => value?.made ?? '';
