import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '../session.ts';

/** A note is kept once its reader pauses for so long, in milliseconds. */
const PAUSE = 400;

/** The reader's own note on a topic. */
export function NoteField({ id, note, session }: { id: string; note: string; session: Session }) {
  const [text, setText] = useState(note);
  const unsaved = useRef<string | null>(null);
  const save = () => {
    if (unsaved.current === null) return;
    session.note(id, unsaved.current);
    unsaved.current = null;
  };
  // What another tab wrote, unless this one is being written in.
  useEffect(() => {
    if (unsaved.current === null) setText(note);
  }, [note]);
  useEffect(() => {
    const timer = setTimeout(save, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, []);
  return (
    <p class="note">
      <label for="page:note">My note</label>
      <textarea
        id="page:note"
        dir="auto"
        rows={4}
        value={text}
        onInput={(event) => {
          unsaved.current = event.currentTarget.value;
          setText(event.currentTarget.value);
        }}
        onBlur={save}
      />
    </p>
  );
}
