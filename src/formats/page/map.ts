import { unfoldChecklist } from '../../draw/checklists.ts';
import { element, short } from '../../draw/markup.ts';
import type { Look } from '../../draw/palette.ts';
import { drawPicture } from '../../draw/picture.ts';
import type { Rect } from '../../graph/geometry.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Topic } from '../../sources/roadmap.ts';

/** Space around the picture, with room for the signs on its outermost cards, in pixels. */
const MARGIN = 24;

/** Radius of the sign of a topic that is done, in pixels. */
const RADIUS = 9;

/**
 * The roadmap's picture for the page: each card a link to its topic, with a sign for a tick and one for
 * a note. The signs differ by shape; the page's script shows those that apply.
 */
export function drawMap(
  title: string,
  graph: Graph,
  { topics, looks }: { topics: readonly Topic[]; looks: ReadonlyMap<string, Look> },
): string {
  const nodes = [...graph.nodes, ...graph.checklists.flatMap(unfoldChecklist)];
  const { markup, rect } = drawPicture({ ...graph, nodes }, topics, looks, cardLink);
  const [width, height] = [rect.width + 2 * MARGIN, rect.height + 2 * MARGIN];
  const attributes = {
    class: 'roadmap map',
    role: 'group',
    'aria-label': `Map of ${title}`,
    width,
    height,
    viewBox: [rect.x - MARGIN, rect.y - MARGIN, width, height].map(short).join(' '),
  };
  return element('svg', attributes, `\n${markup}\n`);
}

/** The link covers the card, and has no text: read out, a card is its topic, without its numbers. */
function cardLink(markup: string, { id, topic }: Topic, { x, y, width, height }: Rect): string {
  const cover = element('rect', { class: 'cover', x, y, width, height, rx: 4 });
  return element(
    'g',
    { class: 'topic' },
    [
      element('g', { 'aria-hidden': 'true' }, markup),
      doneSign(x + width - 4, y + 4),
      noteSign(x + 4, y + 4),
      element('a', { href: `#${id}`, 'aria-label': topic }, cover),
    ].join(''),
  );
}

/** A disc with a tick in it. */
function doneSign(x: number, y: number): string {
  const tick = `M${short(x - 4)} ${short(y)}l3 3.5l5.5 -6.5`;
  const disc = element('circle', { cx: x, cy: y, r: RADIUS });
  return element('g', { class: 'sign done-sign' }, disc + element('path', { d: tick }));
}

/** A square that stands on its corner. */
function noteSign(x: number, y: number): string {
  const side = RADIUS - 1;
  const d = `M${short(x)} ${short(y - side)}l${side} ${side}l${-side} ${side}l${-side} ${-side}z`;
  return element('g', { class: 'sign note-sign' }, element('path', { d }));
}
