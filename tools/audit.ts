/**
 * Reads a report of npm on standard input and fails if it names a vulnerability in what ships. Those in
 * tools, which nobody but us installs, are Dependabot's.
 *
 *   npm audit --json | node tools/audit.ts
 */
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { messageOf } from '../src/lib/error.ts';
import { bundledPackages } from './bundled.ts';

/** Of a package that is only affected through another one, npm gives the name of that one. */
const cause = z.union([
  z.string(),
  z.object({ title: z.string(), url: z.string(), severity: z.string(), range: z.string() }),
]);

const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(cause) })),
});

/**
 * The known vulnerabilities of the given packages, a line for each. Throws if this is no report: an audit
 * that could not be made must not look like a clean one.
 */
export function vulnerabilitiesOf(json: string, packages: ReadonlySet<string>): readonly string[] {
  const parsed = report.safeParse(JSON.parse(json || '{}'));
  if (!parsed.success) throw new Error(`npm audit gave no report: ${json.trim()}`);
  return Object.entries(parsed.data.vulnerabilities)
    .filter(([name]) => packages.has(name))
    .flatMap(([name, { via }]) =>
      via.flatMap((found) =>
        typeof found === 'string'
          ? []
          : `${name} ${found.range}: ${found.title} (${found.severity}), ${found.url}`,
      ),
    );
}

if (import.meta.main) {
  try {
    const packages = bundledPackages();
    const found = vulnerabilitiesOf(await text(process.stdin), packages);
    for (const line of found) console.error(line);
    console.log(`${packages.size} packages are bundled; known vulnerabilities: ${found.length}.`);
    if (found.length > 0) process.exitCode = 1;
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}
