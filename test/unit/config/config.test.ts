import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { COLUMNS } from '../../../src/columns/built-in.ts';
import {
  type Config,
  type Face,
  parseConfig,
  type RawSettings,
  URL_DEFAULTS,
} from '../../../src/config/config.ts';
import { SETTING_NAMES } from '../../../src/config/settings.ts';

interface Setup {
  readonly env?: Readonly<Record<string, string>>;
  readonly face?: Face;
}

/** Settings over one local roadmap, so that a test names only what it is about. */
function parse(raw: RawSettings, { env = {}, face = 'action' }: Setup = {}) {
  return parseConfig({ roadmap: './samples/tea', ...raw }, env, face);
}

function accept(raw: RawSettings, setup?: Setup): Config {
  const result = parse(raw, setup);
  if (!result.ok) throw new Error(result.errors.join('\n'));
  return result.config;
}

function errorsOf(raw: RawSettings, setup?: Setup): readonly string[] {
  const result = parse(raw, setup);
  return result.ok ? [] : result.errors;
}

describe('settings that are not given', () => {
  it('take their defaults', () => {
    expect(accept({})).toEqual({
      roadmap: [expect.objectContaining({ name: 'samples/tea', slug: 'tea' })],
      output: 'roadmaps/{slug}.csv',
      columns: COLUMNS,
      formats: ['csv'],
      'gemini-api-key': null,
      model: ['gemini-3.5-flash-lite'],
      instructions: null,
      'batch-size': 'auto',
      concurrency: 8,
      'requests-per-minute': 15,
      'max-requests': 0,
      'max-removed': 30,
      'max-rows': 0,
      'max-cost-usd': 0,
      'deadline-minutes': 30,
      refresh: 'none',
      cache: true,
      publish: 'artifact',
      branch: null,
      'commit-message': null,
      comment: 'auto',
      'fail-on': 'error',
      'dry-run': false,
      'include-description': 'auto',
      source: 'nilbuild/developer-roadmap@HEAD',
      'github-token': null,
      face: 'action',
      roadmapUrl: 'https://roadmap.sh',
      geminiUrl: 'https://generativelanguage.googleapis.com',
    });
  });

  it('take the same defaults where they are empty or white space', () => {
    const names = SETTING_NAMES.filter((name) => name !== 'roadmap');
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    const blank = Object.fromEntries(names.map((name) => [name, ' \n']));
    const env = Object.fromEntries(Object.keys(URL_DEFAULTS).map((name) => [name, ' ']));
    expect(accept(empty)).toEqual(accept({}));
    expect(accept(blank, { env })).toEqual(accept({}));
  });
});

