import type { Checklist, GraphNode } from '../graph/graph.ts';

/** Height of the heading, with room for two lines, in pixels. */
const HEAD = 44;

/** Lower entries could not be read, in pixels. */
const MIN_ENTRY_HEIGHT = 26;

/** Space around the entries, in pixels. */
const GAP = 4;

/** Width of a checklist and height of an entry where the graph states none, in pixels. */
const USUAL = { width: 400, entryHeight: 40 };

/**
 * A checklist as the nodes that it would be in another picture: a box, its heading as a text in it,
 * and a topic for each entry. The graph does not say where entries are, so they share the height.
 */
export function unfoldChecklist({ heading, rect, entries }: Checklist): readonly GraphNode[] {
  const { x, y } = rect;
  const share = rect.height === 0 ? USUAL.entryHeight : (rect.height - HEAD - GAP) / entries.length;
  const entryHeight = Math.max(MIN_ENTRY_HEIGHT, share);
  const width = rect.width || USUAL.width;
  const height = HEAD + entries.length * entryHeight + GAP;
  const plain = { label: '', fontSize: 0, bordered: false, dotted: false };
  const inner = { x: x + GAP, width: Math.max(0, width - 2 * GAP) };
  const id = entries[0]?.id ?? '';
  return [
    { ...plain, id: `box:${id}`, type: 'section', rect: { x, y, width, height } },
    {
      ...plain,
      id: `heading:${id}`,
      type: 'paragraph',
      label: heading,
      rect: { ...inner, y, height: HEAD },
    },
    ...entries.map((entry, index) => ({
      ...plain,
      ...entry,
      type: 'subtopic',
      rect: { ...inner, y: y + HEAD + index * entryHeight, height: entryHeight - GAP },
    })),
  ];
}
