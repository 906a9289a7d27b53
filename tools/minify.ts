import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

/**
 * Makes the scripts of a folder smaller, in place. Names stay and lines stay short, so that a stack trace
 * still says where something went wrong.
 */
export function minify(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const path = join(folder, name);
    const { code } = transformSync(readFileSync(path, 'utf8'), {
      minifyWhitespace: true,
      minifySyntax: true,
      target: 'node20.12',
      lineLimit: 400,
      // Some are about other people's code in a package, of which licenses.txt does not know.
      legalComments: 'inline',
    });
    // An overwritten file keeps its mode: the command is executable.
    writeFileSync(path, code);
  }
}