describe('a value', () => {
  it.each([
    ['batch-size', '1', 1],
    ['batch-size', '100', 100],
    ['batch-size', 'auto', 'auto'],
    ['concurrency', '64', 64],
    ['requests-per-minute', '4000', 4000],
    ['max-requests', '0', 0],
    ['max-removed', '100', 100],
    ['max-cost-usd', '0.25', 0.25],
    ['deadline-minutes', '1.5', 1.5],
    ['refresh', 'all', 'all'],
    ['cache', 'false', false],
    ['cache', 'TRUE', true],
    ['dry-run', 'True', true],
    ['publish', 'none', 'none'],
    ['comment', 'never', 'never'],
    ['fail-on', 'incomplete', 'incomplete'],
    ['include-description', 'true', true],
    ['include-description', 'false', false],
    ['include-description', 'auto', 'auto'],
    ['model', 'gemini-2.5-flash', ['gemini-2.5-flash']],
    ['model', 'gemini-9-a, gemini-8-b\n gemini-9-a,\n', ['gemini-9-a', 'gemini-8-b']],
    ['model', 'offline', ['offline']],
    ['source', 'someone/a.fork@release/v1.2', 'someone/a.fork@release/v1.2'],
    ['output', 'docs/{slug}/table.csv', 'docs/{slug}/table.csv'],
    ['branch', 'feature/tables', 'feature/tables'],
    ['branch', 'dependabot/npm_and_yarn/x-1.0', 'dependabot/npm_and_yarn/x-1.0'],
    ['gemini-api-key', 'AQ.Ab8-_x', 'AQ.Ab8-_x'],
    ['commit-message', 'Refresh\n\nAll of it', 'Refresh\n\nAll of it'],
  ] as const)('of %s may be %s', (name, text, value) => {
    expect(accept({ [name]: text })[name]).toEqual(value);
  });

  it('is trimmed', () => {
    const config = accept({ concurrency: ' 4\n', 'gemini-api-key': '\tkey-1234\n' });
    expect(config.concurrency).toBe(4);
    expect(config['gemini-api-key']).toBe('key-1234');
  });

  it.each([
    ['output', 'table.tsv'],
    ['output', 'table'],
    ['output', '{slugs}.csv'],
    ['gemini-api-key', 'two words'],
    ['gemini-api-key', 'schlüssel'],
    ['model', '../x'],
    ['model', 'models/gemini-3.5-flash-lite'],
    ['model', 'gemini?key=1'],
    ['model', 'Gemini'],
    ['model', 'gemini-3.5-flash-lite; gemini-3.8-flash'],
    ['model', ','],
    ['batch-size', '0'],
    ['batch-size', '101'],
    ['batch-size', '2.5'],
    ['batch-size', 'many'],
    ['concurrency', '0'],
    ['concurrency', '65'],
    ['concurrency', '1e1'],
    ['concurrency', '0x8'],
    ['concurrency', '+8'],
    ['requests-per-minute', '0'],
    ['requests-per-minute', '-1'],
    ['max-requests', '-1'],
    ['max-removed', '101'],
    ['max-requests', '1.5'],
    ['max-cost-usd', '$1'],
    ['max-cost-usd', 'NaN'],
    ['max-cost-usd', 'Infinity'],
    ['deadline-minutes', '0'],
    ['deadline-minutes', '1441'],
    ['refresh', 'ALL'],
    ['cache', 'yes'],
    ['cache', '1'],
    ['publish', 'pr'],
    ['branch', 'has space'],
    ['branch', '-x'],
    ['branch', '/x'],
    ['branch', 'a..b'],
    ['branch', 'a//b'],
    ['branch', 'a.lock'],
    ['branch', 'a/'],
    ['branch', 'a@{0}'],
    ['branch', 'a\nb'],
    ['comment', 'yes'],
    ['fail-on', 'never'],
    ['dry-run', 'no'],
    ['include-description', 'maybe'],
    ['source', 'developer-roadmap'],
    ['source', 'nilbuild/developer-roadmap'],
    ['source', 'https://github.com/nilbuild/developer-roadmap@HEAD'],
    ['source', 'nilbuild/developer-roadmap@a b'],
    ['github-token', 'two words'],
  ] as const)('of %s may not be %j', (name, text) => {
    const errors = errorsOf({ [name]: text });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`^${name}\\b`));
  });

  it.each(['batch-size', 'refresh', 'publish', 'comment', 'fail-on', 'include-description'])(
    'of %s that is wrong is answered with those that are right',
    (name) => {
      expect(errorsOf({ [name]: 'zzz' })[0]).toMatch(/must be .*\bor\b/);
    },
  );

  it.each([
    ['https://roadmap.sh/r/my-team', 'custom roadmap.*Export it as JSON'],
    ['https://roadmap.sh/', 'https://roadmap\\.sh/backend'],
    ['https://roadmap.sh/guides/x', 'https://roadmap\\.sh/backend'],
    ['https://roadmap.sh.example/backend', 'https://roadmap\\.sh/backend'],
    ['https://tea.example/backend.json', 'or a path'],
  ])('of roadmap that is an address of none says what to give instead: %s', (roadmap, hint) => {
    const [error, ...others] = errorsOf({ roadmap });
    expect(others).toEqual([]);
    expect(error).toMatch(new RegExp(`^roadmap: "${roadmap}" .*${hint}`));
  });

  it('of roadmap counts once where a slug and its address mean the same', () => {
    const roadmap = 'backend\nhttps://roadmap.sh/backend\nwww.roadmap.sh/backend/';
    expect(accept({ roadmap, output: 'x.csv' }).roadmap.map(({ slug }) => slug)).toEqual([
      'backend',
    ]);
  });

  it('that cannot stand in a path of the source is refused', () => {
    expect(errorsOf({ source: '../..@HEAD' })).not.toEqual([]);
    expect(errorsOf({ source: 'nilbuild/developer-roadmap@../../other' })).not.toEqual([]);
  });
});

it('a value has the precise type that its schema gives it', () => {
  expectTypeOf<Config['batch-size']>().toEqualTypeOf<'auto' | number>();
  expectTypeOf<Config['refresh']>().toEqualTypeOf<'none' | 'all' | readonly string[]>();
  expectTypeOf<Config['include-description']>().toEqualTypeOf<'auto' | boolean>();
  expectTypeOf<Config['branch']>().toEqualTypeOf<string | null>();
});

