/**
 * Compares strategies against the same simulated service, in virtual time.
 *
 *   npm run bench            all tables
 *   npm run bench -- 5       with 5 seeds instead of 20
 */
import { VirtualClock } from '../test/fakes/clock.ts';
import { lowerBound } from './bound.ts';
import { inventedRows } from './rows.ts';
import { FAULTS, type FaultLevel, QUOTAS, simulatedService } from './service.ts';
import { exporterWay, ourWay, parallelExporterWay, rowsLost, singleWay, type Way } from './ways.ts';

const WAYS: Readonly<Record<string, Way>> = {
  'one row per request': singleWay,
  exporter: exporterWay,
  'exporter, 3 lanes': parallelExporterWay,
  ours: ourWay,
};

const SIZES = [50, 150, 500, 1000];
const LANES = 8;
const CAP = 50;
const DEFAULT_SEEDS = 20;

interface Mean {
  readonly seconds: number;
  readonly requests: number;
  readonly lost: number;
}

async function measure(
  way: Way,
  rows: number,
  level: FaultLevel,
  quota: keyof typeof QUOTAS,
  seeds: number,
): Promise<Mean> {
  const runs: Mean[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const clock = new VirtualClock(0, seed);
    const service = simulatedService(clock, FAULTS[level], QUOTAS[quota]);
    const items = inventedRows(rows);
    const table = await way(items, {
      clock,
      service,
      requestsPerMinute: QUOTAS[quota].perMinute,
    });
    const lost = rowsLost(items, table, service);
    runs.push({ seconds: clock.now() / 1000, requests: service.requests, lost });
  }
  const mean = (pick: (run: Mean) => number) =>
    runs.reduce((sum, run) => sum + pick(run), 0) / runs.length;
  return {
    seconds: mean((run) => run.seconds),
    requests: mean((run) => run.requests),
    lost: mean((run) => run.lost),
  };
}

const seeds = Number(process.argv[2] ?? DEFAULT_SEEDS);
console.log(
  `Mean of ${seeds} seeds. bound: no plan can finish earlier (${LANES} lanes, at most ${CAP} rows per request, no errors).`,
);
for (const quota of ['free', 'paid'] as const) {
  for (const level of ['none', 'mild', 'harsh'] as const) {
    console.log(
      `\n${quota} quota (${QUOTAS[quota].perMinute} requests per minute), errors: ${level}`,
    );
    console.log('rows  way                 seconds  requests    lost  x bound  x ours');
    for (const rows of SIZES) {
      const bound = lowerBound(rows, {
        perMinute: QUOTAS[quota].perMinute,
        lanes: LANES,
        cap: CAP,
      });
      const ours = await measure(ourWay, rows, level, quota, seeds);
      for (const [name, way] of Object.entries(WAYS)) {
        const { seconds, requests, lost } =
          way === ourWay ? ours : await measure(way, rows, level, quota, seeds);
        console.log(
          [
            String(rows).padStart(4),
            ` ${name.padEnd(18)}`,
            seconds.toFixed(1).padStart(8),
            requests.toFixed(1).padStart(9),
            lost.toFixed(1).padStart(7),
            (seconds / bound).toFixed(2).padStart(8),
            (seconds / ours.seconds).toFixed(1).padStart(7),
          ].join(' '),
        );
      }
    }
  }
}
