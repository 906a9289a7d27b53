import { requestSeconds } from '../src/engine/sizes.ts';
import { type Faults, OUTPUT_PER_ROW, REFUSAL_SECONDS } from './service.ts';

export interface BoundLimits {
  readonly perMinute: number;
  readonly lanes: number;
  /** Rows per request at most. */
  readonly cap: number;
}

/**
 * The time in seconds that no plan can beat, even without errors: full minutes of full requests, then
 * the rest shared by all lanes as if rows were divisible, plus the latency of each request.
 */
export function lowerBound(rows: number, limits: BoundLimits): number {
  const { perMinute, cap } = limits;
  const minutes = fullMinutes(Math.ceil(rows / cap), perMinute);
  const left = rows - minutes * perMinute * cap;
  return minutes * 60 + sharedSeconds(left, { ...limits, most: perMinute });
}

/** What a clairvoyant scheduler needs. */
export interface Clairvoyant {
  readonly seconds: number;
  readonly requests: number;
  /** Rows that are enriched; fewer than all where the day's quota runs out. */
  readonly done: number;
}

export interface ClairvoyantOptions extends BoundLimits {
  readonly perDay: number;
  readonly faults: Faults;
  /** How many of the rows make every request that contains one fail. */
  readonly poisoned: number;
  /** Random numbers from 0 to below 1. */
  readonly random: () => number;
}

/** What one request does. */
interface Draw {
  /** Rows that it has to write; 0 if it fails before that. */
  readonly written: number;
  /** Rows that can be kept. */
  readonly brought: number;
}

const NOTHING: Draw = { written: 0, brought: 0 };

/**
 * What a scheduler needs that knows beforehand which requests will fail and how, with errors drawn as
 * often as the service makes them. It assumes:
 *
 * - Every request has `cap` rows and brings what is drawn for it. What it will not bring is sent again
 *   at once: no answer is waited for, and no pause is made after an overload. The rows that the last
 *   request has room for are not among those that it fails to bring.
 * - A request that brings few rows or none takes its share of the minute and of the day all the same,
 *   and the time that the service takes for it.
 * - Poisoned rows are known, and sent alone, last.
 * - The requests that bring most come first. Those of the last minute share their rows as in
 *   `lowerBound`, in as many requests as the minute has left, and the additional ones do not fail.
 *
 * No plan should beat the mean of many draws. A single run can, because its errors are others.
 */
export function clairvoyantBound(rows: number, options: ClairvoyantOptions): Clairvoyant {
  const { perMinute, perDay, cap, lanes, poisoned } = options;
  const draws: Draw[] = [];
  let left = rows - poisoned;
  while (left > 0 && draws.length < perDay) {
    const { written, brought } = drawRequest(options);
    // The last one needs no more than what is left.
    const part = Math.min(1, left / brought);
    draws.push({ written: Math.ceil(written * part), brought: Math.min(left, brought) });
    left -= Math.min(left, brought);
  }
  for (let i = 0; i < poisoned && draws.length < perDay; i++) draws.push(NOTHING);
  draws.sort((a, b) => b.brought - a.brought);
  const minutes = fullMinutes(draws.length, perMinute);
  const last = draws.slice(minutes * perMinute);
  const failed = last.filter(({ written }) => written === 0).length;
  const written = last.reduce((sum, draw) => sum + draw.written, 0);
  const seconds = sharedSeconds(written, { lanes, cap, most: perMinute - failed, failed });
  return { seconds: minutes * 60 + seconds, requests: draws.length, done: rows - poisoned - left };
}

/** What a request of `cap` rows comes to, as in `simulatedService`. */
function drawRequest({ cap, faults, random }: ClairvoyantOptions): Draw {
  if (random() < faults.overload) return NOTHING;
  const times = (count: number, rate: number) =>
    Array.from({ length: count }, random).filter((value) => value < rate).length;
  let brought = cap - times(cap, faults.tooLong);
  if (random() < faults.short) brought -= times(brought, 1 / 6);
  if (random() < faults.swapped && brought > 1) brought -= 2;
  if (random() < faults.cut) brought = Math.floor(random() * brought);
  return { written: cap, brought };
}

const fullMinutes = (requests: number, perMinute: number) => Math.ceil(requests / perMinute) - 1;

interface Sharing {
  readonly lanes: number;
  readonly cap: number;
  /** Requests for these rows at most. */
  readonly most: number;
  /** Additional requests that fail at once. */
  readonly failed?: number;
}

/** Seconds until all lanes end together, in the best number of requests, as if rows were divisible. */
function sharedSeconds(rows: number, { lanes, cap, most, failed = 0 }: Sharing): number {
  const latency = requestSeconds(0, OUTPUT_PER_ROW);
  const lost = failed * REFUSAL_SECONDS;
  if (rows === 0) return Math.max(lost / lanes, failed > 0 ? REFUSAL_SECONDS : 0);
  let best = Number.POSITIVE_INFINITY;
  for (let count = Math.ceil(rows / cap); count <= Math.min(most, rows); count++) {
    const work = rows * (requestSeconds(1, OUTPUT_PER_ROW) - latency) + count * latency + lost;
    const longest = requestSeconds(Math.ceil(rows / count), OUTPUT_PER_ROW);
    // The longest request is the lower bound only if every lane has a single one.
    const seconds = work / Math.min(lanes, count + failed);
    best = Math.min(best, Math.max(seconds, count <= lanes ? longest : 0));
  }
  return best;
}
