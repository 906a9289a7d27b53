import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../src');

/** The rooms of the house, in the order of the one way through: a room may use those before it. */
const ROOMS = [
  'lib',
  'content',
  'graph',
  'sources',
  'engine',
  'columns',
  'models',
  'values',
  'draw',
  'formats',
  'config',
  'publish',
  'report',
  'pipeline',
  'action',
  'cli',
];

/** The entries, which alone lie in no room. */
const ENTRIES = ['action.ts', 'cli.ts', 'post.ts'];

/** Rooms that talk to GitHub. */
const GITHUB = ['publish', 'action'];

/** Rooms that compute: what they need of the world is handed in. */
const PURE = ['content', 'graph', 'columns', 'engine', 'formats', 'report', 'draw'];

interface Import {
  readonly from: string;
  /** A path from `src`, or the name of a package. */
  readonly to: string;
  /** Gone when the code runs. */
  readonly typeOnly: boolean;
  /** Loaded only where the code comes to it. */
  readonly late: boolean;
}

const STATEMENT =
  /^import\s+(?<type>type\s)?(?:[^'";]*\sfrom\s+)?'(?<target>[^']+)'|\bimport\('(?<late>[^']+)'\)/gm;

const files = globSync('**/*.{ts,tsx}', { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
const imports = files.flatMap(importsOf);

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(ROOT, from), 'utf8');
  return [...text.matchAll(STATEMENT)].map(({ groups = {} }) => {
    const target = groups.target ?? groups.late ?? '';
    const to = target.startsWith('.') ? join('/', from, '..', target).slice(1) : target;
    return {
      from,
      to: to.replaceAll('\\', '/'),
      typeOnly: groups.type !== undefined,
      late: groups.late !== undefined,
    };
  });
}

/** The room that a path of `src` lies in; of an entry, its own name. */
const roomOf = (path: string) => path.split('/')[0] ?? '';

const show = ({ from, to }: Import) => `${from} -> ${to}`;

/** Imports of a room's files that break a rule. */
function breaches(room: string, isBreach: (to: string) => boolean): readonly string[] {
  const own = imports.filter(({ from }) => roomOf(from) === room);
  return own.filter(({ to }) => isBreach(to)).map(show);
}

it('every file lies in a room, but for the three entries', () => {
  const places = [...new Set(files.map(roomOf))].sort();
  expect(places).toEqual([...ROOMS, ...ENTRIES].sort());
});

describe.each(ROOMS)('the room %s', (room) => {
  it('uses only rooms before it', () => {
    const later = [...ROOMS.slice(ROOMS.indexOf(room) + 1), ...ENTRIES];
    expect(breaches(room, (to) => later.includes(roomOf(to)))).toEqual([]);
  });
});

it.each(ROOMS.filter((room) => !GITHUB.includes(room)))('%s knows nothing of GitHub', (room) => {
  expect(breaches(room, (to) => to.startsWith('@actions/'))).toEqual([]);
});

it.each(PURE)('%s opens no file and no connection', (room) => {
  const world = /^(?:node:)?(?:fs|net|http|https|child_process)\b/;
  expect(breaches(room, (to) => world.test(to))).toEqual([]);
});

it('neither face of the tool knows the other', () => {
  expect(breaches('action', (to) => roomOf(to).startsWith('cli'))).toEqual([]);
  expect(breaches('cli', (to) => roomOf(to).startsWith('action'))).toEqual([]);
});

it('the engine knows no column and no provider', () => {
  expect(breaches('engine', (to) => ['columns', 'models'].includes(roomOf(to)))).toEqual([]);
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

it('both steps of the action load one package alone, as a start costs what it loads', () => {
  const loaded = new Set(['action.ts']);
  for (const path of loaded) {
    const first = imports.filter(({ from, typeOnly, late }) => from === path && !typeOnly && !late);
    for (const { to } of first) loaded.add(to);
  }
  const packages = [...loaded].filter((to) => !to.endsWith('.ts') && !to.startsWith('node:'));
  expect(packages).toEqual(['@actions/core']);
});
