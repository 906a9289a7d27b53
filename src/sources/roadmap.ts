import type { Graph } from '../graph/graph.ts';

/** One topic of a roadmap: one row of the table. All text is cleaned (see `clean.ts`). */
export interface Topic {
  /** The node's id, unique within its roadmap: the identity of the row, never the label. */
  readonly id: string;
  /** The node's label. */
  readonly topic: string;
  /** First part of `path`; empty where the picture shows none. */
  readonly category: string;
  /** Second part of `path`; empty where there is none. */
  readonly subcategory: string;
  /** Headings from the outermost inwards, without the topic itself. */
  readonly path: readonly string[];
  /** Its place was a guess: nothing in the picture tells it but what is nearest. */
  readonly guessed?: true;
  /** Plain text of the content file, whole; empty where it has none. */
  readonly description: string;
  /** http(s) URLs of the resource lines, in order, without duplicates. */
  readonly resources: readonly string[];
  /** Its text could not be reached: description and resources are unknown, and its row is not sent. */
  readonly unread?: true;
  /**
   * No place has a text of it, but one that usually has could not be read: if its row was published
   * with a description, it counts as unread.
   */
  readonly doubtful?: true;
  /** What the description was read from, if it was a cell of a list: the row's key is made of it. */
  readonly keyText?: string;
  /** The cells of a list that is its own table, which are written back as they were read. */
  readonly cells?: TopicCells;
  /** Values that its list has for columns that the model fills in, by column name; the model is not asked. */
  readonly given?: Readonly<Record<string, string>>;
  /** Cells of the roadmap's `extraColumns`, as they are. */
  readonly extra?: readonly string[];
}

/** The cells of a topic in a table. */
export type TopicCells = Readonly<
  Record<'category' | 'subcategory' | 'topic' | 'description' | 'resources', string>
>;

/** A roadmap, loaded: its topics in reading order. */
export interface Roadmap {
  /** Name of the output file and of the roadmap in every report. */
  readonly slug: string;
  readonly title: string;
  readonly topics: readonly Topic[];
  /** The picture the topics were read from; null in content-only mode. */
  readonly graph: Graph | null;
  /**
   * Names of the columns besides ours, which follow them in the table: those of a list, then those that
   * somebody added to the published table.
   */
  readonly extraColumns?: readonly string[];
  /**
   * Ids that were derived from a topic's name and from how many of that name came before: where one is
   * added above, they are another row's. Only in a list.
   */
  readonly countedIds?: ReadonlySet<string>;
  /** What a maintainer should know, such as outdated or unmatched content. One line each. */
  readonly warnings: readonly string[];
  /** What went well, but not as its owner may think. One line each. */
  readonly notices?: readonly string[];
  /** Where graph and texts came from, for the statistics. */
  readonly origin: Origin;
}

export interface Origin {
  /** Path or URL of the graph, or null in content-only mode. */
  readonly graph: string | null;
  /** Path of the content folder, or the places that texts came from; null where there is none. */
  readonly texts: string | null;
  /** Commit of the source repository that the texts were read at; null for other places. */
  readonly commit: string | null;
  /** First 12 hex digits of the SHA-256 of the graph file; null without one. */
  readonly graphHash: string | null;
}

/** How many topics are placed by what is near them in the picture, as nothing leads to them. */
export function countGuessed(topics: readonly Pick<Topic, 'guessed'>[]): number {
  return topics.filter(({ guessed }) => guessed).length;
}
