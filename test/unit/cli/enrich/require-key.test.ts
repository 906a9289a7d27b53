import { describe, expect, it } from 'vitest';
import { requireKey } from '../../../../src/cli/enrich/require-key.ts';
import { parseConfig, type RawSettings } from '../../../../src/config/config.ts';

/** What a run says that has these settings, no key, and nothing else but what is named. */
async function saidOf(settings: RawSettings, { size = 0, there = '' } = {}): Promise<string> {
  const parsed = parseConfig({ publish: 'none', ...settings }, {}, 'cli', null);
  if (!parsed.ok) throw new Error(parsed.errors.join());
  const kind = async (path: string) => (path === there ? ('file' as const) : 'missing');
  return requireKey(parsed.config, { size }, { kind }).then(
    () => '',
    (error: Error) => error.message,
  );
}

describe('requireKey', () => {
  it('refuses a run that is sure to need the key that it does not have', async () => {
    expect(await saidOf({ roadmap: 'pottery' })).toMatch(
      /^No Gemini API key\. Create one at https:\S+ and set GEMINI_API_KEY\. No key is needed with/,
    );
    expect(await saidOf({ roadmap: 'pottery\nstudio' })).not.toBe('');
  });

  it.each<[string, RawSettings, Parameters<typeof saidOf>[1]?]>([
    ['has a key', { roadmap: 'pottery', 'gemini-api-key': 'AQ.1' }],
    ['only plans', { roadmap: 'pottery', 'dry-run': 'true' }],
    ['is a preview', { roadmap: 'pottery', model: 'offline' }],
    ['has a cache', { roadmap: 'pottery' }, { size: 1 }],
    ['has a table', { roadmap: 'pottery\nstudio' }, { there: 'roadmaps/studio.csv' }],
    ['reads a list, which may have all values', { roadmap: 'pottery\nlists/team.csv' }],
    ['has yet to look up a pattern', { roadmap: 'craft-*' }],
  ])('lets a run go on that %s', async (_, settings, known) => {
    expect(await saidOf(settings, known)).toBe('');
  });
});