describe('the roadmap input', () => {
  it('is one entry per line; blank lines and white space around do not count', () => {
    const { roadmap } = accept({ roadmap: '\n  ./a \r\n\r\n\tb/c.json\ntea.csv\n' });
    expect(roadmap.map(({ name }) => name)).toEqual(['a', 'b/c.json', 'tea.csv']);
  });

  it('holds the same line only once', () => {
    expect(accept({ roadmap: './a\n./a\n ./a' }).roadmap).toHaveLength(1);
  });

  it.each(['', ' \n\n', undefined])('must not be empty: %j', (roadmap) => {
    expect(errorsOf({ roadmap })).toEqual([expect.stringMatching(/^roadmap: name at least one/)]);
  });

  it('is refused with every line that is no roadmap', () => {
    const errors = errorsOf({ roadmap: 'Back End\n./good\nwhat?' });
    expect(errors).toHaveLength(2);
    expect(errors.join('\n')).toMatch(/"Back End".*\n.*"what\?"/);
  });
});

describe('the output', () => {
  it('needs {slug} for several roadmaps', () => {
    const errors = errorsOf({ roadmap: './a\n./b', output: 'table.csv' });
    expect(errors).toEqual([expect.stringContaining('{slug}')]);
  });

  it('needs {slug} for a pattern', () => {
    expect(errorsOf({ roadmap: '*', output: 'table.csv' }).join()).toContain('{slug}');
  });

  it('needs no {slug} for one roadmap', () => {
    expect(accept({ output: 'table.csv' }).output).toBe('table.csv');
  });

  const outside = [
    '/tmp/table.csv',
    '../table.csv',
    'a/../../table.csv',
    '..\\table.csv',
    'C:\\table.csv',
    '\\\\host\\table.csv',
    '.git/table.csv',
    'a/.GIT/table.csv',
    '.github/table.csv',
  ];

  it.each(outside)('of the action must not be %s', (output) => {
    expect(errorsOf({ output })).toEqual([expect.stringContaining('inside the workspace')]);
  });

  it.each(outside)('of the command line may be %s', (output) => {
    expect(accept({ output }, { face: 'cli' }).output).toBe(output);
  });

  it('of the action may hold names that only look alike', () => {
    expect(accept({ output: '..a/.gitx/b...csv' }).output).toBe('..a/.gitx/b...csv');
  });
});

describe('settings that contradict each other', () => {
  it('are a cost limit and a model of unknown price', () => {
    const errors = errorsOf({ 'max-cost-usd': '1', model: 'gemini-9-flash' });
    expect(errors).toEqual([expect.stringMatching(/^max-cost-usd: .*max-requests/)]);
  });

  it('are no cost limit and a model of unknown price: none', () => {
    expect(accept({ model: 'gemini-9-flash' }).model).toEqual(['gemini-9-flash']);
  });

  it('are a cost limit and one model of unknown price among several, which is named', () => {
    const model = 'gemini-3.5-flash-lite, gemini-9-flash';
    expect(errorsOf({ 'max-cost-usd': '1', model })).toEqual([
      'max-cost-usd: the price of "gemini-9-flash" is unknown. Use max-requests instead.',
    ]);
  });

  it('are named where one of several models is none', () => {
    expect(errorsOf({ model: 'gemini-9-flash, Gemini-8' })).toEqual([
      expect.stringContaining('"Gemini-8" must be a Gemini model ID in lower case'),
    ]);
  });

  it('are an offline preview and another model', () => {
    expect(errorsOf({ model: 'offline, gemini-3.5-flash-lite' })).toEqual([
      'model: offline cannot be combined with other models.',
    ]);
  });

  it.each(['commit', 'pull-request'])('are an offline preview and publish %s', (publish) => {
    expect(errorsOf({ model: 'offline', publish }).join('\n')).toContain('offline preview');
  });
});

