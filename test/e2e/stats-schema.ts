import { z } from 'zod';

// The contract, not the source, is what this was written from: other people's workflows read it.

const count = z.int().min(0);
const rows = z
  .strictObject({
    total: count,
    enriched: count,
    cached: count,
    stale: count,
    failed: count,
    pending: count,
  })
  .refine(
    ({ total, enriched, cached, stale, failed, pending }) =>
      total === enriched + cached + stale + failed + pending,
    'the states do not add up to total',
  );

const roadmap = z.strictObject({
  slug: z.string().regex(/^[A-Za-z0-9._-]+$/),
  csv: z.string().endsWith('.csv'),
  changed: z.boolean(),
  rows,
  guessed: count,
  source: z
    .strictObject({
      graph: z.string().nullable(),
      texts: z.string().nullable(),
      commit: z
        .string()
        .regex(/^[0-9a-f]{40}$/)
        .nullable(),
      graphHash: z
        .string()
        .regex(/^[0-9a-f]{12}$/)
        .nullable(),
    })
    .nullable(),
  error: z.string().min(1).optional(),
});

const column = z.strictObject({ name: z.string().min(1), filled: count, empty: count });

const stop = z.enum([
  'daily-quota',
  'budget',
  'deadline',
  'outage',
  'no-key',
  'key',
  'billing',
  'model',
  'bad-request',
  'unusable',
  'cancelled',
]);

const model = z.strictObject({
  model: z.string().min(1),
  requests: count,
  rows: count,
  stopped: stop.nullable(),
});

/** Filled cells in percent, one decimal, below 100 while one is empty. */
function rateOf(columns: readonly z.output<typeof column>[]): number {
  const filled = columns.reduce((sum, { filled }) => sum + filled, 0);
  const all = columns.reduce((sum, { empty }) => sum + empty, filled);
  return filled === all ? 100 : Math.min(99.9, Math.round((filled / all) * 1000) / 10);
}

/** The `stats` output, member by member; an unknown one is a fault. */
export const statsSchema = z
  .strictObject({
    version: z.literal(1),
    complete: z.boolean(),
    stopped: stop.nullable(),
    rows,
    successRate: z.number().min(0).max(100).multipleOf(0.1),
    requests: z
      .strictObject({ total: count, batch: count, single: count, retries: count })
      .refine(({ total, batch, single }) => total === batch + single, 'total is not batch + single')
      .refine(({ total, retries }) => retries <= total, 'more retries than requests'),
    tokens: z.strictObject({ input: count, output: count, cached: count }),
    costUsd: z.number().min(0).nullable(),
    durationMs: count,
    plan: z
      .strictObject({
        requests: count,
        inputTokens: count,
        outputTokens: count,
        costUsd: z.number().min(0).nullable(),
        seconds: z.number().min(0),
      })
      .optional(),
    columns: z.array(column).min(1),
    models: z.array(model).min(1),
    roadmaps: z.array(roadmap),
  })
  .refine(
    // A preview is rated by its TLDRs alone.
    ({ columns, successRate }) =>
      [columns, columns.slice(0, 1)].some((rated) => successRate === rateOf(rated)),
    'successRate is not the share of filled cells',
  )
  .refine(
    ({ columns, rows: { total } }) =>
      columns.every(({ filled, empty }) => filled + empty === total),
    'a column has not as many cells as there are rows',
  )
  .refine(
    ({ models, requests: { total } }) =>
      total === models.reduce((sum, { requests }) => sum + requests, 0),
    'the models do not add up to requests',
  )
  .refine(
    ({ complete, rows: { stale, failed, pending }, roadmaps }) =>
      complete ===
      (stale + failed + pending === 0 && roadmaps.every(({ error }) => error === undefined)),
    'complete does not follow from rows and roadmaps',
  )
  .refine(
    ({ rows: { total }, roadmaps }) =>
      total === roadmaps.reduce((sum, { rows: { total: part } }) => sum + part, 0),
    'the roadmaps do not add up to rows',
  );

export type Stats = z.infer<typeof statsSchema>;
