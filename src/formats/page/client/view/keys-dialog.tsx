import type { Shortcut } from '../browser/shortcuts.ts';
import { DIALOG, Dialog } from './dialog.tsx';

interface KeysProps {
  readonly shortcuts: readonly Shortcut[];
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** What the keys do, and the switch that turns the single ones off. */
export function KeysDialog({ shortcuts, isOn, onSwitch }: KeysProps) {
  return (
    <Dialog handle={DIALOG.keys} title="Keys">
      <label class="option">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <span class="text">Use single keys as shortcuts</span>
      </label>
      <dl class="keys">
        {shortcuts.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>Clear the search, or close the topic</dd>
        </div>
      </dl>
    </Dialog>
  );
}
