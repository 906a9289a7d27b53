/** Runs tasks one after the other, in the order they were handed in. */
export type Serially = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue of its own: a task that fails does not hold up the next one. */
export function serialQueue(): Serially {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}
