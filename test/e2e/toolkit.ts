/**
 * Calls the real toolkit in a process of its own, since it reads its environment at import.
 * `toolkit.ts save|restore PATH KEY [RESTORE_KEY...]`, `toolkit.ts upload NAME FILE...`,
 * `toolkit.ts list`, `toolkit.ts delete NAME`. The last line on stdout is the result as JSON.
 */
const [command, first = '', second = '', ...rest] = process.argv.slice(2);

async function run(): Promise<unknown> {
  if (command === 'save' || command === 'restore') {
    const cache = await import('@actions/cache');
    if (command === 'save') return cache.saveCache([first], second);
    return (await cache.restoreCache([first], second, rest)) ?? null;
  }
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  if (command === 'upload') return client.uploadArtifact(first, [second, ...rest], process.cwd());
  if (command === 'list') return client.listArtifacts();
  if (command === 'delete') return client.deleteArtifact(first);
  throw new Error(`No command ${command}`);
}

try {
  const result = await run();
  console.log(`\n${JSON.stringify({ result })}`);
} catch (error) {
  console.log(`\n${JSON.stringify({ error: error instanceof Error ? error.message : error })}`);
}
