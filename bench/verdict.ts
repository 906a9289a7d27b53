import { type Measured, mean, type Run, sum } from './measure.ts';
import { FAULTS } from './service.ts';

/** `ours` may take this much more time than another way. */
const TOLERANCE = 0.05;

/** A difference of means is noise below so many standard errors. */
const CERTAIN = 3;

/** How many wrong values in a row end a row. */
const MAX_TOO_LONG = 4;

/**
 * Says in which cells `ours` loses to the baseline or to another way, and how many rows it lost. It
 * fails if it loses rows, or to the baseline, by more than chance explains.
 */
export function judge(
  cells: readonly Measured[],
  ours: string,
  { baseline, others }: { readonly baseline: string; readonly others: readonly string[] },
): { readonly lines: readonly string[]; readonly failed: boolean } {
  const lines: string[] = [];
  let failed = false;
  for (const name of [baseline, ...others]) {
    const losses = findLosses(cells, ours, name);
    if (name === baseline) failed = losses.some(({ isCertain }) => isCertain);
    const certain = losses.filter(({ isCertain }) => isCertain).length;
    const noise = losses.length - certain;
    lines.push(
      `${ours} loses to ${name} in ${certain || 'none'} of ${cells.length} cells${noise > 0 ? `, and in ${noise} within the noise` : ''}.`,
    );
    lines.push(...losses.map(({ text, isCertain }) => `  ${text}${isCertain ? '' : ' (noise)'}`));
  }
  const count = countLost(cells, ours);
  lines.push(
    `Rows lost by ${ours}: ${count.lost} of ${count.rows}; ${count.expected.toFixed(2)} were to be expected, since a value that is too long ${MAX_TOO_LONG} times in a row fails.`,
  );
  return { lines, failed: failed || isTooMany(count) };
}

interface Loss {
  readonly text: string;
  /** It is larger than seeds explain. */
  readonly isCertain: boolean;
}

/**
 * The cells in which one way loses to another: by more than 5 % in time or, where the day's quota
 * ended a run, in rows done.
 */
function findLosses(cells: readonly Measured[], name: string, other: string): Loss[] {
  return cells.flatMap(({ cell, runs }) => {
    const [ours = [], theirs = []] = [runs.get(name), runs.get(other)];
    const where = `${cell.quota}, ${cell.level}, ${cell.rows} rows`;
    if ([...ours, ...theirs].some(({ isDaySpent }) => isDaySpent)) {
      const { by, error } = difference(theirs, ours, ({ done }) => done);
      if (by <= 0) return [];
      const text = `${where}: ${figures(ours, theirs, ({ done }) => done)} rows done`;
      return [{ text, isCertain: by > CERTAIN * error }];
    }
    const { by, error } = difference(ours, theirs, ({ seconds }) => seconds);
    const allowed = TOLERANCE * mean(theirs, ({ seconds }) => seconds);
    if (by <= allowed) return [];
    const text = `${where}: ${figures(ours, theirs, ({ seconds }) => seconds)} s`;
    return [{ text, isCertain: by - allowed > CERTAIN * error }];
  });
}

type Pick = (run: Run) => number;

const figures = (ours: readonly Run[], theirs: readonly Run[], pick: Pick) =>
  `${mean(ours, pick).toFixed(2)} instead of ${mean(theirs, pick).toFixed(2)}`;

/** By how much the mean of the first is larger, and its standard error, seed by seed. */
function difference(more: readonly Run[], less: readonly Run[], pick: Pick) {
  const differences = more.map((run, i) => pick(run) - pick(less[i] ?? run));
  const by = mean(differences, (value) => value);
  const variance = sum(differences, (value) => (value - by) ** 2) / (differences.length - 1 || 1);
  return { by, error: Math.sqrt(variance / differences.length) };
}

/**
 * Rows that the engine gave up or got wrong, of all that it had the time for, and how many it gives
 * up by contract: those whose value is too long four times in a row.
 */
function countLost(cells: readonly Measured[], name: string) {
  const count = { lost: 0, rows: 0, expected: 0 };
  for (const { cell, runs } of cells) {
    const done = (runs.get(name) ?? []).filter(({ isDaySpent }) => !isDaySpent);
    const rows = cell.rows * done.length;
    count.rows += rows;
    count.lost += sum(done, ({ lost }) => lost);
    count.expected += rows * FAULTS[cell.level].tooLong ** MAX_TOO_LONG;
  }
  return count;
}

/** More rows are lost than chance explains (three standard deviations of a rare event). */
function isTooMany({ lost, expected }: ReturnType<typeof countLost>): boolean {
  return lost > Math.ceil(expected + CERTAIN * Math.sqrt(expected));
}
