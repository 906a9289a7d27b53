import { useState } from 'preact/hooks';
import { plural } from '../../../../lib/text/words.ts';
import { download } from '../browser/download.ts';
import { countsOf, formatProgress, parseProgress } from '../model/progress.ts';
import type { State } from '../model/state.ts';
import type { Session } from '../session.ts';
import { DIALOG, Dialog } from './dialog.tsx';
import { Reset } from './reset.tsx';

/** Export, import and reset of ticks and notes. */
export function ProgressDialog({ state, session }: { state: State; session: Session }) {
  const { data, progress } = state;
  const [said, say] = useState('');
  const [pasted, setPasted] = useState('');
  const exported = formatProgress(data.slug, progress);
  const read = (text: string) => say(importText(text, data.slug, session));
  return (
    <Dialog handle={DIALOG.progress} title="My progress">
      <p>
        Ticks and notes are kept in this browser, and nowhere else. To take them to another one,
        export them here and import them there.
      </p>
      <h3>Export</h3>
      <p>
        <button type="button" onClick={() => download(`${data.slug}-progress.json`, exported)}>
          Save as a file
        </button>
      </p>
      <label class="field">
        Or copy this text
        <textarea
          readOnly
          rows={3}
          value={exported}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <h3>Import</h3>
      <p>An import adds to what you have. Of two ticks or notes on a topic, the newer one stays.</p>
      <label class="field">
        From a file
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            file?.text().then(read, () => say('This file cannot be read.'));
          }}
        />
      </label>
      <label class="field">
        Or paste the text
        <textarea
          rows={3}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      </label>
      <p>
        <button type="button" disabled={pasted.trim() === ''} onClick={() => read(pasted)}>
          Import the text
        </button>
      </p>
      <p role="status" class="said">
        {said}
      </p>
      <Reset progress={progress} session={session} />
    </Dialog>
  );
}

/** Adds an exported text; says what came of it. */
function importText(text: string, slug: string, session: Session): string {
  const progress = parseProgress(text);
  if (progress === null) return 'This text was not exported from a page like this one.';
  if (progress.slug !== slug) return `This is the progress of another roadmap: ${progress.slug}.`;
  session.merge(progress);
  const { ticks, notes } = countsOf(progress);
  return `Imported ${plural(ticks, 'tick')} and ${plural(notes, 'note')}.`;
}
