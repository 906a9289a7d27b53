import { describe, expect, it } from 'vitest';
import { InFlight } from '../../../src/engine/in-flight.ts';
import type { Reply } from '../../../src/engine/model.ts';
import { VirtualClock } from '../../fakes/clock.ts';

const inFlightOf = (most: number) => new InFlight(most, new VirtualClock());

/** How many requests may be on their way at once: so many are sent until no more may be. */
function widthOf(inFlight: InFlight): number {
  while (!inFlight.isFull)
    inFlight.send(
      () => new Promise<Reply>(() => {}),
      () => {},
    );
  return inFlight.size;
}

describe('requests on their way', () => {
  it('are as many as is set, at first', () => {
    expect(widthOf(inFlightOf(8))).toBe(8);
  });

  it.each([
    [8, 1, 4],
    [8, 2, 2],
    [5, 1, 2],
    [64, 3, 8],
  ])('of %d at most, halved %d times by faults, are %d', (most, faults, width) => {
    const inFlight = inFlightOf(most);
    for (let i = 0; i < faults; i++) inFlight.shrink();
    expect(widthOf(inFlight)).toBe(width);
  });

  it('are never none, however many faults there are', () => {
    const inFlight = inFlightOf(8);
    for (let i = 0; i < 20; i++) inFlight.shrink();
    expect(widthOf(inFlight)).toBe(1);
  });

  it('are one more with every answer after a fault', () => {
    const inFlight = inFlightOf(8);
    inFlight.shrink();
    inFlight.grow();
    expect(widthOf(inFlight)).toBe(5);
  });

  it('are never more than is set, however many answers come', () => {
    const inFlight = inFlightOf(8);
    for (let i = 0; i < 20; i++) inFlight.grow();
    expect(widthOf(inFlight)).toBe(8);
  });
});
