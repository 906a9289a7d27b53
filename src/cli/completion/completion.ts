import type { SHELLS } from '../arguments/commands.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

/**
 * A script for a shell that completes commands, flags, values and paths. It holds all that it needs, so
 * that no process starts when a user presses Tab; slugs would need the network and are not completed.
 */
export function completion(shell: (typeof SHELLS)[number]): string {
  return SCRIPTS[shell]();
}
