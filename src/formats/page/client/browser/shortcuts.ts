/** What single keys do. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
  readonly run: () => void;
}

/** Whether an element takes letters for itself. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/**
 * Listens for single keys, unless somebody writes, a dialog is open, or they are switched off.
 *
 * @param options `onEscape`: called also where somebody writes.
 */
export function listenForKeys(
  shortcuts: readonly Shortcut[],
  { isOn, onEscape }: { isOn: () => boolean; onEscape: () => void },
): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.key === 'Escape') return onEscape();
    if (!isOn() || takesText(event.target)) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (shortcut === undefined) return;
    event.preventDefault();
    shortcut.run();
  });
}
