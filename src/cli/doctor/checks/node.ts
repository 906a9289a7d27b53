import { type Finding, ok, problem } from '../check.ts';

/** The oldest version of Node.js that runs this, as package.json says under `engines`. */
export const MIN_NODE = '20.12';

/** Whether a version of Node.js is new enough. */
export function checkNode(version: string): Finding {
  if (MIN_NODE.localeCompare(version, 'en', { numeric: true }) <= 0) return ok(version);
  return problem(`${version} is too old`, `Install Node.js ${MIN_NODE} or newer.`);
}
