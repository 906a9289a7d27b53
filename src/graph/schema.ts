import { z } from 'zod';

/** A graph as found: all that is certain is that it is an object. */
export interface GraphDocument {
  readonly nodes?: unknown;
  readonly edges?: unknown;
  readonly title?: unknown;
  /** Only in drawings of the old format. */
  readonly mockup?: unknown;
}

export type RawNode = z.infer<typeof nodeSchema>;

/** Largest coordinate and size in pixels; the tallest drawings of roadmap.sh have some 10,000. */
const MAX_PIXELS = 1e6;

// Unknown members are dropped and wrong ones count as absent: the format is undocumented, and one
// odd node must not cost the whole roadmap.
const coordinate = z.number().min(-MAX_PIXELS).max(MAX_PIXELS).catch(0);
const size = z.coerce.number().positive().max(MAX_PIXELS).nullish().catch(null);
const extent = z.object({ width: size, height: size }).nullish().catch(null);
const text = z.string().nullish().catch(null);

export const nodeSchema = z.object({
  id: z.string(),
  type: z.string().catch(''),
  position: z.object({ x: coordinate, y: coordinate }).catch({ x: 0, y: 0 }),
  width: size,
  height: size,
  measured: extent,
  style: extent,
  data: z
    .object({
      label: z
        .union([z.string(), z.number().transform(String)])
        .nullish()
        .catch(null),
      style: z
        .object({ fontSize: size, borderColor: text, strokeDasharray: text })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

export const edgeSchema = z.object({
  source: z.string(),
  target: z.string(),
  data: z.object({ edgeStyle: text }).nullish().catch(null),
  style: z.object({ strokeDasharray: text }).nullish().catch(null),
});

/** Text, or the names roadmap.sh shows on the page and on the card. */
export const titleSchema = z.union([
  z.string(),
  z.object({ page: z.string() }).transform((title) => title.page),
  z.object({ card: z.string() }).transform((title) => title.card),
]);
