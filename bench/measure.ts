import type { VirtualClock } from '../test/fakes/clock.ts';
import type { inventedRows } from './rows.ts';
import {
  FAULTS,
  type FaultLevel,
  QUOTAS,
  type QuotaName,
  type simulatedService,
} from './service.ts';
import type { rowsLost, Way } from './ways.ts';

/** What is simulated: so many rows, on one quota, with errors of one level. */
export interface Cell {
  readonly quota: QuotaName;
  readonly level: FaultLevel;
  readonly rows: number;
}

/** The simulation around a way. Another version of this project brings its own. */
export interface World {
  readonly VirtualClock: typeof VirtualClock;
  readonly inventedRows: typeof inventedRows;
  readonly simulatedService: typeof simulatedService;
  readonly rowsLost: typeof rowsLost;
}

/** A way with the simulation that it runs in. */
export interface Contender {
  readonly name: string;
  readonly way: Way;
  readonly world: World;
  /** Seeds at most, for ways that take long and are no match anyway. */
  readonly maxSeeds: number;
}

/** One seed of a cell. */
export interface Run {
  readonly seconds: number;
  readonly requests: number;
  /** Rows that end with their TLDR. */
  readonly done: number;
  /** Rows without one, though the day's quota did not end the run. */
  readonly lost: number;
  /** The service refused a request because of the day's quota. */
  readonly isDaySpent: boolean;
}

/** What was measured in one cell, by the name of the way. */
export interface Measured {
  readonly cell: Cell;
  readonly runs: ReadonlyMap<string, readonly Run[]>;
}

export async function measure(
  { way, world }: Contender,
  { quota, level, rows }: Cell,
  seeds: readonly number[],
): Promise<readonly Run[]> {
  const { perMinute, perDay } = QUOTAS[quota];
  const items = world.inventedRows(rows);
  const runs: Run[] = [];
  for (const seed of seeds) {
    const clock = new world.VirtualClock(0, seed);
    const service = world.simulatedService(clock, FAULTS[level], QUOTAS[quota]);
    const table = await way(items, { clock, service, requestsPerMinute: perMinute });
    const missing = world.rowsLost(items, table, service);
    // Requests beyond those of a minute count too, but the engine sends none.
    const isDaySpent = service.requests > perDay;
    runs.push({
      seconds: clock.now() / 1000,
      requests: service.requests,
      done: items.filter((item) => !service.isPoison(item)).length - missing,
      lost: isDaySpent ? 0 : missing,
      isDaySpent,
    });
  }
  return runs;
}

export function sum<T>(values: readonly T[], pick: (value: T) => number): number {
  return values.reduce((total, value) => total + pick(value), 0);
}

export const mean = <T>(values: readonly T[], pick: (value: T) => number) =>
  sum(values, pick) / values.length;
