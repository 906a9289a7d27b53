import { parseArgs } from 'node:util';

export const USAGE = 'Usage: npm run bench -- [--seeds N] [--from N] [--beside CHECKOUT]';

const DEFAULT_SEEDS = '20';

/** A mistake on the command line: its message says which. */
export class UsageError extends Error {}

export interface BenchOptions {
  readonly seeds: readonly number[];
  /** The folder of another checkout to compare with. */
  readonly beside: string | null;
}

/** @throws {UsageError} */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { seeds, from, beside } = parse(args);
  const count = wholeNumber('seeds', seeds);
  const first = wholeNumber('from', from);
  return { seeds: Array.from({ length: count }, (_, i) => first + i), beside: beside ?? null };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string', default: DEFAULT_SEEDS },
        from: { type: 'string', default: '1' },
        beside: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new UsageError(`--${name} must be a whole number from 1 to 999999: ${text}`);
  }
  return Number(text);
}
