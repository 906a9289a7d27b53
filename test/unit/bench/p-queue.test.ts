import { describe, expect, it } from 'vitest';
import { pQueueWay } from '../../../bench/p-queue.ts';
import { inventedRows } from '../../../bench/rows.ts';
import { FAULTS, type Faults, QUOTAS, simulatedService } from '../../../bench/service.ts';
import { VirtualClock } from '../../fakes/clock.ts';

async function run(rows: number, faults: Faults = FAULTS.none) {
  const clock = new VirtualClock(0, 1);
  const service = simulatedService(clock, faults, QUOTAS.free);
  const items = inventedRows(rows);
  const world = { clock, service, requestsPerMinute: QUOTAS.free.perMinute };
  const { size } = await pQueueWay(items, world);
  return { seconds: clock.now() / 1000, requests: service.requests, size };
}

describe('p-queue, imitated in virtual time', () => {
  it('sends 8 batches at a time', async () => {
    expect(await run(450)).toEqual({ seconds: 19.2, requests: 9, size: 450 });
  });

  it('starts the 16th batch in the next minute', async () => {
    expect(await run(800)).toEqual({ seconds: 69.6, requests: 16, size: 800 });
  });

  it('repeats a batch three times at most', async () => {
    const { requests, size } = await run(50, { ...FAULTS.none, overload: 1 });
    expect({ requests, size }).toEqual({ requests: 4, size: 0 });
  });
});
