import type { InitCommand } from '../args.ts';
import type { CliWorld } from '../world.ts';

/** Writes a workflow, and resolves to the exit code. */
export async function init(_command: InitCommand, _world: CliWorld): Promise<number> {
  throw new Error('not built yet');
}
