/**
 * Compares ways to enrich rows against the same simulated service, in virtual time.
 *
 *   npm run bench                                  20 seeds, a minute; 400 take seven
 *   npm run bench -- --seeds 400 --from 401        seeds 401 to 800
 *   npm run bench -- --beside ../other-checkout    with the engine of that checkout as one more way
 *
 * Ends with exit code 1 if `ours` loses rows, or to plain batches of 50, by more than chance explains.
 */
import { VirtualClock } from '../test/fakes/clock.ts';
import { exitOnMistake } from './arguments.ts';
import { loadBeside } from './beside.ts';
import { clairvoyantBound, lowerBound } from './bound.ts';
import { exporterWay, parallelExporterWay, singleWay } from './exporter.ts';
import { type Cell, type Contender, type Measured, mean, measure, sum } from './measure.ts';
import { type BenchOptions, parseOptions, USAGE } from './options.ts';
import { pQueueWay } from './p-queue.ts';
import { inventedRows } from './rows.ts';
import { FAULTS, isPoisoned, QUOTAS, type QuotaName, simulatedService } from './service.ts';
import { judge } from './verdict.ts';
import { BATCH, LANES, ourWay, plainBatchesWay, rowsLost, type Way } from './ways.ts';

const SIZES: Readonly<Record<QuotaName, readonly number[]>> = {
  free: [50, 150, 500, 1000],
  paid: [50, 150, 500, 1000],
  '20 a day': [50, 150, 500, 900, 1000, 2800],
};

/** Enough for the ways of the past, which are slow to simulate, and where nothing fails. */
const FEW_SEEDS = 20;

const OURS = 'ours';
const PLAIN = `batches of ${BATCH}`;
const CONTENDERS: readonly Contender[] = [
  contender('one row per request', singleWay, FEW_SEEDS),
  contender('exporter', exporterWay, FEW_SEEDS),
  contender('exporter, 3 lanes', parallelExporterWay, FEW_SEEDS),
  contender('p-queue', pQueueWay),
  contender(PLAIN, plainBatchesWay),
];

function contender(name: string, way: Way, maxSeeds = Number.POSITIVE_INFINITY): Contender {
  const world = { VirtualClock, inventedRows, simulatedService, rowsLost };
  return { name, way, world, maxSeeds };
}

/** The clairvoyant bound of every seed. */
function clairvoyant({ quota, level, rows }: Cell, seeds: readonly number[]) {
  const faults = FAULTS[level];
  const poisoned = inventedRows(rows).filter((item) => isPoisoned(item, faults)).length;
  const limits = { ...QUOTAS[quota], lanes: LANES, cap: BATCH };
  return seeds.map((seed) => {
    const clock = new VirtualClock(0, seed);
    return clairvoyantBound(rows, { ...limits, faults, poisoned, random: () => clock.random() });
  });
}

/** Measures a cell and prints its lines. */
async function runCell(
  cell: Cell,
  contenders: readonly Contender[],
  seeds: readonly number[],
): Promise<Measured> {
  const runs = new Map<string, Awaited<ReturnType<typeof measure>>>();
  for (const one of contenders) {
    runs.set(one.name, await measure(one, cell, seeds.slice(0, one.maxSeeds)));
  }
  const bounds = clairvoyant(cell, seeds);
  const bound = mean(bounds, ({ seconds }) => seconds);
  const ours = mean(runs.get(OURS) ?? [], ({ seconds }) => seconds);
  const limits = { ...QUOTAS[cell.quota], lanes: LANES, cap: BATCH };
  printLine(cell.rows, 'bound, no errors', [lowerBound(cell.rows, limits).toFixed(1)]);
  printLine(cell.rows, 'bound, clairvoyant', figures(bounds));
  for (const [name, all] of runs) {
    const seconds = mean(all, (run) => run.seconds);
    const lost = sum(all, (run) => run.lost);
    const ratios = [(seconds / bound).toFixed(2), (seconds / ours).toFixed(2)];
    const mark = all.length < seeds.length ? ' *' : '';
    printLine(cell.rows, name + mark, [...figures(all), String(lost), ...ratios]);
  }
  return { cell, runs };
}

interface Figures {
  readonly seconds: number;
  readonly requests: number;
  readonly done: number;
}

const figures = (all: readonly Figures[]) => [
  mean(all, ({ seconds }) => seconds).toFixed(1),
  mean(all, ({ requests }) => requests).toFixed(1),
  mean(all, ({ done }) => done).toFixed(1),
];

const COLUMNS = ['seconds', 'requests', 'done', 'lost', 'x bound', 'x ours'];

function printLine(rows: number | string, way: string, cells: readonly string[]): void {
  const padded = cells.map((cell) => cell.padStart(8));
  console.log([String(rows).padStart(4), ` ${way.padEnd(21)}`, ...padded].join(' '));
}

async function bench({ seeds, beside }: BenchOptions): Promise<void> {
  const other = beside === null ? [] : [await loadBeside(beside)];
  const contenders = [...CONTENDERS, ...other, contender(OURS, ourWay)];
  console.log(
    `Seeds ${seeds[0]} to ${seeds.at(-1)}; of ways with a *, and without errors, ${FEW_SEEDS} at most.
seconds, requests, done (rows): means. lost: rows of all seeds that end without a right value, though
the day's quota was left. Bounds: ${LANES} lanes, at most ${BATCH} rows per request; clairvoyant: knows
which requests will fail (bench/bound.ts). x bound: of the clairvoyant one.`,
  );
  const measured: Measured[] = [];
  for (const quota of Object.keys(SIZES) as QuotaName[]) {
    for (const level of ['none', 'mild', 'harsh'] as const) {
      const { perMinute, perDay } = QUOTAS[quota];
      const day = Number.isFinite(perDay) ? `, ${perDay} a day` : '';
      console.log(`\n${quota} quota (${perMinute} requests per minute${day}), errors: ${level}`);
      printLine('rows', 'way', COLUMNS);
      const used = level === 'none' ? seeds.slice(0, FEW_SEEDS) : seeds;
      for (const rows of SIZES[quota]) {
        measured.push(await runCell({ quota, level, rows }, contenders, used));
      }
    }
  }
  const { lines, failed } = judge(measured, OURS, {
    baseline: PLAIN,
    others: other.map(({ name }) => name),
  });
  console.log(`\n${lines.join('\n')}`);
  process.exitCode = failed ? 1 : 0;
}

try {
  await bench(parseOptions(process.argv.slice(2)));
} catch (error) {
  exitOnMistake(error, USAGE);
}
