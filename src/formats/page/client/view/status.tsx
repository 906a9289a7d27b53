import { useEffect, useState } from 'preact/hooks';
import { plural, thousands } from '../../../../lib/text/words.ts';
import { STATUS_ID } from '../browser/panel-focus.ts';

/** While somebody types, screen readers would read every count. In milliseconds. */
const PAUSE = 250;

/** How many topics there are to see, said after a pause. */
export function Status({ count, total }: { count: number; total: number }) {
  const now = `${thousands(count)} of ${plural(total, 'topic')}`;
  const [said, setSaid] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(now), PAUSE);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <p id={STATUS_ID} class="status" role="status" aria-atomic="true" tabIndex={-1}>
      {said}
    </p>
  );
}
