import { idOf, invented, type RoadmapFiles, topicOf } from '../e2e/roadmaps.ts';
import { answer, type Behaviour } from '../fakes/gemini.ts';
import type { Random } from '../fuzz/random.ts';
import type { Row } from './table.ts';

const SLUG = 'pottery';
const TEXT = /^Lesson (\d+) on (.+?) explains/;
const TLDR = /: words \d+ of lesson (\d+) on (.+)$/;

/**
 * A roadmap whose texts change from day to day, and a model that words its values otherwise every
 * night. A value names the text that it was written for.
 */
export class Plan {
  /** By the number of the topic: how often its text was written. */
  readonly #lessons: number[];
  /** The text that a Revision is for, by id and Revision. */
  readonly #revisions = new Map<string, number>();
  #words = 0;

  constructor(count: number) {
    this.#lessons = Array.from({ length: count }, () => 1);
  }

  get ids(): readonly string[] {
    return this.#lessons.map((_, n) => idOf(SLUG, n));
  }

  get labels(): ReadonlyMap<string, string> {
    return new Map(this.ids.map((id, n) => [id, topicOf(n)]));
  }

  /** The roadmap in `plans/pottery`. Every seventh topic has no text. */
  files(): RoadmapFiles {
    const text = (n: number) =>
      n % 7 === 6
        ? null
        : `Lesson ${this.#lessons[n]} on ${topicOf(n)} explains it before the kiln is lit.`;
    return invented(SLUG, { count: this.#lessons.length, text });
  }

  /** Rewrites some texts, adds topics and removes them; resolves to the ids that are not as they were. */
  change(random: Random): readonly string[] {
    const before = new Map(this.ids.map((id, n) => [id, this.#lessons[n]]));
    for (const n of this.#lessons.keys()) {
      if (random.chance(0.12)) this.#lessons[n] = (this.#lessons[n] ?? 0) + 1;
    }
    if (random.chance(0.2)) this.#lessons.push(1);
    if (random.chance(0.1) && this.#lessons.length > 8) this.#lessons.pop();
    const now = new Map(this.ids.map((id, n) => [id, this.#lessons[n]]));
    return [...before.keys()].filter((id) => now.get(id) !== before.get(id));
  }

  /** From now on the model has other words. */
  reword(): void {
    this.#words += 1;
  }

  /** The model. */
  readonly answers: Behaviour = (request) => {
    const rows = request.items.map(({ id, topic, description }) => {
      const [, lesson = 0, about = topic] = TEXT.exec(description ?? '') ?? [];
      const tldr = `${topic}: words ${this.#words} of lesson ${lesson} on ${about}`;
      return { id, topic, tldr, challenge: 'practice' };
    });
    return answer(request, JSON.stringify(rows));
  };

  /** Remembers from the model's values which Revision is for which text. */
  learn(rows: readonly Row[]): void {
    for (const row of rows) {
      const lesson = this.#lessonOf(row);
      if (row.Revision && lesson !== null) {
        this.#revisions.set(`${row.Id} ${row.Revision}`, lesson);
      }
    }
  }

  /** Whether a row has values for the text of today. */
  isCurrent({ Id = '', Revision }: Row): boolean {
    return this.#revisions.get(`${Id} ${Revision}`) === this.#today(Id);
  }

  /** Whether a row has the model's value for the text of today. */
  hasOwnValue(row: Row): boolean {
    return this.#lessonOf(row) === this.#today(row.Id ?? '');
  }

  #lessonOf({ TLDR: tldr = '', Topic }: Row): number | null {
    const [, lesson, about] = TLDR.exec(tldr) ?? [];
    return about === Topic ? Number(lesson) : null;
  }

  #today(id: string): number | undefined {
    const n = this.ids.indexOf(id);
    return n % 7 === 6 ? 0 : this.#lessons[n];
  }
}
