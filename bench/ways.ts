import { readAnswer } from '../src/columns/answer.ts';
import { enrich } from '../src/engine/engine.ts';
import type { Ask, Reply } from '../src/engine/model.ts';
import type { VirtualClock } from '../test/fakes/clock.ts';
import { evenBatches } from './rows.ts';
import { rightTldr, type SimulatedService } from './service.ts';

/** A way to get all rows enriched; resolves to the TLDR that ends up in each row. */
export type Way = (asks: readonly Ask[], world: BenchWorld) => Promise<ReadonlyMap<Ask, string>>;

export interface BenchWorld {
  readonly clock: VirtualClock;
  readonly service: SimulatedService;
  readonly requestsPerMinute: number;
}

/** The exporter: rows per request, pause between requests, tries of a single row. */
const EXPORTER_BATCH = 20;
const EXPORTER_PAUSE_MS = 4_000;
const EXPORTER_TRIES = 3;

/** Lanes that the exporter's plans promised. */
const EXPORTER_LANES = 3;

/** Lanes of ours: the default of `concurrency`. */
const LANES = 8;

const never = new AbortController().signal;

/** Sends requests one after the other, at least so far apart. */
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

/** What the exporter makes of an answer: no validation, a JSON error fails the whole request. */
function exporterReads(
  reply: Reply,
): readonly { readonly id: string; readonly tldr: string }[] | null {
  if (reply.kind !== 'answer') return null;
  try {
    return JSON.parse(reply.text);
  } catch {
    return null;
  }
}

async function exporterBatch(
  batch: readonly Ask[],
  { service, clock }: BenchWorld,
  throttle: Throttle,
  table: Map<Ask, string>,
): Promise<void> {
  const rows = exporterReads(await service.ask(batch, never));
  if (rows) {
    for (const ask of batch) {
      const row = rows.find(({ id }) => id === ask.id);
      if (row) table.set(ask, row.tldr);
    }
    return;
  }
  for (const ask of batch) {
    for (let attempt = 0; attempt < EXPORTER_TRIES; attempt++) {
      await throttle.pass();
      const row = exporterReads(await service.ask([ask], never))?.[0];
      if (row) {
        table.set(ask, row.tldr);
        break;
      }
      await clock.sleep((2 ** attempt + clock.random()) * 1000, never);
    }
  }
}

/** The exporter: 20 rows per request, 4 s apart, and 20 single rows for every request that fails. */
export const exporterWay: Way = async (asks, world) => {
  const table = new Map<Ask, string>();
  const throttle = new Throttle(world.clock);
  for (const batch of evenBatches(asks, EXPORTER_BATCH)) {
    await throttle.pass();
    await exporterBatch(batch, world, throttle, table);
  }
  return table;
};

/** What the exporter promised: three lanes of it at once, each with its own pace and fallback. */
export const parallelExporterWay: Way = async (asks, world) => {
  const table = new Map<Ask, string>();
  const batches = [...evenBatches(asks, EXPORTER_BATCH)];
  const lane = async () => {
    const throttle = new Throttle(world.clock);
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      await exporterBatch(batch, world, throttle, table);
    }
  };
  await Promise.all(Array.from({ length: EXPORTER_LANES }, lane));
  return table;
};

/** One row per request, 4 s apart: the exporter before it had batches. */
export const singleWay: Way = async (asks, world) => {
  const table = new Map<Ask, string>();
  const throttle = new Throttle(world.clock);
  for (const ask of asks) {
    for (let attempt = 0; attempt < EXPORTER_TRIES; attempt++) {
      await throttle.pass();
      const reply = await world.service.ask([ask], never);
      const row = exporterReads(reply)?.[0];
      if (row) {
        table.set(ask, row.tldr);
        break;
      }
      await world.clock.sleep((2 ** attempt + world.clock.random()) * 1000, never);
    }
  }
  return table;
};

/** Ours, with its defaults. */
export const ourWay: Way = async (asks, { clock, service, requestsPerMinute }) => {
  const { outcomes } = await enrich(asks, {
    model: service,
    clock,
    batchSize: 'auto',
    concurrency: LANES,
    requestsPerMinute,
    maxRequests: 0,
    maxCostUsd: 0,
    price: null,
    deadlineAt: Number.POSITIVE_INFINITY,
    instruction: 'Describe the topics.'.repeat(60),
    signal: never,
    onValue: () => {},
    onEvent: () => {},
  });
  const table = new Map<Ask, string>();
  for (const ask of asks) {
    const outcome = outcomes.get(ask.key);
    if (outcome?.state === 'enriched') table.set(ask, outcome.value.tldr);
  }
  return table;
};

/** Rows without their own, valid TLDR, though the service would have given one. */
export function rowsLost(
  asks: readonly Ask[],
  table: ReadonlyMap<Ask, string>,
  service: SimulatedService,
): number {
  return asks.filter((ask) => !service.isPoison(ask) && !isRight(ask, table.get(ask))).length;
}

function isRight(ask: Ask, tldr: string | undefined): boolean {
  if (tldr === undefined) return false;
  const row = { id: ask.id, topic: ask.topic, tldr, challenge: 'practice' };
  const { values } = readAnswer(JSON.stringify([row]), [ask]);
  return values.get(ask)?.tldr === rightTldr(ask);
}
