import { TOPIC_ID } from '../../graph/graph.ts';
import { countWarning } from '../../lib/text/message.ts';
import { derivedId } from '../slug.ts';

/** A row of a list, cleaned. */
interface Named {
  readonly topic: string;
  /** Empty where the list gives none. */
  readonly id: string;
}

/**
 * Gives every row a unique id: its own if that is valid and was not used before, else one derived
 * from the topic and from how many rows of that topic came before. Copied rows are kept, so an
 * unusable id is only a warning; a missing one is normal for a new row.
 */
export function assignIds(rows: readonly Named[]): {
  readonly ids: readonly string[];
  readonly warnings: readonly string[];
} {
  const taken = new Set<string>();
  const invalid: string[] = [];
  const repeated: string[] = [];
  // Given ids first, so that no derived one equals that of a row further down.
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
  const ids = rows.map(({ topic }, index) => {
    let occurrence = (occurrences.get(topic) ?? 0) + 1;
    let id = own[index] ?? idOf(topic, occurrence);
    while (own[index] === null && taken.has(id)) id = idOf(topic, ++occurrence);
    occurrences.set(topic, occurrence);
    taken.add(id);
    return id;
  });
  return {
    ids,
    warnings: [
      ...countWarning(
        invalid,
        'row has an Id that is not 1 to 64 letters, digits, "_" or "-", and got another one',
        'rows have an Id that is not 1 to 64 letters, digits, "_" or "-", and got another one',
      ),
      ...countWarning(
        repeated,
        'row has the Id of a row before it, and got another one',
        'rows have the Id of a row before them, and got another one',
      ),
    ],
  };
}

function idOf(topic: string, occurrence: number): string {
  return derivedId(JSON.stringify([topic, occurrence]));
}
