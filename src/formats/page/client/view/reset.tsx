import { useEffect, useRef, useState } from 'preact/hooks';
import { plural } from '../../../../lib/text/words.ts';
import { countsOf, type Progress } from '../model/progress.ts';
import type { Session } from '../session.ts';

/** Removes ticks, or all; asks before. */
export function Reset({ progress, session }: { progress: Progress; session: Session }) {
  const [asked, ask] = useState<'ticks' | 'all' | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone, or of no use meanwhile.
    if (asked === null) opener.current?.focus();
    else keep.current?.focus();
  }, [asked]);
  const question = (what: 'ticks' | 'all') => (event: { readonly currentTarget: HTMLElement }) => {
    opener.current = event.currentTarget;
    ask(what);
  };
  const remove = () => {
    session.reset({ notes: asked === 'all' });
    ask(null);
  };
  const { ticks, notes } = countsOf(progress);
  return (
    <>
      <h3>Reset</h3>
      <p class="buttons">
        <button type="button" onClick={question('ticks')}>
          Remove my ticks…
        </button>
        <button type="button" onClick={question('all')}>
          Remove ticks and notes…
        </button>
      </p>
      {asked !== null && (
        <div role="alert">
          <p>
            Remove {plural(ticks, 'tick')}
            {asked === 'all' && ` and ${plural(notes, 'note')}`} of this roadmap? You cannot undo
            this.
          </p>
          <p class="buttons">
            <button type="button" ref={keep} onClick={() => ask(null)}>
              Keep
            </button>
            <button type="button" class="danger" onClick={remove}>
              Remove
            </button>
          </p>
        </div>
      )}
    </>
  );
}
