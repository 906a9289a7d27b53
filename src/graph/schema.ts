import { z } from 'zod';
import { cleanText } from '../lib/text/clean.ts';
import type { GraphNode, TopicNode } from './graph.ts';

/** Largest coordinate and size in pixels; the tallest drawings of roadmap.sh have some 10,000. */
const MAX_PIXELS = 1e6;

/** Colours of a frame that nobody sees on the white background. */
const INVISIBLE_COLOUR = /^(?:|transparent|none|white|#fff|#ffffff)$/i;

// Unknown members are dropped and invalid ones count as absent: the format is undocumented, and one
// odd node must not cost the whole roadmap.
const coordinate = z.number().min(-MAX_PIXELS).max(MAX_PIXELS).catch(0);
const size = z.coerce.number().positive().max(MAX_PIXELS).nullish().catch(null);
const extent = z.object({ width: size, height: size }).nullish().catch(null);
const text = z.string().nullish().catch(null);

/** `0` and nothing are a solid line. */
const isDotted = (dashes: string | null | undefined) => /[1-9]/.test(dashes ?? '');

/** Ids and labels written by hand may be numbers. */
const id = z.union([z.string(), z.number().transform(String)]);
const label = id.catch('').transform(cleanText);

export const nodeSchema = z
  .object({
    id: id.catch(''),
    type: z.string().catch(''),
    position: z.object({ x: coordinate, y: coordinate }).catch({ x: 0, y: 0 }),
    width: size,
    height: size,
    measured: extent,
    style: extent,
    data: z
      .object({
        label,
        style: z
          .object({ fontSize: size, borderColor: text, strokeDasharray: text })
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
  })
  .transform(
    ({ id, type, position, measured, style, data, ...node }): GraphNode => ({
      id,
      type,
      label: data?.label ?? '',
      rect: {
        ...position,
        // As drawn. In a quarter of the graphs of roadmap.sh (2026-04), `width` is that of an earlier label.
        width: measured?.width ?? node.width ?? style?.width ?? 0,
        height: measured?.height ?? node.height ?? style?.height ?? 0,
      },
      fontSize: data?.style?.fontSize ?? 0,
      bordered: !INVISIBLE_COLOUR.test(data?.style?.borderColor ?? ''),
      dotted: isDotted(data?.style?.strokeDasharray),
    }),
  );

const entrySchema = z.object({ id: id.catch(''), label });

/** The entries of a checklist that have a label. The rest of it is a node like any other. */
export const checklistSchema = z
  .object({
    type: z.literal('checklist'),
    data: z.object({ checklists: z.array(z.unknown()) }),
  })
  .transform(({ data }): TopicNode[] =>
    data.checklists
      .flatMap((value) => entrySchema.safeParse(value).data ?? [])
      .filter(({ label }) => label !== ''),
  );

export const edgeSchema = z
  .object({
    source: id,
    target: id,
    data: z.object({ edgeStyle: text }).nullish().catch(null),
    style: z.object({ strokeDasharray: text }).nullish().catch(null),
  })
  .transform(({ source, target, data, style }) => ({
    source,
    target,
    dashed:
      data?.edgeStyle == null ? isDotted(style?.strokeDasharray) : data.edgeStyle === 'dashed',
  }));

/** The title of a roadmap: one text, or what roadmap.sh shows on its page and, in short, on its card. */
export const titleSchema = z
  .union([
    z.string().transform((title) => ({ page: title, card: title })),
    z.object({ page: text, card: text }),
  ])
  .catch({ page: '', card: '' });

/** A graph in the format of today. */
export const documentSchema = z.object({
  nodes: z.array(z.unknown()),
  edges: z.array(z.unknown()).catch([]),
  title: titleSchema.transform(({ page, card }) => page ?? card ?? ''),
});

/** A drawing in the Balsamiq format of before. */
export const legacySchema = z.object({ mockup: z.unknown() });
