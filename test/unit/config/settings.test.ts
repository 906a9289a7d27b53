import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { HELP } from '../../../src/cli/arguments/help.ts';
import { parseCommand } from '../../../src/cli/arguments/parse.ts';
import { SECRETS } from '../../../src/config/secrets.ts';
import { SETTING_NAMES, SETTINGS } from '../../../src/config/settings.ts';
import { readDocument } from '../../documents.ts';

const { inputs } = z
  .object({ inputs: z.record(z.string(), z.looseObject({ description: z.string() })) })
  .parse(parse(readDocument('action.yml')));

const rows = readDocument('README.md').split('\n');
const help = HELP.replace(/\s+/g, ' ');

describe.each(SETTING_NAMES)('the setting %s', (name) => {
  const { description, actionDefault, default: value = actionDefault } = SETTINGS[name];
  const { flag, help: text = description, variable } = SETTINGS[name];

  it('is an input in action.yml', () => {
    expect(inputs[name]).toMatchObject({ description, ...(value ? { default: value } : {}) });
  });

  it('has a row in the README', () => {
    const row = rows.find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toContain(` | ${description} |`);
    expect(row).toContain(value ?? '|');
  });

  it('is described in the help, or is refused as a flag with what to do instead', () => {
    if (flag !== undefined) {
      expect(help).toContain(flag === true ? ` --[no-]${name} ` : ` --${name} ${flag} `);
      expect(help).toContain(text.replaceAll('`', ''));
      return;
    }
    if (variable !== undefined) expect(help).toContain(variable);
    expect(() => parseCommand(['./tea', `--${name}=x`])).toThrow(
      /only in the action|Set [A-Z_]+|Give the roadmap/,
    );
  });
});

it('the secrets are the key and the token', () => {
  expect(SECRETS).toEqual([
    { name: 'gemini-api-key', variable: 'GEMINI_API_KEY' },
    { name: 'github-token', variable: 'GITHUB_TOKEN' },
  ]);
});
