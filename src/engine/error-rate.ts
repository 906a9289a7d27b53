/** How many replies left rows to be asked again: it says how to spend the requests of a minute. */
export class FaultRate {
  #replies = 0;
  #faults = 0;

  count(isFault: boolean): void {
    this.#replies += 1;
    if (isFault) this.#faults += 1;
  }

  /** Whether anything failed, so that repairs will be needed. */
  get isPositive(): boolean {
    return this.#faults > 0;
  }

  /** Whether most requests fail somewhere. One of the first few says little. */
  get isHigh(): boolean {
    return this.#faults > 1 + this.#replies / 2;
  }
}
