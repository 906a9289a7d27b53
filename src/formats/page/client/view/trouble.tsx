import type { Trouble } from '../model/keeper.ts';
import { DIALOG } from './dialog.tsx';

const WHY: Readonly<Record<Trouble, string>> = {
  forbidden: 'This browser does not let the page store anything.',
  full: 'The storage of this browser is full.',
  unreadable: 'What this browser has stored was written by another version of this page.',
};

/** Says that ticks will be lost, before they are. */
export function TroubleLine({ trouble }: { trouble: Trouble | null }) {
  if (trouble === null) return null;
  return (
    <p class="trouble" role="alert">
      {WHY[trouble]} Ticks and notes are lost when you close the page:{' '}
      <button type="button" class="inline" onClick={() => DIALOG.progress.open()}>
        export them
      </button>{' '}
      first.
    </p>
  );
}
