import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';
import { type Log, oneLine } from '../lib/log.ts';
import { plural } from '../lib/text/words.ts';

/** The log of a run in a terminal: lines, and below them a progress bar. */
export interface TerminalLog extends Log {
  /** Shows the bar, at `done` of `total` rows. */
  progress(done: number, total: number): void;
  /** Counts down a wait beside the bar. */
  wait(ms: number, what: string): void;
  /** Removes the bar. */
  end(): void;
}

const BAR_WIDTH = 30;
const SECOND_MS = 1_000;

/** Writes to a stream, normally standard error; the bar only if it is a terminal. */
export function terminalLog(stream: WriteStream): TerminalLog {
  let bar = '';
  let waiting = '';
  let shown = false;
  let countdown: NodeJS.Timeout | undefined;
  /** Replaces the bar by a line, if there is one, and a bar below it. */
  const write = (line = '') => {
    if (shown) {
      cursorTo(stream, 0);
      clearLine(stream, 0);
    }
    stream.write(`${line}${bar}${waiting}`);
    shown = bar !== '';
  };
  const log = (prefix: string) => (message: string) => write(`${oneLine(prefix + message)}\n`);
  return {
    info: log(''),
    notice: log('Note: '),
    warning: log('Warning: '),
    remark: log('Warning: '),
    error: log('Error: '),
    progress(done, total) {
      if (!stream.isTTY || total === 0) return;
      const filled = Math.round((done / total) * BAR_WIDTH);
      bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${plural(total, 'row')}`;
      write();
    },
    wait(ms, what) {
      if (bar === '') return;
      clearInterval(countdown);
      let seconds = Math.ceil(ms / SECOND_MS);
      const tick = () => {
        waiting = seconds > 0 ? `, waiting ${seconds} s for ${what}` : '';
        write();
        if (seconds === 0) clearInterval(countdown);
        seconds -= 1;
      };
      countdown = setInterval(tick, SECOND_MS);
      tick();
    },
    end() {
      clearInterval(countdown);
      bar = '';
      waiting = '';
      write();
    },
  };
}
