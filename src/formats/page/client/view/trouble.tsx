import type { Trouble } from '../model/keeper.ts';
import { DIALOG } from './dialog.tsx';

const WHY: Readonly<Record<Trouble, string>> = {
  forbidden: 'This browser lets the page keep nothing.',
  full: 'The storage of this browser is full.',
  unreadable: 'What this browser keeps for this page was written by another version of it.',
};

/** Says that ticks will be lost, before they are. */
export function TroubleLine({ trouble }: { trouble: Trouble | null }) {
  if (trouble === null) return null;
  return (
    <p class="trouble" role="alert">
      {WHY[trouble]} Ticks and notes are lost when you close it:{' '}
      <button type="button" class="inline" onClick={() => DIALOG.progress.open()}>
        export them
      </button>{' '}
      first.
    </p>
  );
}
