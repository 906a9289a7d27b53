import type { DoctorCommand } from '../args.ts';
import type { CliWorld } from '../world.ts';

/** Checks what a run needs, and resolves to the exit code. */
export async function doctor(_command: DoctorCommand, _world: CliWorld): Promise<number> {
  throw new Error('not built yet');
}
