import { thousands } from '../../../../lib/text/words.ts';
import { categoryNumbers } from '../../../groups.ts';
import type { OptionGroup } from '../model/counts.ts';
import { isFiltering, toggled, withEntry } from '../model/filters.ts';
import type { Selection, State } from '../model/state.ts';
import type { Session } from '../session.ts';
import { Options } from './options.tsx';
import { RangeFields } from './range-fields.tsx';

interface FiltersProps {
  readonly state: State;
  readonly selection: Selection;
  readonly session: Session;
}

const SHOWN = [
  { value: 'all', label: 'All' },
  { value: 'todo', label: 'To do' },
  { value: 'done', label: 'Done' },
] as const;

/** What the list can be narrowed to, with how many topics each would leave. */
export function Filters({ state, selection, session }: FiltersProps) {
  const { filters } = state.address;
  const { groups, doneCounts } = selection;
  return (
    <nav class="filters" aria-label="Filters">
      <details open={state.isWide}>
        <summary>Filters{isFiltering(filters) && ' (in use)'}</summary>
        <fieldset>
          <legend>Progress</legend>
          {SHOWN.map(({ value, label }) => (
            <label class="option" key={value}>
              <input
                type="radio"
                name="page:show"
                checked={filters.done === value}
                aria-describedby={`page:show:${value}`}
                onChange={() => session.filter({ ...filters, done: value })}
              />
              <span class="text">{label}</span>
              <span class="count" id={`page:show:${value}`} aria-hidden="true">
                {thousands(doneCounts[value])}
              </span>
            </label>
          ))}
        </fieldset>
        {groups.map((group) => (
          <fieldset key={group.key}>
            <legend dir="auto">{group.name}</legend>
            <Group group={group} selection={selection} state={state} session={session} />
          </fieldset>
        ))}
        {isFiltering(filters) && (
          <button type="button" onClick={() => session.clearFilters()}>
            Clear filters
          </button>
        )}
      </details>
    </nav>
  );
}

function Group({ group, selection, state, session }: FiltersProps & { group: OptionGroup }) {
  const { filters } = state.address;
  const { key, name, kind, options, limits } = group;
  if (limits !== null) {
    return (
      <RangeFields
        name={key}
        limits={limits}
        range={filters.ranges.get(name) ?? null}
        onChange={(range) =>
          session.filter({ ...filters, ranges: withEntry(filters.ranges, name, range) })
        }
      />
    );
  }
  const chosen = kind === 'category' ? filters.categories : (filters.values.get(name) ?? []);
  const choose = (value: string) => {
    const list = toggled(chosen, value);
    if (kind === 'category') return session.filter({ ...filters, categories: list });
    const values = withEntry(filters.values, name, list.length === 0 ? null : list);
    return session.filter({ ...filters, values });
  };
  const numbers = kind === 'category' ? categoryNumbers(selection.all) : undefined;
  return (
    <Options
      name={key}
      options={options}
      chosen={chosen}
      onChoose={choose}
      {...(numbers && { numbers })}
    />
  );
}
