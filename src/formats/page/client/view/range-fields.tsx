import type { Range } from '../model/filters.ts';

interface RangeFieldsProps {
  readonly name: string;
  readonly limits: { readonly from: number; readonly to: number };
  readonly range: Range | null;
  readonly onChange: (range: Range | null) => void;
}

/** The smallest and the largest number to show. */
export function RangeFields({ name, limits, range, onChange }: RangeFieldsProps) {
  const { from, to } = range ?? { from: null, to: null };
  const change = (next: Range) => onChange(next.from === null && next.to === null ? null : next);
  return (
    <div class="range">
      <NumberField
        id={`page:${name}:from`}
        label="from"
        hint={limits.from}
        value={from}
        onChange={(value) => change({ from: value, to })}
      />
      <NumberField
        id={`page:${name}:to`}
        label="to"
        hint={limits.to}
        value={to}
        onChange={(value) => change({ from, to: value })}
      />
    </div>
  );
}

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  /** Shown while the field is empty. */
  readonly hint: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function NumberField({ id, label, hint, value, onChange }: NumberFieldProps) {
  return (
    <label for={id}>
      {label}
      <input
        id={id}
        type="number"
        step="any"
        placeholder={String(hint)}
        value={value ?? ''}
        onInput={({ currentTarget: { value, valueAsNumber } }) =>
          onChange(value === '' || Number.isNaN(valueAsNumber) ? null : valueAsNumber)
        }
      />
    </label>
  );
}
