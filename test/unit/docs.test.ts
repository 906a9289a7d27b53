import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseCommand } from '../../src/cli/args.ts';
import { parseConfig } from '../../src/config.ts';
import { STATES } from '../../src/enrichment/finish.ts';
import { settings } from '../../src/settings.ts';
import { filled, DOCUMENTS as GENERATED } from '../../tools/documents.ts';
import { blocksOf, commandsOf, DOCUMENTS, proseOf, readDocument } from '../documents.ts';
import { statsSchema } from '../e2e/stats-schema.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** A newcomer reads it whole. */
const README_BYTES = 14_336;

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

describe.each(GENERATED)('%s', (path) => {
  it('says what action.yml and the help say', () => {
    expect(readDocument(path), 'run npm run docs').toBe(filled(path));
  });
});

describe('README.md', () => {
  it('is short enough to be read', () => {
    expect(Buffer.byteLength(readDocument('README.md'))).toBeLessThanOrEqual(README_BYTES);
  });

  it('leads to every page of docs', () => {
    const reached = new Set<string>();
    const follow = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const { file } of linksOf(path)) if (file.endsWith('.md')) follow(file);
    };
    follow('README.md');
    expect(DOCUMENTS.filter((path) => path.startsWith('docs/') && !reached.has(path))).toEqual([]);
  });
});

describe.each(DOCUMENTS)('%s', (path) => {
  const text = readDocument(path);

  it('has links that lead somewhere', () => {
    const broken = linksOf(path).filter(({ file, anchor }) => {
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== '' && !headingsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    const named = [...text.matchAll(/\bnpm run ([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('shows command lines that the command line takes', () => {
    for (const line of commandsOf(text)) {
      expect(() => parseCommand(line.split(/\s+/))).not.toThrow();
    }
  });

  it('shows settings that the action takes', () => {
    for (const block of blocksOf(text, 'yaml')) {
      const given = z.record(z.string(), z.unknown()).parse(parse(block));
      if ('jobs' in given) continue;
      const values = Object.entries(given).map(([name, value]) => [name, String(value)]);
      const result = parseConfig({ roadmap: './tea', ...Object.fromEntries(values) }, {}, 'action');
      expect(result).toMatchObject({ ok: true });
      expect(Object.keys(given).filter((name) => !(name in settings.shape))).toEqual([]);
    }
  });
});

describe('docs/row-states.md', () => {
  it('has a section for every state, in order', () => {
    const states = headingsOf('docs/row-states.md').filter((heading) => {
      return (STATES as readonly string[]).includes(heading);
    });
    expect(states).toEqual(STATES);
  });
});

describe('docs/statistics.md', () => {
  it('describes every member of the statistics, in order', () => {
    const described = [...readDocument('docs/statistics.md').matchAll(/^\| `(\w+)` /gm)];
    const members = described.map(([, name]) => name).filter((name) => name !== 'null');
    expect(members.slice(0, Object.keys(statsSchema.shape).length)).toEqual(
      Object.keys(statsSchema.shape),
    );
  });
});

interface Link {
  readonly file: string;
  readonly anchor: string;
}

/** Links within the repository, as paths from its root. */
function linksOf(path: string): readonly Link[] {
  return [...proseOf(readDocument(path)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(
    ([, target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [file = '', anchor = ''] = target.split('#');
      return [{ file: file === '' ? path : normalize(join(dirname(path), file)), anchor }];
    },
  );
}

/** Anchors of the headings of a page, as GitHub makes them. */
function headingsOf(path: string): readonly string[] {
  return [...proseOf(readDocument(path)).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
