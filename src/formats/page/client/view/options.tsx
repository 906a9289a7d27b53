import { useEffect, useRef, useState } from 'preact/hooks';
import { thousands } from '../../../../lib/text/words.ts';
import { NO_CATEGORY } from '../../../groups.ts';
import type { Option } from '../model/counts.ts';
import { Badge } from './badge.tsx';

/** A longer list is shown on demand. */
const MAX_SHOWN = 12;

interface OptionsProps {
  /** Unique among the lists of the page. */
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  /** The numbers of categories, as the headings and the map have them. */
  readonly numbers?: ReadonlyMap<string, number>;
  readonly onChoose: (value: string) => void;
}

/** Values to choose from; what is chosen is always to be seen. */
export function Options({ name, options, chosen, numbers, onChoose }: OptionsProps) {
  const [isWhole, setWhole] = useState(options.length <= MAX_SHOWN + 2);
  const list = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    // The button for it is gone.
    if (wasPressed.current) list.current?.querySelectorAll('input')[MAX_SHOWN]?.focus();
  }, [isWhole]);
  const showWhole = () => {
    wasPressed.current = true;
    setWhole(true);
  };
  const shown = options.filter(
    ({ value }, index) => isWhole || index < MAX_SHOWN || chosen.includes(value),
  );
  return (
    <div ref={list}>
      {shown.map(({ value, count }, index) => (
        <label class={`option${count === 0 ? ' none' : ''}`} key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            aria-describedby={`page:${name}:${index}`}
            onChange={() => onChoose(value)}
          />
          {numbers && <Badge number={numbers.get(value) ?? 0} size={20} />}
          <span class="text" dir="auto">
            {value || NO_CATEGORY}
          </span>
          <span class="count" id={`page:${name}:${index}`} aria-hidden="true">
            {thousands(count)}
          </span>
        </label>
      ))}
      {!isWhole && (
        <button type="button" onClick={showWhole}>
          All {thousands(options.length)}
        </button>
      )}
    </div>
  );
}
