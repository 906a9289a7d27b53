import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';
import { type Log, oneLine } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';

/** The log of a terminal run: lines, and below them a bar while rows are being asked. */
export interface TerminalLog extends Log {
  /** Shows the bar, at `done` of `total` rows. */
  progress(done: number, total: number): void;
  /** Counts down a wait beside the bar. */
  wait(ms: number, what: string): void;
  /** Takes the bar away. */
  end(): void;
}

const BAR_WIDTH = 30;
const SECOND_MS = 1_000;

/** Writes to a stream, standard error as a rule; the bar only where it is a terminal. */
export function terminalLog(stream: WriteStream): TerminalLog {
  let rows = '';
  let waiting = '';
  let countdown: NodeJS.Timeout | undefined;
  const clear = () => {
    if (rows === '') return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  const line = (text: string) => {
    clear();
    stream.write(`${oneLine(text)}\n${rows}${waiting}`);
  };
  return {
    info: line,
    notice: (message) => line(`Note: ${message}`),
    warning: (message) => line(`Warning: ${message}`),
    remark: (message) => line(`Warning: ${message}`),
    error: (message) => line(`Error: ${message}`),
    progress(done, total) {
      if (!stream.isTTY || total === 0) return;
      clear();
      const filled = Math.round((done / total) * BAR_WIDTH);
      rows = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${plural(total, 'row')}`;
      stream.write(`${rows}${waiting}`);
    },
    wait(ms, what) {
      if (rows === '') return;
      clearInterval(countdown);
      let seconds = Math.ceil(ms / SECOND_MS);
      const tick = () => {
        clear();
        waiting = seconds > 0 ? `, waiting ${seconds} s for ${what}` : '';
        stream.write(`${rows}${waiting}`);
        if (seconds === 0) clearInterval(countdown);
        seconds -= 1;
      };
      countdown = setInterval(tick, SECOND_MS);
      tick();
    },
    end() {
      clearInterval(countdown);
      clear();
      rows = '';
      waiting = '';
    },
  };
}
