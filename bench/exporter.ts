import type { PromptItem } from '../src/engine/model.ts';
import type { VirtualClock } from '../test/fakes/clock.ts';
import { parseRows } from './answers.ts';
import { evenBatches } from './rows.ts';
import { type BenchWorld, never, type Way } from './ways.ts';

/** The old exporter: rows per request, pause between requests, attempts per single row. */
const EXPORTER_BATCH = 20;
const EXPORTER_PAUSE_MS = 4_000;
const EXPORTER_TRIES = 3;

/** Parallel lanes that the exporter planned. */
const EXPORTER_LANES = 3;

/** Spaces requests by a minimum pause. */
class Throttle {
  #last = Number.NEGATIVE_INFINITY;
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  async pass(): Promise<void> {
    await this.#clock.sleep(Math.max(0, this.#last + EXPORTER_PAUSE_MS - this.#clock.now()), never);
    this.#last = this.#clock.now();
  }
}

async function exporterBatch(
  batch: readonly PromptItem[],
  { service, clock }: BenchWorld,
  throttle: Throttle,
  table: Map<PromptItem, string>,
): Promise<void> {
  const rows = parseRows(await service.ask(batch, never));
  if (rows) {
    for (const item of batch) {
      const row = rows.find(({ id }) => id === item.id);
      if (row) table.set(item, row.tldr);
    }
    return;
  }
  for (const item of batch) {
    for (let attempt = 0; attempt < EXPORTER_TRIES; attempt++) {
      await throttle.pass();
      const row = parseRows(await service.ask([item], never))?.[0];
      if (row) {
        table.set(item, row.tldr);
        break;
      }
      await clock.sleep((2 ** attempt + clock.random()) * 1000, never);
    }
  }
}

/** The exporter: 20 rows per request, 4 s apart, and 20 single requests for every one that fails. */
export const exporterWay: Way = async (items, world) => {
  const table = new Map<PromptItem, string>();
  const throttle = new Throttle(world.clock);
  for (const batch of evenBatches(items, EXPORTER_BATCH)) {
    await throttle.pass();
    await exporterBatch(batch, world, throttle, table);
  }
  return table;
};

/** What the exporter planned: three parallel lanes, each with its own pauses and fallback. */
export const parallelExporterWay: Way = async (items, world) => {
  const table = new Map<PromptItem, string>();
  const batches = [...evenBatches(items, EXPORTER_BATCH)];
  const lane = async () => {
    const throttle = new Throttle(world.clock);
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      await exporterBatch(batch, world, throttle, table);
    }
  };
  await Promise.all(Array.from({ length: EXPORTER_LANES }, lane));
  return table;
};

/** One row per request, 4 s apart: the exporter before it used batches. */
export const singleWay: Way = async (items, world) => {
  const table = new Map<PromptItem, string>();
  const throttle = new Throttle(world.clock);
  for (const item of items) {
    for (let attempt = 0; attempt < EXPORTER_TRIES; attempt++) {
      await throttle.pass();
      const reply = await world.service.ask([item], never);
      const row = parseRows(reply)?.[0];
      if (row) {
        table.set(item, row.tldr);
        break;
      }
      await world.clock.sleep((2 ** attempt + world.clock.random()) * 1000, never);
    }
  }
  return table;
};
