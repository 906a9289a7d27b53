import { around, type Rect } from '../graph/geometry.ts';
import type { Graph } from '../graph/graph.ts';
import type { Topic } from '../sources/roadmap.ts';
import { backdrop } from './backdrop.ts';
import { captionsOf, drawCaption } from './captions.ts';
import { card } from './cards.ts';
import type { Look } from './palette.ts';

/**
 * Every node in its place, as elements for an SVG of the class `roadmap` with the rules of `styleOf`;
 * and the place they take, in pixels. Texts are above the cards, so that none is hidden.
 *
 * @param wrap What becomes of a card: a link, for instance.
 */
export function drawPicture(
  graph: Graph,
  topics: readonly Topic[],
  looks: ReadonlyMap<string, Look>,
  wrap: (card: string, topic: Topic, rect: Rect) => string = (card) => card,
): { readonly markup: string; readonly rect: Rect } {
  const captions = captionsOf(graph.nodes);
  const rects = new Map(graph.nodes.map((node) => [node.id, node.rect] as const));
  const cards = topics.flatMap((topic, index) => {
    const rect = rects.get(topic.id);
    const look = looks.get(topic.category);
    return rect && look ? [wrap(card(topic, rect, { look, row: index + 1 }), topic, rect)] : [];
  });
  const texts = [...captions.values()];
  return {
    markup: [...backdrop(graph, captions), ...cards, ...texts.map(drawCaption)].join('\n'),
    rect: around([...rects.values(), ...texts.map((text) => text.rect)]),
  };
}
