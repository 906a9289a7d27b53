import type { PromptItem } from './model.ts';

/** Rows that wait, first come first. */
export class Line {
  #items: PromptItem[] = [];
  /** Those taken stay where they are: moving the others up would cost the square of their number. */
  #taken = 0;

  get size(): number {
    return this.#items.length - this.#taken;
  }

  add(...items: readonly PromptItem[]): void {
    for (const item of items) this.#items.push(item);
  }

  /** The first rows, at most `count`. */
  first(count: number): readonly PromptItem[] {
    return this.#items.slice(this.#taken, this.#taken + count);
  }

  /** Takes the first rows out, at most `count`. */
  take(count: number): readonly PromptItem[] {
    const items = this.first(count);
    this.#taken += items.length;
    if (this.size === 0) this.replace([]);
    return items;
  }

  replace(items: readonly PromptItem[]): void {
    this.#items = [...items];
    this.#taken = 0;
  }
}
