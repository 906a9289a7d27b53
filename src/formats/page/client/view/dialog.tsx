import type { ComponentChildren } from 'preact';

/** A dialog that is always in the page, so that the browser gives the focus back when it closes. */
class DialogHandle {
  readonly id: string;

  constructor(name: string) {
    this.id = `page:${name}`;
  }

  open(): void {
    const element = this.#element();
    if (element !== null && !element.open) element.showModal();
  }

  close(): void {
    this.#element()?.close();
  }

  #element(): HTMLDialogElement | null {
    const element = document.getElementById(this.id);
    return element instanceof HTMLDialogElement ? element : null;
  }
}

export const DIALOG = {
  keys: new DialogHandle('keys'),
  progress: new DialogHandle('mine'),
} as const;

interface DialogProps {
  readonly handle: DialogHandle;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Dialog({ handle, title, children }: DialogProps) {
  const heading = `${handle.id}:title`;
  return (
    <dialog id={handle.id} aria-labelledby={heading}>
      <div class="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" onClick={() => handle.close()}>
          Close
        </button>
      </div>
      {children}
    </dialog>
  );
}
