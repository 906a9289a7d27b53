import { COLUMNS } from '../src/columns/built-in.ts';
import { promptsFor } from '../src/columns/prompt.ts';
import { enrich } from '../src/engine/engine.ts';
import type { PromptItem, Reply } from '../src/engine/model.ts';
import type { VirtualClock } from '../test/fakes/clock.ts';
import { evenBatches } from './rows.ts';
import { rightTldr, type SimulatedService } from './service.ts';

/** A strategy for enriching all rows; resolves to the TLDR that each row ends up with. */
export type Way = (
  items: readonly PromptItem[],
  world: BenchWorld,
) => Promise<ReadonlyMap<PromptItem, string>>;

export interface BenchWorld {
  readonly clock: VirtualClock;
  readonly service: SimulatedService;
  readonly requestsPerMinute: number;
}

/** The old exporter: rows per request, pause between requests, attempts per single row. */
const EXPORTER_BATCH = 20;
const EXPORTER_PAUSE_MS = 4_000;
const EXPORTER_TRIES = 3;

/** Parallel lanes that the exporter planned. */
const EXPORTER_LANES = 3;

/** Our lanes: the default of `concurrency`. */
const LANES = 8;

const PROMPTS = promptsFor(COLUMNS);

const never = new AbortController().signal;

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

/** How the exporter reads an answer: no validation, and a JSON error fails the whole request. */
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
  batch: readonly PromptItem[],
  { service, clock }: BenchWorld,
  throttle: Throttle,
  table: Map<PromptItem, string>,
): Promise<void> {
  const rows = exporterReads(await service.ask(batch, never));
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
      const row = exporterReads(await service.ask([item], never))?.[0];
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
      const row = exporterReads(reply)?.[0];
      if (row) {
        table.set(item, row.tldr);
        break;
      }
      await world.clock.sleep((2 ** attempt + world.clock.random()) * 1000, never);
    }
  }
  return table;
};

/** Our engine, with its defaults. */
export const ourWay: Way = async (items, { clock, service, requestsPerMinute }) => {
  const { outcomes } = await enrich(items, {
    model: service,
    promptOf: PROMPTS,
    clock,
    batchSize: 'auto',
    concurrency: LANES,
    requestsPerMinute,
    maxRequests: Number.POSITIVE_INFINITY,
    maxCostUsd: Number.POSITIVE_INFINITY,
    deadlineAt: Number.POSITIVE_INFINITY,
    signal: never,
    onValue: () => {},
    onEvent: () => {},
  });
  const table = new Map<PromptItem, string>();
  for (const item of items) {
    const outcome = outcomes.get(item.key);
    if (outcome?.open.size === 0) table.set(item, outcome.values.TLDR ?? '');
  }
  return table;
};

/** Rows without a valid TLDR of their own, though the service would have given one. */
export function rowsLost(
  items: readonly PromptItem[],
  table: ReadonlyMap<PromptItem, string>,
  service: SimulatedService,
): number {
  return items.filter((item) => !service.isPoison(item) && !isRight(item, table.get(item))).length;
}

function isRight(item: PromptItem, tldr: string | undefined): boolean {
  if (tldr === undefined) return false;
  const row = { id: item.id, topic: item.topic, tldr, challenge: 'practice' };
  const cell = PROMPTS([item])
    .parse(JSON.stringify([row]), [item])
    .get(item)
    ?.get('TLDR');
  return cell?.ok === true && cell.value === rightTldr(item);
}
