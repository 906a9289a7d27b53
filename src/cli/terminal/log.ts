import type { WriteStream } from 'node:tty';
import { type Log, oneLine, printable } from '../../lib/log.ts';
import { painter, type Style } from './colour.ts';
import { linker } from './hyperlink.ts';
import { liveLine, type RowProgress } from './live-line.ts';
import { wrap } from './wrap.ts';

/** A piece of a line. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
  /** The file that the text names, for a terminal that can open it. */
  readonly path?: string;
}

/** The log of a run in a terminal: lines, and below them a live line that is redrawn. */
export interface TerminalLog extends Log {
  /** Whether there is a live line. */
  readonly isLive: boolean;
  /** A line with `showDetails`, or where there is no live line. */
  detail(message: string): void;
  /** The same, and on the live line, as it is what the run is doing. */
  activity(message: string): void;
  /** Shows details as lines from now on. */
  showDetails(): void;
  /** A line of styled pieces. Its continuation lines are indented to the end of the label. */
  line(spans: readonly Span[], label?: Span): void;
  /** A command to copy: a terminal that is too narrow breaks it, and copies it in one piece. */
  command(command: string): void;
  /** Shows what the run is doing on the live line, and nowhere else. */
  live(message: string): void;
  /** Shows how far the rows are on the live line, once there are any. */
  progress(rows: Partial<Omit<RowProgress, 'elapsedMs'>>): void;
  /** Counts down a wait on the live line; `why` follows `waiting 12 s`. */
  wait(ms: number, why: string): void;
  /** Removes the live line. */
  end(): void;
}

/** Of a terminal that does not say how wide it is. */
const DEFAULT_COLUMNS = 80;

/** Time between two frames of the live line. */
const FRAME_MS = 100;

/**
 * Removes the live line. The cursor waits at its start, since a terminal that becomes narrower wraps the
 * line, and says so only later: from its end, nobody would know how far up it begins.
 */
const CLEAR_REST = '\u001b[J';
const CLEAR = `\r${CLEAR_REST}`;

/** For the same reason, the line may be too long for the terminal when it is drawn. */
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';

/** The console of Linux has no other characters. */
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const PLAIN_FRAMES = '|/-\\';

const NO_ROWS = { done: 0, total: 0, inFlight: 0, costUsd: 0, expectedMs: null };

/** Writes to a stream, normally standard error; the live line only to the terminal of a person. */
export function terminalLog(stream: WriteStream, env = process.env): TerminalLog {
  const isLive = stream.isTTY === true && env.TERM !== 'dumb' && !env.CI;
  const paint = painter(stream, env);
  const link = linker(stream);
  const frames = env.TERM === 'linux' ? PLAIN_FRAMES : FRAMES;
  let details = !isLive;
  let [activity, waitWhy] = ['', ''];
  let rows: Omit<RowProgress, 'elapsedMs'> = NO_ROWS;
  let [startedAt, waitUntil, frame] = [0, 0, 0];
  let timer: NodeJS.Timeout | undefined;

  const status = () => {
    if (timer === undefined) return '';
    const now = performance.now();
    const state = {
      activity,
      rows: rows.total === 0 ? null : { ...rows, elapsedMs: now - startedAt },
      wait: waitUntil > now ? { ms: waitUntil - now, why: waitWhy } : null,
    };
    // Some terminals say 0.
    const columns = stream.columns || DEFAULT_COLUMNS;
    // Drawn over the old one: what is cleared first would flicker.
    const line = `${liveLine(state, { columns, frame, frames, paint })}${CLEAR_REST}`;
    return `\r${NO_WRAP}${line}${WRAP}\r`;
  };
  const draw = () => stream.write(status());
  const start = () => {
    if (!isLive) return;
    if (timer === undefined) {
      timer = setInterval(() => {
        frame += 1;
        draw();
      }, FRAME_MS);
      timer.unref();
      stream.on('resize', draw);
    }
    draw();
  };
  /** Writes text above the live line. */
  const write = (text: string) => {
    stream.write(timer === undefined ? `${text}\n` : `${CLEAR}${text}\n${status()}`);
  };
  const writeWrapped = (text: string, label = '') => {
    const columns = stream.columns || DEFAULT_COLUMNS;
    write(stream.isTTY === true ? wrap(text, columns, label) : label + text);
  };
  const log = (prefix: string, style?: Style) => (message: string) => {
    const text = oneLine(message);
    writeWrapped(style === undefined ? text : `${paint(style, `${prefix}:`)} ${text}`);
  };
  const info = log('');
  const live = (message: string) => {
    activity = oneLine(message);
    if (rows.total === 0) start();
  };
  return {
    isLive,
    info,
    notice: log('Note', 'cyan'),
    warning: log('Warning', 'yellow'),
    remark: log('Warning', 'yellow'),
    error: log('Error', 'red'),
    detail: (message) => {
      if (details) info(message);
    },
    activity: (message) => {
      if (details) info(message);
      live(message);
    },
    showDetails() {
      details = true;
    },
    line(spans, label) {
      const show = ({ text, style, path }: Span) => {
        const styled = style === undefined ? printable(text) : paint(style, printable(text));
        return path === undefined ? styled : link(path, styled);
      };
      writeWrapped(spans.map(show).join(''), label && show(label));
    },
    command: (command) => write(`  ${oneLine(command)}`),
    live,
    progress(changes) {
      if (rows.total === 0) startedAt = performance.now();
      rows = { ...rows, ...changes };
      if (rows.total > 0) start();
    },
    wait(ms, why) {
      waitUntil = performance.now() + ms;
      waitWhy = why;
      if (rows.total > 0) start();
    },
    end() {
      rows = NO_ROWS;
      [activity, waitUntil] = ['', 0];
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      stream.off('resize', draw);
      stream.write(CLEAR);
    },
  };
}
