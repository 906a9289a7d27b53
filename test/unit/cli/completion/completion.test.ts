import { describe, expect, it } from 'vitest';
import { COMMANDS, ENRICH_FLAGS, SHELLS } from '../../../../src/cli/arguments/commands.ts';
import { completion } from '../../../../src/cli/completion/completion.ts';
import { SETTINGS, type SettingName } from '../../../../src/config/settings.ts';

const flags = [...ENRICH_FLAGS, ...COMMANDS.flatMap((command) => command.flags)];

describe.each(SHELLS)('the script for %s', (shell) => {
  const script = completion(shell);

  it('names every command, flag and known value', () => {
    const words = [
      ...COMMANDS.map(({ name }) => name),
      ...flags.flatMap(({ name, choices = [] }) => [name, ...choices]),
    ];
    const known = new Set(script.match(/[\w.-]+/g)?.map((word) => word.replace(/^-+/, '')));
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it('says how to enable it, with the command that printed it', () => {
    expect(script.split('\n').slice(0, 3).join('\n')).toContain(
      `roadmap-enrich completion ${shell}`,
    );
  });

  it('starts no process of ours, which would take a moment at every key', () => {
    const code = script.split('\n').filter((line) => !line.startsWith('#'));
    expect(code.join('\n')).not.toMatch(/[$`(]\s*\(?roadmap-enrich\b/);
  });
});

describe('the values that a shell completes', () => {
  const known = ENRICH_FLAGS.flatMap(({ name, choices = [] }) =>
    // The cache is a file only for the command line.
    name in SETTINGS && name !== 'cache' ? choices.map((value) => ({ name, value })) : [],
  );

  it.each(known)('are values: --$name=$value', ({ name, value }) => {
    expect(SETTINGS[name as SettingName].schema.safeParse(value).success).toBe(true);
  });
});
