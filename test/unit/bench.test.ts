import { describe, expect, it } from 'vitest';
import { lowerBound } from '../../bench/bound.ts';
import { exporterWay } from '../../bench/exporter.ts';
import { inventedRows } from '../../bench/rows.ts';
import { FAULTS, type FaultLevel, QUOTAS, simulatedService } from '../../bench/service.ts';
import { ourWay, rowsLost, type Way } from '../../bench/ways.ts';
import { VirtualClock } from '../fakes/clock.ts';

/** A mean of few runs with rare faults says little. */
const SEEDS = Array.from({ length: 15 }, (_, i) => i + 1);

/** Mean end in virtual seconds, most requests and rows lost of all seeds, on the free tier. */
async function measure(way: Way, rows: number, level: FaultLevel) {
  let [seconds, requests, lost] = [0, 0, 0];
  for (const seed of SEEDS) {
    const clock = new VirtualClock(0, seed);
    const service = simulatedService(clock, FAULTS[level], QUOTAS.free);
    const items = inventedRows(rows);
    const table = await way(items, { clock, service, requestsPerMinute: QUOTAS.free.perMinute });
    seconds += clock.now() / 1000 / SEEDS.length;
    requests = Math.max(requests, service.requests);
    lost += rowsLost(items, table, service);
  }
  return { seconds, requests, lost };
}

const boundOf = (rows: number) =>
  lowerBound(rows, { perMinute: QUOTAS.free.perMinute, lanes: 8, cap: 50 });

describe('on the free tier, in virtual time', () => {
  it('150 rows take at most 8 requests and a fifth of the time of the exporter', async () => {
    const [ours, exporter] = [
      await measure(ourWay, 150, 'none'),
      await measure(exporterWay, 150, 'none'),
    ];
    expect(ours.requests).toBeLessThanOrEqual(8);
    expect(exporter.seconds / ours.seconds).toBeGreaterThan(5);
  });

  it.each([500, 1000])('%i rows end within 1.3 times the lower bound', async (rows) => {
    const { seconds } = await measure(ourWay, rows, 'none');
    expect(seconds).toBeGreaterThanOrEqual(boundOf(rows));
    expect(seconds / boundOf(rows)).toBeLessThan(1.3);
  });

  it.each([
    [150, 'mild'],
    [500, 'mild'],
    [150, 'harsh'],
    [500, 'harsh'],
  ] as const)(
    '%i rows with %s faults lose none and take a fifth of the time of the exporter',
    async (rows, level) => {
      const [ours, exporter] = [
        await measure(ourWay, rows, level),
        await measure(exporterWay, rows, level),
      ];
      expect(ours.lost).toBe(0);
      expect(exporter.seconds / ours.seconds).toBeGreaterThan(5);
    },
  );
});
