import { expect, it } from 'vitest';
import { restoreCache } from '../../../src/action/cache.ts';
import { type Log, SILENT } from '../../../src/lib/log.ts';

it('a cache whose stage cannot be removed costs a warning, and no run', async () => {
  const warnings: string[] = [];
  const log: Log = { ...SILENT, warning: (message) => warnings.push(message) };
  // No system removes a path like this one; the toolkit accepts no comma, so it sends no request.
  const { signal } = new AbortController();
  const place = { workspace: '/nowhere\0', folder: '.', namesHash: ',', log, signal };

  expect(await restoreCache(place)).toBe('');
  expect(warnings).toEqual([
    expect.stringMatching(/^Cache not restored: /),
    expect.stringMatching(/^\.roadmap-enrich-cache is left in the workspace: .+\. Remove it\.$/),
  ]);
});
