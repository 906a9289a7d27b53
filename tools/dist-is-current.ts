/**
 * Fails where the dist/ just built is not the one in git: committed, or staged for the next commit.
 *
 *   npm run build && node tools/dist-is-current.ts
 */
import { execFileSync } from 'node:child_process';

const ask = (...args: string[]) =>
  execFileSync('git', [...args, '--', 'dist'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });

const stale = ask('diff', '--stat') + ask('ls-files', '--others');
if (stale !== '') {
  console.error(
    `${stale}dist/ is not what the source builds: run npm run build, then git add dist.`,
  );
  process.exitCode = 1;
}
