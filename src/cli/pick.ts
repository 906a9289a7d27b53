import { UsageError } from './parse.ts';
import type { CliWorld } from './world.ts';

/** Lets the user choose on a terminal what to do, and resolves to the exit code. */
export async function pick(_world: CliWorld): Promise<number> {
  throw new UsageError('name at least one roadmap, such as backend or ./folder (see --help).');
}
