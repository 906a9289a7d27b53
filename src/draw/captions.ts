import { bottomOf, centreOf, distance, type Rect } from '../graph/geometry.ts';
import { type GraphNode, isFrame, isLine, isTopic } from '../graph/graph.ts';
import { smallestAround } from '../graph/hierarchy/pieces.ts';
import { type Font, layOut, MIN_FONT, sizeOf, type TextBlock, textLines } from './text.ts';

/** Default font size of a text, in pixels: that of most topics. */
const USUAL_FONT = 17;

/** Larger text would be larger than any title, in pixels. */
const MAX_FONT = 48;

/** Room for a caption, which is one line and often wider than its node, in pixels. */
const CAPTION_WIDTH = 600;

/** Space between a text and the edge of its box, in pixels. */
const PADDING = 8;

/** A text that is not a topic, and the place it takes. */
export interface Caption {
  readonly block: TextBlock;
  readonly rect: Rect;
  /** It is on the background of a box. */
  readonly boxed: boolean;
  readonly isTitle: boolean;
}

/** The texts that are not topics, by the ids of their nodes. */
export function captionsOf(nodes: readonly GraphNode[]): ReadonlyMap<string, Caption> {
  const frames = nodes.filter(isFrame);
  const texts = nodes.filter((node) => node.label !== '' && !isTopic(node) && !isLine(node));
  return new Map(
    texts.map((node) => {
      const boxed = isBox(node) || smallestAround(node, frames) !== undefined;
      return [node.id, { ...place(node, nodes), boxed, isTitle: node.type === 'title' }];
    }),
  );
}

export function drawCaption({ block, rect, boxed, isTitle }: Caption): string {
  const colour = isTitle ? 'ink' : 'soft';
  return textLines(block, centreOf(rect), { class: `${colour} halo${boxed ? ' boxed' : ''}` });
}

/** Whether a node is drawn as a box. */
export function isBox(node: GraphNode): boolean {
  return isFrame(node) || node.type === 'button';
}

/** A text in its place; that of a box or paragraph at its top, above what is in it. */
function place(node: GraphNode, nodes: readonly GraphNode[]): Pick<Caption, 'block' | 'rect'> {
  const { rect, label, type } = node;
  const holdsMore = isFrame(node) || type === 'paragraph';
  const room = holdsMore ? freeTop(node, nodes) : rect;
  const width = isBox(node) ? room.width - 2 * PADDING : room.width;
  const isOneLine = type === 'label' || type === 'title';
  const block = layOut(label, fontsOf(node), {
    width: isOneLine ? Math.max(CAPTION_WIDTH, width) : width,
    height: isOneLine ? 0 : room.height,
  });
  const size = sizeOf(block);
  const { x, y } = centreOf(room);
  return { block, rect: { x: x - size.width / 2, y: y - size.height / 2, ...size } };
}

/** What of a box or paragraph is above all that is in it. */
function freeTop(frame: GraphNode, nodes: readonly GraphNode[]): Rect {
  const inside = nodes.filter(
    (node) => node !== frame && !isLine(node) && distance(frame.rect, centreOf(node.rect)) === 0,
  );
  const bottom = Math.min(bottomOf(frame.rect), ...inside.map(({ rect }) => rect.y));
  return { ...frame.rect, height: Math.max(0, bottom - frame.rect.y) };
}

/** The font of a node, and smaller ones in case the reader's letters are wider than the artist's. */
function fontsOf({ fontSize, type }: GraphNode): readonly [Font, ...Font[]] {
  const bold = type === 'title';
  const usual = Math.min(fontSize || USUAL_FONT, MAX_FONT);
  const font = (size: number): Font => ({ size: Math.max(MIN_FONT, size), bold });
  return [font(usual), font(0.85 * usual), font(0.7 * usual)];
}
