import widthOf from 'fast-string-truncated-width';
import { duration, joinParts, plural, thousands, usd } from '../../lib/text/words.ts';
import type { Paint, Style } from './colour.ts';

/** How far the rows of a run are. */
export interface RowProgress {
  readonly done: number;
  readonly total: number;
  /** Requests that were sent and not answered yet. */
  readonly inFlight: number;
  /** Cost so far; 0 if it is unknown. */
  readonly costUsd: number;
  /** Since the first request. */
  readonly elapsedMs: number;
  /** What all rows were expected to take; null if nobody knows. */
  readonly expectedMs: number | null;
}

/** Why no request is sent for a while. */
export interface Wait {
  readonly ms: number;
  /** Read after `waiting 12 s`: `: the limit is 15 requests a minute`. */
  readonly why: string;
}

export interface LiveState {
  /** What the run is doing; shown until there are rows. */
  readonly activity: string;
  readonly rows: RowProgress | null;
  readonly wait: Wait | null;
}

export interface LineOptions {
  /** Width of the terminal. */
  readonly columns: number;
  /** One more for each time the line is drawn. */
  readonly frame: number;
  /** Frames of the spinner. */
  readonly frames: string;
  readonly paint: Paint;
}

const MAX_BAR_WIDTH = 24;
const MIN_BAR_WIDTH = 8;

/** A narrower terminal has room for the numbers alone. */
const MIN_COLUMNS_WITH_BAR = 40;

const MINUTE_MS = 60_000;
const ROUNDED_TO_MS = 10_000;

const SEPARATOR = ' · ';

/** What the live line shows: one line that is narrower than the terminal, which cannot clear two. */
export function liveLine(state: LiveState, { columns, frame, frames, paint }: LineOptions): string {
  // A full last column would wrap in some terminals.
  const room = Math.max(0, columns - 1);
  const spinner = [...frames][frame % frames.length] ?? '';
  if (room < 3) return '';
  const head = `${paint('cyan', spinner)} `;
  if (state.rows === null) return head + cut(state.activity, room - 2);
  const { rows } = state;
  const reserved = columns < MIN_COLUMNS_WITH_BAR ? 0 : MIN_BAR_WIDTH + 1;
  const parts = fittingParts(rows, state.wait, room - 2 - reserved);
  const text = joinParts(
    parts.map((part) => part.text),
    SEPARATOR,
  );
  const barWidth = Math.min(MAX_BAR_WIDTH, room - 2 - widthOf(text).width - 1);
  const painted = joinParts(
    parts.map(({ text, style }) => (style === null ? text : paint(style, text))),
    SEPARATOR,
  );
  // What has no room even alone is cut, and has no style that a cut could break.
  if (widthOf(text).width > room - 2) return head + cut(text, room - 2);
  if (reserved === 0 || barWidth < MIN_BAR_WIDTH) return head + painted;
  // What is drawn must never end a run, whatever it is told.
  const filled = Math.min(barWidth, Math.floor((rows.done / rows.total) * barWidth));
  const rest = paint('dim', '░'.repeat(barWidth - filled));
  return `${head}${paint('green', '█'.repeat(filled))}${rest} ${painted}`;
}

interface Part {
  readonly text: string;
  readonly style: Style | null;
}

/** What there is room for, in reading order; the rows in any case. */
function fittingParts(rows: RowProgress, wait: Wait | null, room: number): readonly Part[] {
  const { inFlight, costUsd, elapsedMs } = rows;
  const left = leftMs(rows, wait?.ms ?? 0);
  const waiting = wait === null ? '' : `waiting ${Math.ceil(wait.ms / 1_000)} s`;
  // The most important one first, each with its place in the line; a later form replaces a shorter one.
  const candidates: readonly (readonly [place: number, text: string, style: Style | null])[] = [
    [0, `${thousands(rows.done)}/${plural(rows.total, 'row')}`, null],
    [1, waiting, 'yellow'],
    [1, waiting && `${waiting}${wait?.why ?? ''}`, 'yellow'],
    [3, left === null ? '' : `about ${seconds(rounded(left))} left`, null],
    [2, seconds(elapsedMs), 'dim'],
    [4, inFlight === 0 ? '' : `${inFlight} in flight`, 'dim'],
    [5, costUsd === 0 ? '' : usd(costUsd), 'dim'],
  ];
  const parts: Part[] = [];
  for (const [place, text, style] of candidates.filter(([, text]) => text !== '')) {
    const longer = [...parts];
    longer[place] = { text, style };
    const line = longer.flatMap((part) => part?.text ?? []).join(SEPARATOR);
    if (place === 0 || widthOf(line).width <= room) parts[place] = { text, style };
  }
  return parts.filter((part) => part !== undefined);
}

/**
 * What is left: at first by the plan, which knows the waits to come, then more and more by what the rows
 * took so far, and never less than the wait that is under way. Null while nobody knows.
 */
function leftMs(rows: RowProgress, waitMs: number): number | null {
  const { done, total, elapsedMs, expectedMs } = rows;
  const share = done / total;
  const byRate = share === 0 ? null : elapsedMs / share - elapsedMs;
  // A plan that the run has outlasted says nothing any more.
  const byPlan = expectedMs === null || expectedMs < elapsedMs ? null : expectedMs - elapsedMs;
  const expected =
    byRate === null || byPlan === null ? (byRate ?? byPlan) : share * byRate + (1 - share) * byPlan;
  if (expected === null) return null;
  const left = Math.max(expected, waitMs);
  return left < 1_000 ? null : left;
}

/** An estimate of minutes is not exact to the second. */
function rounded(ms: number): number {
  return ms < MINUTE_MS ? ms : Math.round(ms / ROUNDED_TO_MS) * ROUNDED_TO_MS;
}

/** Whole seconds, as the line is redrawn many times in one. */
function seconds(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.floor(ms / 1_000)} s`;
  return duration(ms);
}

function cut(text: string, room: number): string {
  const points = [...text];
  // One by one: the library finds the place only among characters of one column or two.
  while (points.length > 0 && widthOf(points.join('')).width > room - 1) points.pop();
  if (points.length === [...text].length || widthOf(text).width <= room) return text;
  return `${points.join('')}${room > 0 ? '…' : ''}`;
}
