import { thousands } from '../lib/text/words.ts';
import type { Column } from './column.ts';

/** A column whose value is one of a few choices. */
export function choiceColumn(
  definition: Pick<Column, 'name' | 'id' | 'instruction' | 'tokens'> & {
    readonly choices: readonly string[];
  },
): Column {
  const { choices, ...column } = definition;
  const { name, id } = column;
  return {
    ...column,
    kind: 'choice',
    identity: id,
    distinct: false,
    schema: { type: 'string', enum: choices },
    width: Math.max(...[name, ...choices].map(({ length }) => length)),
    parse: (raw) =>
      typeof raw === 'string' && choices.includes(raw)
        ? { ok: true, value: raw }
        : { ok: false, why: `invalid ${id}` },
    // `Challenges: 12 practice (40 %), 18 expert (60 %).`
    summarize: (values) => {
      const parts = choices.map((choice) => {
        const count = values.filter((value) => value === choice).length;
        return `${thousands(count)} ${choice} (${Math.round((count / values.length) * 100)} %)`;
      });
      return `${name}s: ${parts.join(', ')}.`;
    },
  };
}
