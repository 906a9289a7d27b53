/**
 * Fails if the dist/ just built differs from the one in git, committed or staged.
 *
 *   npm run build && node tools/dist-is-current.ts
 */
import { execFileSync } from 'node:child_process';

const git = (...args: string[]) =>
  execFileSync('git', [...args, '--', 'dist'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });

const stale = git('diff', '--stat') + git('ls-files', '--others');
if (stale !== '') {
  console.error(`${stale}dist/ is out of date. Run npm run build, then git add dist.`);
  process.exitCode = 1;
}
