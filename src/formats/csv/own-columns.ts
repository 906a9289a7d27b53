import { type CsvRecord, uniqueNames } from '../../lib/csv.ts';
import { cleanText } from '../../lib/text/clean.ts';
import { quote, sanitize } from '../../lib/text/message.ts';

/** A column that is not ours: somebody added it, or it is one of the list that was the source. */
export interface OwnColumn {
  /** Unique in its table. */
  readonly name: string;
  /** Its position, from 0. */
  readonly at: number;
}

/**
 * The columns of a table besides ours. One without a header and without cells is none.
 *
 * @param ours Names of our columns; of several with one name, the first is ours.
 */
export function ownColumnsOf(
  header: readonly string[],
  records: readonly CsvRecord[],
  ours: readonly string[],
): readonly OwnColumn[] {
  const isOurs = (name: string, at: number) => ours.includes(name) && header.indexOf(name) === at;
  const others = header
    .map((name, at) => ({ name, at }))
    .filter(({ name, at }) => !isOurs(name, at))
    .filter(({ name, at }) => {
      return name !== '' || records.some(({ cells }) => (cells[at] ?? '').trim() !== '');
    });
  // A second column of one of our names is nobody's but its owner's.
  const names = uniqueNames([...ours, ...others.map(({ name }) => name)]).slice(ours.length);
  return others.map(({ at }, i) => ({ name: names[i] ?? '', at }));
}

/** What a row holds in its cells of columns that are not ours: `Status "done", Notes "read twice"`; empty for nothing. */
export function heldOf(own: ReadonlyMap<string, string>): string {
  return [...own]
    .filter(([, cell]) => cleanText(cell) !== '')
    .map(([name, cell]) => `${name === '' ? 'without a name' : sanitize(name)} ${quote(cell)}`)
    .join(', ');
}
