import { TOPIC_ID } from '../../graph/graph.ts';
import { removeJoiners } from '../../lib/text/clean.ts';
import { countWarning } from '../../lib/text/message.ts';
import { derivedId } from '../slug.ts';

/**
 * Gives every row a unique id: its own if that is valid and no earlier row has it, else one derived
 * from the topic and from how many rows of that topic came before. Copied rows are kept, so an
 * unusable id is only a warning; a missing one is normal for a new row.
 *
 * @param rows Cleaned; the id is empty if the list has none.
 */
export function assignIds(rows: readonly { readonly topic: string; readonly id: string }[]): {
  readonly ids: readonly string[];
  readonly warnings: readonly string[];
} {
  const taken = new Set<string>();
  const invalid: string[] = [];
  const repeated: string[] = [];
  // Given ids first, so that no derived one equals that of a later row.
  const own = rows.map(({ topic, id }) => {
    const isValid = TOPIC_ID.test(id);
    if (isValid && !taken.has(id)) {
      taken.add(id);
      return id;
    }
    if (id !== '') (isValid ? repeated : invalid).push(`${topic} (${id})`);
    return null;
  });
  const occurrences = new Map<string, number>();
  const ids = rows.map((row, index) => {
    const topic = removeJoiners(row.topic);
    const idOf = (occurrence: number) => derivedId(JSON.stringify([topic, occurrence]));
    let occurrence = (occurrences.get(topic) ?? 0) + 1;
    let id = own[index] ?? idOf(occurrence);
    while (own[index] === null && taken.has(id)) id = idOf(++occurrence);
    occurrences.set(topic, occurrence);
    taken.add(id);
    return id;
  });
  const valid = '1 to 64 letters, digits, "_" or "-"';
  return {
    ids,
    warnings: [
      ...countWarning(invalid, 'row', `with an invalid Id (not ${valid}) got a new one`),
      ...countWarning(repeated, 'row', 'with the Id of an earlier row got a new one'),
    ],
  };
}
