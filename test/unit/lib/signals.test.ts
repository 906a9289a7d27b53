import { afterEach, expect, it, vi } from 'vitest';
import { onCancel, takeTurns } from '../../../src/lib/signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;

const before = SIGNALS.map((name) => process.listeners(name));
afterEach(() => {
  for (const [i, name] of SIGNALS.entries()) {
    for (const listener of process.listeners(name)) {
      if (!before[i]?.includes(listener)) process.removeListener(name, listener);
    }
  }
});

// What Windows has instead of the second signal of the runner; others never send it.
it('Ctrl+Break ends a run in order, and at once when it comes again', () => {
  const again = vi.fn();
  const cancel = onCancel(again);
  process.emit('SIGBREAK');
  expect([cancel.exitCode, cancel.signal.aborted]).toEqual([143, true]);
  expect(again).not.toHaveBeenCalled();

  process.emit('SIGBREAK');
  expect(again).toHaveBeenCalledExactlyOnceWith(143);
});

it('work that takes turns lets others have theirs', async () => {
  let isHeard = false;
  setImmediate(() => {
    isHeard = true;
  });
  const { signal } = new AbortController();
  while (!isHeard) await takeTurns(signal);
});

it('work that takes turns ends with the run, also where it is not the turn of others', async () => {
  const abort = new AbortController();
  await takeTurns(abort.signal);
  abort.abort(new Error('cancelled'));
  await expect(takeTurns(abort.signal)).rejects.toThrow('cancelled');
});
