import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseCommand } from '../../src/cli/arguments/parse.ts';
import { PUBLISHING } from '../../src/cli/workflows/permissions.ts';
import { TLDR_LIMITS } from '../../src/columns/built-in.ts';
import { parseConfig } from '../../src/config/config.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { MAX_NODES } from '../../src/graph/read.ts';
import {
  MAX_CACHE_BYTES,
  MAX_FILE_BYTES,
  MAX_TABLE_BYTES,
  MAX_TEXT_BYTES,
} from '../../src/lib/limits.ts';
import { thousands } from '../../src/lib/text/words.ts';
import { MAX_RUN_ROWS } from '../../src/pipeline/load.ts';
import { MAX_ROWS } from '../../src/sources/list/parse.ts';
import { STATES } from '../../src/values/finish.ts';
import { REFUSED_DAYS, UNUSED_MONTHS } from '../../src/values/stored-entry.ts';
import { filled, DOCUMENTS as GENERATED } from '../../tools/documents.ts';
import { blocksOf, commandsOf, DOCUMENTS, proseOf, readDocument } from '../documents.ts';
import { statsSchema } from '../e2e/stats-schema.ts';
import { loadPath, memoryFiles } from './sources/memory-files.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Of the part that is written by hand: a newcomer reads it whole. */
const README_BYTES = 13_100;

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

describe.each(GENERATED)('%s', (path) => {
  it('says what the settings, the outputs and the help say', () => {
    expect(readDocument(path), 'run npm run docs').toBe(filled(path));
  });
});

describe('docs/columns.schema.json', () => {
  it('lets a kind stand without limits if each has a default, as the reader does', () => {
    // Editors read `text:` as null.
    const nullable = filled('docs/columns.schema.json').match(/"type": \[\s+"object",\s+"null"/g);
    expect(nullable).toHaveLength(2);
  });
});

describe('README.md', () => {
  it('is short enough to be read', () => {
    const byHand = readDocument('README.md').replace(/<!-- (\w+) -->[\s\S]*?<!-- \/\1 -->/g, '');
    expect(Buffer.byteLength(byHand)).toBeLessThanOrEqual(README_BYTES);
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
      const shown: unknown = parse(block);
      // A list is what a file of columns holds.
      const yaml: unknown = Array.isArray(shown) ? { columns: block } : shown;
      const given = z.record(z.string(), z.unknown()).parse(yaml);
      if ('jobs' in given) continue;
      const values = Object.entries(given).map(([name, value]) => [name, String(value)]);
      const { columns = '' } = given;
      const file = String(columns).endsWith('.yml')
        ? { path: String(columns), text: 'TLDR' }
        : null;
      const settings = {
        roadmap: './tea',
        'github-token': 'a-token',
        ...Object.fromEntries(values),
      };
      const result = parseConfig(settings, {}, 'action', file);
      expect(result).toMatchObject({ ok: true });
      expect(Object.keys(given).filter((name) => !Object.hasOwn(SETTINGS, name))).toEqual([]);
    }
  });
});

describe.each(DOCUMENTS)('what %s names in passing', (path) => {
  const text = proseOf(readDocument(path));
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

  it('is a setting that the action takes, where it looks like one', () => {
    const wrong = code.flatMap((span) => {
      const [, name = '', value = ''] = /^([a-z-]+): ([^ ]+)$/.exec(span) ?? [];
      if (!Object.hasOwn(SETTINGS, name) || name.startsWith('github')) return [];
      const result = parseConfig(
        { roadmap: './tea', 'github-token': 'a-token', [name]: value },
        {},
        'action',
      );
      return result.ok ? [] : [span];
    });
    expect(wrong).toEqual([]);
  });

  it('is a file that exists, where it looks like one of the source or the tests', () => {
    const files = code.filter((span) =>
      /^(src|test|tools|bench|docs|samples)\/[\w./-]+$/.test(span),
    );
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('is the end of the path of such a file, where it looks like one', () => {
    const files = globSync('{*,{src,test,tools,bench}/**/*}.ts', {
      cwd: ROOT,
      exclude: (path) => path.includes('node_modules'),
    }).map((path) => `/${path.replaceAll('\\', '/')}`);
    const named = code.filter((span) => /^[\w./-]+\.ts$/.test(span));
    expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  });
});

describe('the permissions of the modes', () => {
  it.each(['README.md', 'docs/publishing.md'])(
    'are in %s what the check of workflows asks for',
    (path) => {
      for (const [mode, needed] of Object.entries(PUBLISHING)) {
        const row = readDocument(path)
          .split('\n')
          .find((line) => line.startsWith(`| \`${mode}\``));
        const named = [...(row ?? '').matchAll(/`([a-z-]+: write)`/g)].map(([, right]) => right);
        expect([mode, named]).toEqual([
          mode,
          Object.entries(needed).map((right) => right.join(': ')),
        ]);
      }
    },
  );
});

describe('the figures of the documents', () => {
  it.each([
    [
      'README.md',
      `at most ${thousands(MAX_NODES)} nodes, a file ${MAX_FILE_BYTES / 1e6} MB, a text ${MAX_TEXT_BYTES / 1e6} MB`,
    ],
    ['docs/row-states.md', `after ${REFUSED_DAYS} days`],
    ['docs/caching.md', `${UNUSED_MONTHS} months without use; refusals ${REFUSED_DAYS} days`],
    [
      'docs/roadmaps.md',
      `at most ${thousands(MAX_ROWS)} rows and ${MAX_FILE_BYTES / 1e6} MB, a table (also a list that is its own table) at most ${MAX_TABLE_BYTES / 1e6} MB`,
    ],
    ['docs/roadmaps.md', `a run at most ${thousands(MAX_RUN_ROWS)} rows`],
    ['docs/caching.md', `The file has at most ${MAX_CACHE_BYTES / 1e6} MB`],
    ['docs/quick-reference.md', `1 to ${TLDR_LIMITS.words} words`],
  ])('are in %s those of the source: %s', (path, words) => {
    expect(proseOf(readDocument(path)).replace(/\s+/g, ' ')).toContain(words);
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

describe('docs/roadmaps.md', () => {
  it.each([
    ['graph', 'json', 'tea.json'],
    ['list', 'csv', 'tea.csv'],
  ])('shows a %s that makes a roadmap', async (_, language, name) => {
    const [text = ''] = blocksOf(readDocument('docs/roadmaps.md'), language);
    const { topics, warnings } = await loadPath(name, memoryFiles({ [name]: text }));

    expect(topics.length).toBeGreaterThan(0);
    expect(topics.map(({ category }) => category)).not.toContain('');
    expect(warnings).toEqual([]);
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
      return [{ file: file === '' ? path : posix.join(posix.dirname(path), file), anchor }];
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
