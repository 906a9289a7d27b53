import type { PromptItem } from './model.ts';

/** As many requests without a row in common are not rejected because of their rows. */
const MAX_DISJOINT = 3;

/**
 * The requests that the service rejected twice. A row that it cannot take is found by splitting its
 * batch; three requests without a common row say that it rejects whatever is sent.
 */
export class Rejections {
  #requests: (readonly PromptItem[])[] = [];

  /** Whether the service rejects requests whatever their rows. */
  get areGeneral(): boolean {
    return this.#requests.length >= MAX_DISJOINT;
  }

  /** Counts a request; one that it was a part of counts no more. */
  add(items: readonly PromptItem[]): void {
    const keys = new Set(items.map(({ key }) => key));
    const others = this.#requests.filter((request) => !request.some(({ key }) => keys.has(key)));
    this.#requests = [...others, items];
  }
}
