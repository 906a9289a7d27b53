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

/** Width of the bar in columns, where the terminal has room for it. */
const BAR_WIDTH = 30;

/** Of a terminal that does not say how wide it is. */
const DEFAULT_COLUMNS = 80;

const SECOND_MS = 1_000;

/** Writes to a stream, normally standard error; the bar only if it is a terminal. */
export function terminalLog(stream: WriteStream): TerminalLog {
  let [rows, waiting] = ['', ''];
  let share = 0;
  let shown = false;
  let countdown: NodeJS.Timeout | undefined;
  /** The bar and what is beside it, in one line: the terminal cannot clear one that it has wrapped. */
  const status = () => {
    if (rows === '') return '';
    const room = (stream.columns ?? DEFAULT_COLUMNS) - 1;
    const text = `${rows}${waiting}`.slice(0, room);
    const width = Math.min(BAR_WIDTH, room - text.length - 1);
    if (width < 1) return text;
    const filled = Math.floor(share * width);
    return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${text}`;
  };
  /** Replaces the status by a line, if there is one, and the status below it. */
  const write = (line = '') => {
    if (shown) {
      cursorTo(stream, 0);
      clearLine(stream, 0);
    }
    const below = status();
    stream.write(`${line}${below}`);
    shown = below !== '';
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
      share = done / total;
      rows = `${done}/${plural(total, 'row')}`;
      write();
    },
    wait(ms, what) {
      if (rows === '') return;
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
      [rows, waiting] = ['', ''];
      write();
    },
  };
}
