/** How many replies left rows to be sent again: it says how to spend the requests of a minute. */
export class ErrorRate {
  #replies = 0;
  #errors = 0;

  /** Counts a reply, and whether it left rows to be sent again. */
  count(isError: boolean): void {
    this.#replies += 1;
    if (isError) this.#errors += 1;
  }

  /** Whether anything failed, so that repairs will be needed. */
  get isPositive(): boolean {
    return this.#errors > 0;
  }

  /** Whether more than half of the replies are errors. One of the first few says little. */
  get isHigh(): boolean {
    return this.#errors > 1 + this.#replies / 2;
  }
}