describe('the base URLs', () => {
  it.each([
    ['https://proxy.example/gemini/', 'https://proxy.example/gemini'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('may be %s', (given, kept) => {
    const config = accept({}, { env: { GEMINI_URL: given, ROADMAP_URL: given } });
    expect(config.geminiUrl).toBe(kept);
    expect(config.roadmapUrl).toBe(kept);
  });

  it.each([
    'proxy.example',
    'ftp://proxy.example',
    'http://proxy.example',
    'http://localhost.proxy.example',
    'http://127.0.0.1.proxy.example',
    'file:///etc/passwd',
    'https://',
    'javascript:alert(1)',
  ])('may not be %s', (url) => {
    const errors = errorsOf({}, { env: { GEMINI_URL: url, ROADMAP_URL: url } });
    expect(errors.map((error) => error.split(':')[0])).toEqual(['ROADMAP_URL', 'GEMINI_URL']);
  });

  it('hold no user info, which is not printed either', () => {
    const errors = errorsOf({}, { env: { GEMINI_URL: 'https://user:hunter2@proxy.example' } });
    expect(errors).toEqual(['GEMINI_URL: must not contain a user name or password.']);
  });
});

describe('errors', () => {
  it('of different settings are reported together', () => {
    const errors = errorsOf(
      { roadmap: 'What?', concurrency: '0', refresh: '1' },
      { env: { GEMINI_URL: 'nowhere' } },
    );
    expect(errors.map((error) => error.split(/[ :]/)[0])).toEqual([
      'roadmap',
      'concurrency',
      'refresh',
      'GEMINI_URL',
    ]);
  });

  it('of single settings do not hide those between settings', () => {
    const text = errorsOf({ concurrency: '0', output: '../table.csv' }).join('\n');
    expect(text).toContain('concurrency');
    expect(text).toContain('inside the workspace');
  });

  it('show a long value cut, on one line', () => {
    const [error = ''] = errorsOf({ refresh: `a\nb\u001b${'x'.repeat(500)}` });
    expect(error).toMatch(
      /^refresh "a bx{57}…": must be none, all or columns of this run \(TLDR, Challenge\)\.$/,
    );
  });

  it('never show a secret', () => {
    const secret = 'very secret key';
    const text = errorsOf({ 'gemini-api-key': secret, 'github-token': secret }).join('\n');
    expect(text).toMatch(/gemini-api-key: .*\ngithub-token: /);
    expect(text).not.toContain('secret');
  });

  it('are all there is to any text: nothing is thrown, and each is one line', () => {
    const names = fc.constantFrom(...SETTING_NAMES);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-.0-9a-z/*@{}\n ]{0,20}$/),
    );
    fc.assert(
      fc.property(fc.dictionary(names, text), text, (raw, url) => {
        const result = parseConfig(raw, { GEMINI_URL: url }, 'action');
        if (result.ok) return;
        expect(result.errors.length).toBeGreaterThan(0);
        const broken = result.errors.filter((error) => /[\p{Cc}\u2028\u2029]/u.test(error));
        expect(broken).toEqual([]);
      }),
    );
  });
});

describe('the columns', () => {
  it('are the two of the old exporter, where none are given', () => {
    expect(accept({}).columns).toEqual(COLUMNS);
  });

  it('that are wrong are quoted where they stand in one line', () => {
    expect(errorsOf({ columns: 'TLDR, Chalenge' })).toEqual([
      'columns "TLDR, Chalenge": "Chalenge" is not a built-in column; the nearest is Challenge.',
    ]);
  });

  it('that are wrong are named by their line where there are several', () => {
    expect(errorsOf({ columns: '- TLDR\n- Chalenge\n- 5' }, { face: 'cli' })).toEqual([
      '--columns line 2: "Chalenge" is not a built-in column; the nearest is Challenge.',
      '--columns line 3: must be the name of a built-in column, or a definition with name, ask and kind.',
    ]);
  });

  it('of an offline preview must have a TLDR, the built-in one', () => {
    const error =
      'columns: an offline preview fills in only TLDR, which is not among them. Add TLDR.';
    expect(errorsOf({ model: 'offline', columns: 'Hours' })).toEqual([error]);
    const own = '- name: TLDR\n  ask: What it is\n  text:';
    expect(errorsOf({ model: 'offline', columns: own })).toEqual([error]);
    expect(errorsOf({ model: 'offline', columns: 'Hours, TLDR' })).toEqual([]);
  });
});

describe('the columns to refresh', () => {
  it('may have accents as characters of their own', () => {
    const columns = '- name: Caf\u00e9\n  ask: X\n  text:';
    expect(accept({ columns, refresh: 'Cafe\u0301' }).refresh).toEqual(['Caf\u00e9']);
  });

  it('are names of columns of the run', () => {
    expect(accept({ refresh: 'TLDR' }).refresh).toEqual(['TLDR']);
    const columns = 'TLDR, How_To, Hours';
    expect(accept({ columns, refresh: ' Hours , How_To, Hours' }).refresh).toEqual([
      'Hours',
      'How_To',
    ]);
  });

  it.each(['Hours', 'TLDR, Hours', 'Hours, TLDR'])('may be no others: %s', (refresh) => {
    expect(errorsOf({ refresh })).toEqual([
      'refresh "Hours": must be none, all or columns of this run (TLDR, Challenge).',
    ]);
  });

  it.each([',', 'TLDR,', 'TLDR,,Challenge', '5'])('must each have a name: %s', (refresh) => {
    expect(errorsOf({ refresh })).toEqual([
      `refresh "${refresh}": must be none, all or names of columns.`,
    ]);
  });

  it('are not looked for where the columns are wrong, which is one error', () => {
    expect(errorsOf({ columns: 'Chalenge', refresh: 'Chalenge' })).toHaveLength(1);
  });
});
