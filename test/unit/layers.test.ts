import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../src');

/** The one way through; a stage may use those before it. */
const STAGES = ['roadmap', 'enrichment', 'csv', 'publish', 'report'];

/** What joins the stages to runs, and the two faces of the tool: stages know nothing of it. */
const ABOVE =
  'cache-store.ts load.ts reuse.ts ask.ts write-table.ts refresh.ts exit.ts action action.ts cli cli.ts'.split(
    ' ',
  );

interface Import {
  readonly from: string;
  /** A path from `src`, or the name of a package. */
  readonly to: string;
  /** Gone when the code runs. */
  readonly typeOnly: boolean;
}

const STATEMENT =
  /^import\s+(?<type>type\s)?(?:[^'";]*\sfrom\s+)?'(?<target>[^']+)'|\bimport\('(?<late>[^']+)'\)/gm;

const files = globSync('**/*.ts', { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
const imports = files.flatMap(importsOf);

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(ROOT, from), 'utf8');
  return [...text.matchAll(STATEMENT)].map(({ groups = {} }) => {
    const target = groups.target ?? groups.late ?? '';
    const to = target.startsWith('.') ? join('/', from, '..', target).slice(1) : target;
    return { from, to: to.replaceAll('\\', '/'), typeOnly: groups.type !== undefined };
  });
}

/** The folder of `src` that a file lies in; of a file that lies in none, its own name. */
const placeOf = (path: string) => path.split('/')[0] ?? '';

const show = ({ from, to }: Import) => `${from} -> ${to}`;

/** Imports of a folder's files that break a rule. */
function breaches(folder: string, isBreach: (to: string) => boolean): readonly string[] {
  const own = imports.filter(({ from }) => placeOf(from) === folder);
  expect(own).not.toEqual([]);
  return own.filter(({ to }) => isBreach(to)).map(show);
}

describe('a stage', () => {
  it.each(STAGES)('imports no later one: %s', (stage) => {
    const later = STAGES.slice(STAGES.indexOf(stage) + 1);
    expect(breaches(stage, (to) => later.includes(placeOf(to)))).toEqual([]);
  });

  it.each([...STAGES, 'draw'])('knows nothing of the runs it is part of: %s', (stage) => {
    expect(breaches(stage, (to) => ABOVE.includes(placeOf(to)))).toEqual([]);
  });

  it.each(['roadmap', 'enrichment', 'csv', 'draw', 'report'])(
    'that needs no GitHub has nothing of its toolkit: %s',
    (stage) => expect(breaches(stage, (to) => to.startsWith('@actions/'))).toEqual([]),
  );
});

it('a drawing is made of a roadmap alone', () => {
  const others = [...STAGES.slice(1), 'config.ts'];
  expect(breaches('draw', (to) => others.includes(placeOf(to)))).toEqual([]);
});

it('neither face of the tool knows the other', () => {
  expect(breaches('action', (to) => placeOf(to).startsWith('cli'))).toEqual([]);
  expect(breaches('cli', (to) => placeOf(to).startsWith('action'))).toEqual([]);
});

it('every file that is imported exists', () => {
  const own = imports.filter(({ to }) => to.endsWith('.ts'));
  expect(own.filter(({ to }) => !files.includes(to)).map(show)).toEqual([]);
});

it('no file needs itself, by whatever way, to be loaded', () => {
  const needs = new Map(files.map((file) => [file, new Set<string>()]));
  for (const { from, to, typeOnly } of imports) if (!typeOnly) needs.get(from)?.add(to);
  const circular = files.filter((file) => {
    const reached = new Set(needs.get(file));
    // The set grows while it is walked.
    for (const step of reached) for (const next of needs.get(step) ?? []) reached.add(next);
    return reached.has(file);
  });
  expect(circular).toEqual([]);
});
