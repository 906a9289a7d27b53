import { useState } from 'preact/hooks';
import type { Progress } from '../model/progress.ts';
import type { Session } from '../session.ts';

/** Removes ticks, or all; asks before. */
export function Reset({ progress, session }: { progress: Progress; session: Session }) {
  const [asked, ask] = useState<'ticks' | 'all' | null>(null);
  const reset = (notes: boolean) => {
    session.reset({ notes });
    ask(null);
  };
  const notes = [...progress.notes.values()].filter(({ text }) => text !== '').length;
  return (
    <>
      <h3>Reset</h3>
      {asked === null ? (
        <p class="buttons">
          <button type="button" onClick={() => ask('ticks')}>
            Remove my ticks…
          </button>
          <button type="button" onClick={() => ask('all')}>
            Remove ticks and notes…
          </button>
        </p>
      ) : (
        <div role="alert">
          <p>
            Remove {progress.ticks.size} ticks{asked === 'all' ? ` and ${notes} notes` : ''} of this
            roadmap? You cannot undo this.
          </p>
          <p class="buttons">
            <button type="button" class="danger" onClick={() => reset(asked === 'all')}>
              Remove
            </button>
            <button type="button" onClick={() => ask(null)}>
              Keep
            </button>
          </p>
        </div>
      )}
    </>
  );
}
