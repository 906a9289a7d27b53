import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../src/columns/labels.ts';
import { itemOf } from '../samples.ts';

const labels = (...places: readonly (readonly [topic: string, context: string])[]) => [
  ...labelsOf(
    places.map(([topic, context], i) => itemOf({ id: `id-${i}`, topic, context })),
  ).values(),
];

describe('the names under which topics are sent', () => {
  it('are their own if they differ', () => {
    expect(labels(['Kiln', 'Firing'], ['Glaze', 'Firing'])).toEqual(['Kiln', 'Glaze']);
  });

  it('say the place of those of one name', () => {
    expect(
      labels(['Exercise', 'Course > Week 1'], ['Kiln', 'Firing'], ['Exercise', 'Course > Week 3']),
    ).toEqual(expect.arrayContaining(['Exercise [Week 1]', 'Kiln', 'Exercise [Week 3]']));
  });

  it('say the whole place if its last part is the same', () => {
    expect(labels(['Exercise', 'Clay > Week 1'], ['Exercise', 'Glaze > Week 1'])).toEqual([
      'Exercise [Clay > Week 1]',
      'Exercise [Glaze > Week 1]',
    ]);
  });

  it.each([
    ['they share their place', ['Exercise', 'Week 1'], ['Exercise', 'Week 1']],
    ['they have none', ['Exercise', ''], ['Exercise', '']],
    ['one of them has none', ['Exercise', ''], ['Exercise', 'Week 1']],
    ['their names differ in joiners or form alone', ['Exercise', ''], ['Exer\u200dcise', '']],
  ] as const)('are numbered if %s', (_, first, second) => {
    expect(labels(first, second).map((label) => label.replace('\u200d', ''))).toEqual([
      'Exercise [1]',
      'Exercise [2]',
    ]);
  });

  it('are numbered if another topic is called as one of them would be', () => {
    const all = labels(['Exercise', 'Week 1'], ['Exercise', 'Week 2'], ['Exercise [Week 1]', '']);
    expect(new Set(all).size).toBe(3);
    expect(all).toContain('Exercise [Week 1]');
  });

  it.each<[string, ...(readonly [topic: string, context: string])[]]>([
    [
      'names that look like numbered ones',
      ['Exercise', ''],
      ['Exercise', ''],
      ['Exercise [1]', ''],
    ],
    [
      'another group that would be called alike',
      ['Exercise', 'A > X'],
      ['Exercise', 'B > X'],
      ['Exercise [A', 'X'],
      ['Exercise [A', 'X'],
      ['Exercise [2]', ''],
      ['Exercise [B > X]', ''],
    ],
    [
      'long names that begin alike',
      [`${'x'.repeat(198)}ab`, ''],
      [`${'x'.repeat(198)}ab`, ''],
      [`${'x'.repeat(198)}cd`, ''],
      [`${'x'.repeat(198)}cd`, ''],
    ],
  ])('are unique beside %s', (_, ...places) => {
    expect(new Set(labels(...places)).size).toBe(places.length);
  });

  it('are no longer than a topic may be', () => {
    for (const label of labels(
      ['x'.repeat(200), 'A'.repeat(200)],
      ['x'.repeat(200), 'B'.repeat(200)],
    )) {
      expect(label).toHaveLength(200);
    }
  });
});
