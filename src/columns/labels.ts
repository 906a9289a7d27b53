import type { PromptItem } from '../engine/model.ts';
import { groupBy } from '../lib/collections.ts';
import { comparable } from '../lib/text/comparable.ts';
import { truncate } from '../lib/text/truncate.ts';

/** Maximum length of a label, in code points: that of a topic. */
const MAX_POINTS = 200;

/** Ways to tell topics of one name apart, the first that does so is used. */
const MARKS: readonly ((item: PromptItem, index: number) => string)[] = [
  // `Exercise [Week 3]`: the heading that the topic stands under.
  ({ context }) => context.split(' > ').at(-1) ?? '',
  ({ context }) => context,
  (_, index) => String(index + 1),
];

/**
 * The names under which the topics of a request are sent and echoed. Topics of one name get their
 * place or a number in brackets: else nobody could see that the model exchanged their values.
 */
export function labelsOf(items: readonly PromptItem[]): ReadonlyMap<PromptItem, string> {
  const labels = new Map<PromptItem, string>();
  const names = groupBy(items, ({ topic }) => comparable(topic));
  for (const [, group] of names) {
    if (group.length === 1) labels.set(group[0], group[0].topic);
    else for (const [item, label] of distinguish(group, names)) labels.set(item, label);
  }
  return labels;
}

function distinguish(
  group: readonly PromptItem[],
  names: ReadonlyMap<string, unknown>,
): readonly (readonly [PromptItem, string])[] {
  const ways = MARKS.map((mark) =>
    group.map((item, i) => [item, marked(item, mark(item, i))] as const),
  );
  const isDistinct = (way: (typeof ways)[number]) => {
    const labels = way.map(([, label]) => comparable(label));
    return new Set(labels).size === way.length && !labels.some((label) => names.has(label));
  };
  return ways.find(isDistinct) ?? ways.at(-1) ?? [];
}

function marked({ topic }: PromptItem, mark: string): string {
  const suffix = mark === '' ? '' : ` [${truncate(mark, MAX_POINTS / 2)}]`;
  return `${truncate(topic, MAX_POINTS - [...suffix].length)}${suffix}`;
}
