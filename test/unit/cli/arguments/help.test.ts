import { describe, expect, it } from 'vitest';
import { HELP } from '../../../../src/cli/arguments/help.ts';
import { parseCommand } from '../../../../src/cli/arguments/parse.ts';
import { roadmapSite } from '../../../../src/sources/remote/remote.ts';
import { parseEntry } from '../../../../src/sources/sources.ts';

describe('the help', () => {
  it('fits a terminal of 80 columns', () => {
    expect(HELP.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('shows a default as one piece, where the command line has the same', () => {
    expect(HELP).toContain('(default: 8)');
    expect(HELP).toContain('(default: roadmaps/{slug}.csv)');
    expect(HELP).not.toContain('(default: true)');
  });

  it('has an example that needs no file, and so works anywhere', () => {
    const [, args = ''] = /^ {2}roadmap-enrich (.*--model offline)$/m.exec(HELP) ?? [];
    const command = parseCommand(args.split(' '));
    const roadmap = command.kind === 'refresh' ? (command.settings.roadmap ?? '') : '';
    expect(parseEntry(roadmap)?.source).toBe(roadmapSite);
  });

  it('names the environment and the exit codes', () => {
    for (const word of ['GEMINI_API_KEY', 'GITHUB_TOKEN', 'GEMINI_URL', 'ROADMAP_URL']) {
      expect(HELP).toContain(word);
    }
    expect(HELP).toMatch(/Exit codes: 0 .*, 1 .*, 2 /);
  });
});
