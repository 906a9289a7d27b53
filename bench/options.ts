import { parseArguments, wholeNumber } from './arguments.ts';

export const USAGE = 'npm run bench -- [--seeds N] [--from N] [--beside CHECKOUT]';

const DEFAULT_SEEDS = '20';

export interface BenchOptions {
  readonly seeds: readonly number[];
  /** The folder of another checkout to compare with. */
  readonly beside: string | null;
}

/** Throws a `UsageError`. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { seeds, from, beside } = parseArguments(args, {
    options: {
      seeds: { type: 'string', default: DEFAULT_SEEDS },
      from: { type: 'string', default: '1' },
      beside: { type: 'string' },
    },
  }).values;
  const count = wholeNumber('--seeds', seeds);
  const first = wholeNumber('--from', from);
  return { seeds: Array.from({ length: count }, (_, i) => first + i), beside: beside ?? null };
}
