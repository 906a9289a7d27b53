import { Terminal } from '@xterm/headless';

/** A terminal without a window: what programs write to it, it shows. */
export interface Screen {
  readonly write: (text: string) => void;
  /** The lines that it shows, without spaces at their ends and without empty lines at the end. */
  readonly lines: () => Promise<readonly string[]>;
  /** Column of the cursor, from 0, once `lines` were looked at. */
  readonly cursor: () => number;
  /** Changes the width, of which the program is not told. */
  readonly resize: (columns: number) => Promise<void>;
}

const ROWS = 10;
const SCROLLBACK = 10_000;

/** Opens a terminal of a width. */
export function openScreen(columns: number): Screen {
  const options = { cols: columns, rows: ROWS, scrollback: SCROLLBACK };
  const terminal = new Terminal({ ...options, convertEol: true, allowProposedApi: true });
  const shown = () => new Promise<void>((resolve) => terminal.write('', resolve));
  return {
    write: (text) => terminal.write(text),
    async lines() {
      await shown();
      const { active } = terminal.buffer;
      const lines = Array.from({ length: active.length }, (_, i) =>
        (active.getLine(i)?.translateToString(true) ?? '').trimEnd(),
      );
      return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
    },
    cursor: () => terminal.buffer.active.cursorX,
    async resize(to) {
      await shown();
      terminal.resize(to, ROWS);
    },
  };
}
