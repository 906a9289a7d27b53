// What the page's script reads. Shared with the code for browsers: no imports but of types.

import type { Link } from '../link.ts';
import type { TypedCell } from '../typed.ts';

export interface PageColumn {
  readonly name: string;
  /** What its cells are; `own` are cells that a person or a list gave, as they are. */
  readonly kind: 'text' | 'choice' | 'number' | 'list' | 'own';
  /** The values of a choice in the order of its definition; empty for other kinds. */
  readonly choices: readonly string[];
}

export interface PageRow {
  readonly id: string;
  readonly topic: string;
  /** Empty if it has none. */
  readonly category: string;
  readonly subcategory: string;
  /** The subcategory that it is listed under; of a topic with subtopics, its own name. */
  readonly under: string;
  /** Headings from the outermost inwards, without the topic. */
  readonly path: readonly string[];
  /** Empty if it has none, or if it must not be shown. */
  readonly description: string;
  readonly links: readonly Link[];
  /** One for each column. */
  readonly cells: readonly TypedCell[];
  /** The cell of the Status or Done column; empty without one. */
  readonly status: string;
  /** Whether that cell says that the topic is done. */
  readonly done: boolean;
}

/** A roadmap, as its page has it. */
export interface PageData {
  readonly slug: string;
  /** The slug, if it has none. */
  readonly title: string;
  readonly columns: readonly PageColumn[];
  /** The index of the column that says in short what a topic is; -1 without one. */
  readonly summary: number;
  /** In reading order. */
  readonly rows: readonly PageRow[];
}

/**
 * Ids of elements that the script finds. A topic's id has no colon, so it is never one of them, even
 * where it is an id or a fragment of its own.
 */
export const ELEMENT = { data: 'page:data', app: 'page:app', map: 'page:map' } as const;
