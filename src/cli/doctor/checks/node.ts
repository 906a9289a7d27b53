import { type Finding, ok, problem } from '../check.ts';

/** The oldest major version of Node.js that runs this. */
const MIN_MAJOR = 20;

/** Whether a version of Node.js is new enough. */
export function checkNode(version: string): Finding {
  if (Number.parseInt(version, 10) >= MIN_MAJOR) return ok(version);
  return problem(`${version} is too old`, `Install Node.js ${MIN_MAJOR} or newer.`);
}
