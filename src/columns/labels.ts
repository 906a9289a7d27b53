import type { PromptItem } from '../engine/model.ts';
import { groupBy } from '../lib/collections.ts';
import { comparable } from '../lib/text/comparable.ts';
import { truncate } from '../lib/text/truncate.ts';

/** Maximum length of a label, in code points: that of a topic. */
const MAX_POINTS = 200;

/** Ways to tell topics of one name apart by their place; the first that does so is used. */
const MARKS: readonly ((item: PromptItem) => string)[] = [
  // `Exercise [Week 3]`: the heading that the topic stands under.
  ({ context }) => context.split(' > ').at(-1) ?? '',
  ({ context }) => context,
];

/**
 * The names under which the topics of a request are sent and echoed. Topics of one name get their
 * place or a number in brackets: else nobody could see that the model exchanged their values.
 */
export function labelsOf(items: readonly PromptItem[]): ReadonlyMap<PromptItem, string> {
  const labels = new Map<PromptItem, string>();
  const names = groupBy(items, ({ topic }) => comparable(topic));
  /** No other topic may be called so: their names, and the labels that were given. */
  const taken = new Set(names.keys());
  for (const [, group] of names) {
    const given = group.length === 1 ? [group[0].topic] : distinguish(group, taken);
    for (const [index, item] of group.entries()) labels.set(item, given[index] ?? item.topic);
    for (const label of given) taken.add(comparable(label));
  }
  return labels;
}

/** A label for each topic of a group: with its place if that tells them apart, else with a number. */
function distinguish(group: readonly PromptItem[], taken: ReadonlySet<string>): readonly string[] {
  const isDistinct = (labels: readonly string[]) => {
    const compared = labels.map(comparable);
    return new Set(compared).size === labels.length && !compared.some((label) => taken.has(label));
  };
  const placed = MARKS.map((mark) => group.map((item) => marked(item, mark(item))));
  return placed.find(isDistinct) ?? numbered(group, taken);
}

function numbered(group: readonly PromptItem[], taken: ReadonlySet<string>): readonly string[] {
  let number = 0;
  return group.map((item) => {
    let label: string;
    do label = marked(item, String(++number));
    while (taken.has(comparable(label)));
    return label;
  });
}

function marked({ topic }: PromptItem, mark: string): string {
  const suffix = mark === '' ? '' : ` [${truncate(mark, MAX_POINTS / 2)}]`;
  return `${truncate(topic, MAX_POINTS - [...suffix].length)}${suffix}`;
}
