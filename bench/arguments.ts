import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A mistake on the command line: its message says which, without a stop. */
export class UsageError extends Error {}

/** `parseArgs`, whose errors are usage errors. */
export function parseArguments<T extends ParseArgsConfig>(args: readonly string[], config: T) {
  try {
    return parseArgs<T>({ ...config, args: [...args] });
  } catch (error) {
    // What follows the first sentence is about arguments that begin with a hyphen.
    const [line = ''] = (error as Error).message.split('\n');
    throw new UsageError(line.replace(/\.(?: .*)?$/, ''));
  }
}

/** Throws a `UsageError` unless `text` is a number from 1 to 999999. */
export function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new UsageError(`${name} must be a whole number from 1 to 999999: ${text}`);
  }
  return Number(text);
}

/** What `read` makes of the arguments of this script, which ends where they are wrong. */
export function readArguments<T>(usage: string, read: (args: readonly string[]) => T): T {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    return exitOnMistake(error, usage);
  }
}

/** Ends the script with one line and exit code 2, if `error` is a mistake on the command line. */
export function exitOnMistake(error: unknown, usage: string): never {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}. Usage: ${usage}`);
  process.exit(2);
}
