import type { Topic } from '../sources/roadmap.ts';

/**
 * The subcategory that each topic of a list stands under. A topic that its own subtopics follow is in a
 * category alone, and they are in the subcategory of its name: it goes under that heading too, as most
 * topics of a roadmap would take the category's again.
 */
export function listedUnder(
  topics: readonly Pick<Topic, 'category' | 'subcategory' | 'topic'>[],
): readonly string[] {
  return topics.map(({ category, subcategory, topic }, at) => {
    const next = topics[at + 1];
    const isParent =
      subcategory === '' && next?.category === category && next.subcategory === topic;
    return isParent ? topic : subcategory;
  });
}
