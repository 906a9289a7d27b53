import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../src/cli/arguments/commands.ts';
import { HELP } from '../../../../src/cli/arguments/help.ts';
import { type Command, parseCommand } from '../../../../src/cli/arguments/parse.ts';
import { UsageError } from '../../../../src/cli/arguments/split.ts';
import { cacheFile } from '../../../../src/cli/cache-file.ts';
import { parseConfig, type RawSettings } from '../../../../src/config/config.ts';
import { SETTING_NAMES } from '../../../../src/config/settings.ts';

type Refresh = Extract<Command, { kind: 'refresh' }>;

function refresh(...args: readonly string[]): Refresh {
  const command = parseCommand(args);
  if (command.kind !== 'refresh') throw new Error(`not to be refreshed: ${command.kind}`);
  return command;
}

const settingsOf = (...args: readonly string[]) => refresh('./tea', ...args).settings;

/** The flags as the help names them. */
const FLAGS = [...HELP.matchAll(/^ {2}--(\[no-\])?([a-z-]+)(?: |$)/gm)].map(
  ([, no, name = '']) => ({
    name,
    isSwitch: no !== undefined,
  }),
);

describe('roadmaps', () => {
  it('are what stands free, one or several', () => {
    expect(refresh('./tea').settings).toEqual({ roadmap: './tea' });
    expect(refresh('./tea', 'backend', 'front*').settings.roadmap).toBe('./tea\nbackend\nfront*');
  });

  it('may stand before, between and after flags', () => {
    expect(refresh('a', '--model', 'offline', 'b', '--json', 'c').settings).toEqual({
      roadmap: 'a\nb\nc',
      model: 'offline',
    });
  });

  it('are told from a list in YAML, which is the value of the flag before it', () => {
    const command = parseCommand(['backend', '--columns', '- TLDR\n- Hours']);
    expect(command).toMatchObject({ settings: { columns: '- TLDR\n- Hours' } });
  });

  it('are told from a negative number, which is the value of the flag before it', () => {
    expect(refresh('a', '--max-cost-usd', '-1', 'b').settings).toEqual({
      roadmap: 'a\nb',
      'max-cost-usd': '-1',
    });
  });

  it('may begin with a hyphen after --', () => {
    expect(refresh('--', '-odd.json').settings.roadmap).toBe('-odd.json');
    expect(refresh('--', '--json', '-1').settings.roadmap).toBe('--json\n-1');
  });

  it('must be named', () => {
    expect(() => parseCommand(['--model', 'offline'])).toThrow(/Name at least one roadmap/);
  });
});

describe('flags', () => {
  it('are those that the help names, each once', () => {
    const names = FLAGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(16);
  });

  it('are settings of the same name, but for json and verbose', () => {
    const known: readonly string[] = SETTING_NAMES;
    const others = FLAGS.map(({ name }) => name).filter((name) => !known.includes(name));
    expect(others).toEqual(['json', 'verbose']);
  });

  it('are there for every setting but those about publishing, GitHub and secrets', () => {
    const names = FLAGS.map(({ name }) => name);
    const without = SETTING_NAMES.filter((name) => !names.includes(name));
    expect(without).toEqual([
      'roadmap',
      'gemini-api-key',
      'publish',
      'branch',
      'commit-message',
      'comment',
      'github-token',
    ]);
  });

  const ofSettings = FLAGS.filter(({ name }) => !['cache', 'json', 'verbose'].includes(name));

  it.each(ofSettings.filter(({ isSwitch }) => !isSwitch))('take a value: --$name', ({ name }) => {
    expect(settingsOf(`--${name}`, 'x')).toMatchObject({ [name]: 'x' });
    expect(settingsOf(`--${name}=x=y`)).toMatchObject({ [name]: 'x=y' });
    expect(() => parseCommand(['./tea', `--${name}`])).toThrow(UsageError);
  });

  it.each(ofSettings.filter(({ isSwitch }) => isSwitch))(
    'switch on and off: --$name',
    ({ name }) => {
      expect(settingsOf(`--${name}`)).toMatchObject({ [name]: 'true' });
      expect(settingsOf(`--no-${name}`)).toMatchObject({ [name]: 'false' });
      expect(settingsOf(`--${name}=true`)).toMatchObject({ [name]: 'true' });
      expect(settingsOf(`--${name}=false`)).toMatchObject({ [name]: 'false' });
    },
  );

  it('that are switches do not eat the roadmap behind them', () => {
    expect(refresh('--dry-run', './tea').settings).toEqual({ roadmap: './tea', 'dry-run': 'true' });
  });

  it.each(['model', 'columns', 'refresh'])(
    'that are given several times add up, where they are lists: --%s',
    (name) => {
      const args = [`--${name}`, 'a', './clay', `--${name}=b, c`, `--${name}`, 'd'];
      expect(settingsOf(...args)).toMatchObject({ [name]: 'a, b, c, d' });
      expect(settingsOf(`--${name}=`, `--${name}=a`)).toMatchObject({ [name]: 'a' });
    },
  );

  it('that are given several times count as they are given last, where they are no lists', () => {
    expect(settingsOf('--output', 'a.csv', '--output', 'b.csv')).toMatchObject({ output: 'b.csv' });
    expect(settingsOf('--dry-run', '--no-dry-run')).toMatchObject({ 'dry-run': 'false' });
  });

  it('that are not given leave their setting to its default', () => {
    expect(Object.keys(settingsOf())).toEqual(['roadmap']);
  });

  it.each([
    ['--publish', 'commit'],
    ['--gemini-api-key', 'x'],
    ['--no-model'],
    ['-x'],
    ['--drY-run'],
    ['--no-dry-run=true'],
  ])('that are not known are wrong usage: %s %s', (...args) => {
    expect(() => parseCommand(['./tea', ...args])).toThrow(UsageError);
  });

  it.each([
    ['--unknown'],
    ['--model'],
    ['--model', '--json'],
    ['--output', '-x.csv'],
    ['--json=yes'],
  ])(
    'that are wrong are answered on one line that names the help or what to give: %s %s',
    (...args) => {
      expect(() => parseCommand(['./tea', ...args])).toThrow(
        expect.objectContaining({
          name: 'UsageError',
          message: expect.stringMatching(/^[^\n]*(see --help|must be true or false)[^\n]*\.$/),
        }),
      );
    },
  );
});

describe('the cache', () => {
  const fileOf = (...args: readonly string[]) => cacheFile(refresh('./tea', ...args).cache);

  it('is a file, none, or the default', () => {
    expect(fileOf('--cache', 'my.jsonl')).toBe('my.jsonl');
    expect(fileOf('--cache=none')).toBeNull();
    expect(() => fileOf('--cache', 'false')).toThrow(
      new UsageError('--cache=false: must be a file or none (see --help).'),
    );
    expect(fileOf()).toMatch(/rows\.jsonl$/);
  });

  it('is no setting: that one is of the Actions cache', () => {
    expect(settingsOf('--cache', 'none')).toEqual({ roadmap: './tea' });
  });
});

describe('the statistics as JSON', () => {
  it.each([
    [[], false],
    [['--json'], true],
    [['--no-json'], false],
    [['--json=true'], true],
    [['--json', '--json=false'], false],
  ])('are wanted with %j: %s', (args, json) => {
    expect(refresh('./tea', ...args).json).toBe(json);
  });
});

describe('other commands', () => {
  it.each(['--help', '-h'])('help is %s, whatever else is there', (flag) => {
    expect(parseCommand(['./tea', '--unknown', flag])).toEqual({ kind: 'help', topic: null });
  });

  it('version is --version', () => {
    expect(parseCommand(['--version'])).toEqual({ kind: 'version' });
  });

  it.each([
    ['list', ['list'], { kind: 'list', word: '', settings: { roadmap: '*' }, json: false }],
    ['draw', ['draw', './tea'], { kind: 'draw', roadmap: './tea', output: '{slug}.svg' }],
  ])('%s is known as the first word alone', (word, args, command) => {
    expect(parseCommand(args)).toEqual(command);
    expect(refresh(`./${word}`).settings.roadmap).toBe(`./${word}`);
    expect(refresh('./tea', word).settings.roadmap).toBe(`./tea\n${word}`);
  });
});

describe('a flag', () => {
  it.each(['--publish=commit', '--comment', '--no-comment'])(
    '%s, which is an input, is refused with a word on the action',
    (flag) => {
      expect(() => parseCommand(['./tea', flag])).toThrow(/^--\w+ is available only in the action/);
    },
  );

  it('for a secret or for the roadmap is refused with what to do instead', () => {
    expect(() => parseCommand(['--gemini-api-key=x', './tea'])).toThrow(
      /Set GEMINI_API_KEY instead/,
    );
    expect(() => parseCommand(['--roadmap=./tea'])).toThrow(/without --roadmap/);
  });

  it('with a value that is switched off is refused with what to do instead', () => {
    expect(() => parseCommand(['./tea', '--no-cache'])).toThrow(
      /^To run without a cache, use --cache=none/,
    );
    expect(() => parseCommand(['./tea', '--no-model'])).toThrow(/^--model takes a value/);
  });

  it('that nobody knows is called so', () => {
    expect(() => parseCommand(['./tea', '--xyzzy'])).toThrow(
      new UsageError('Unknown option --xyzzy (see --help).'),
    );
  });

  it.each([
    ['--modle=x', '--model'],
    ['--no-dry-rum', '--dry-run'],
    ['--batchsize', '--batch-size'],
  ])('that is misspelled leads to the right one: %s', (flag, right) => {
    const [name = ''] = flag.split('=');
    expect(() => parseCommand(['./tea', flag])).toThrow(
      new UsageError(`Unknown option ${name}; did you mean ${right}? (see --help).`),
    );
  });

  it('that is a switch does not take the word after it for a roadmap', () => {
    expect(() => parseCommand(['./tea', '--include-description', 'true'])).toThrow(
      new UsageError(
        '--include-description takes no separate value. Write --include-description=true (see --help).',
      ),
    );
  });
});

describe('the list', () => {
  it('takes flags, and a word that the roadmaps have', () => {
    expect(parseCommand(['list', '--json', '--source', 'a/b@main'])).toEqual({
      kind: 'list',
      word: '',
      settings: { roadmap: '*', source: 'a/b@main' },
      json: true,
    });
    expect(parseCommand(['list', 'data'])).toMatchObject({ word: 'data' });
    expect(() => parseCommand(['list', 'data', 'base'])).toThrow(/^list takes \[WORD\], as in/);
  });

  it.each([['--cache=x'], ['--output=x.csv'], ['--dry-run'], ['--model=offline']])(
    'refuses %s, which would do nothing',
    (flag) => {
      const [name = ''] = flag.split('=');
      expect(() => parseCommand(['list', flag])).toThrow(
        new UsageError(`list takes only --json and --source, not ${name} (see --help).`),
      );
    },
  );
});

describe('draw', () => {
  it.each([
    [['draw', './tea', '--output', 'x.svg']],
    [['draw', '--output=x.svg', './tea']],
    [['--output', 'x.svg', 'draw', './tea']],
  ])('writes to --output: %j', (args) => {
    expect(parseCommand(args)).toEqual({ kind: 'draw', roadmap: './tea', output: 'x.svg' });
  });

  it.each([
    [['draw'], /^draw takes ROADMAP, as in/],
    [['draw', './tea', './clay'], /^draw takes ROADMAP, as in/],
    [['draw', './tea', '--output', 'x.csv'], /must end in \.svg/],
    [['draw', './tea', '--model', 'offline'], /only --output, not --model/],
    [['draw', './tea', '--json'], /only --output, not --json/],
  ])('is wrong usage as %j', (args, message) => {
    expect(() => parseCommand(args)).toThrow(UsageError);
    expect(() => parseCommand(args)).toThrow(message);
  });
});

describe('an error of the settings', () => {
  const errorsOf = (raw: RawSettings, env = {}) => {
    const parsed = parseConfig(raw, env, 'cli');
    return parsed.ok ? [] : parsed.errors;
  };

  it('names the flag as it is typed, and the variable of a secret', () => {
    const args = ['--batch-size=0', '--output=x', '--dry-run=1', '--max-cost-usd=1', '--model=new'];
    const secrets = { 'gemini-api-key': 'two words', 'github-token': 'ü' };
    expect(errorsOf({ ...settingsOf(...args), ...secrets })).toEqual([
      '--output "x": must end in .csv.',
      'GEMINI_API_KEY: contains white space or non-ASCII characters. Copy it again.',
      '--batch-size "0": must be auto or a whole number from 1 to 100.',
      '--dry-run "1": must be true or false.',
      'GITHUB_TOKEN: contains white space or non-ASCII characters. Copy it again.',
      '--max-cost-usd: the price of "new" is unknown. Use --max-requests instead.',
    ]);
  });

  it('keeps what is no flag', () => {
    expect(errorsOf({ roadmap: 'Tea!' }, { ROADMAP_URL: 'x' })).toEqual([
      expect.stringMatching(/^roadmap: "Tea!" is not/),
      expect.stringMatching(/^ROADMAP_URL: /),
    ]);
  });
});

describe('a command', () => {
  it.each(COMMANDS)('$name has its own help, and an example that it takes', (command) => {
    for (const args of [
      ['help', command.name],
      [command.name, '--help'],
    ]) {
      expect(parseCommand(args)).toEqual({ kind: 'help', topic: command });
    }
    const example = command.example.split(' >> ')[0]?.split(' ') ?? [];
    expect(parseCommand(example).kind).toBe(command.name);
  });

  it.each([
    [['./tea', '--cron=x'], /^--cron is a flag of init /],
    [['./tea', 'init', '--cron=x'], /^--cron is a flag of init /],
    [['init', '--model=x'], /^init takes only --publish, .*, not --model/],
  ])('has flags of its own: %j', (args, message) => {
    expect(() => parseCommand(args)).toThrow(message);
  });

  it('that does not exist has no help', () => {
    expect(() => parseCommand(['help', 'brew'])).toThrow(/^There is no command brew/);
  });

  it('that is none at all is a choice to make', () => {
    expect(parseCommand([])).toEqual({ kind: 'pick' });
  });

  it('completion knows its shells', () => {
    expect(parseCommand(['completion', 'fish'])).toEqual({ kind: 'completion', shell: 'fish' });
    expect(() => parseCommand(['completion', 'tcsh'])).toThrow(/bash, zsh, fish, not tcsh/);
  });
});

describe('a mistyped command', () => {
  it.each([
    [['docter', 'lists/team.csv'], /^Unknown command docter; did you mean doctor\?/],
    [['doctr'], /^Unknown command doctr; did you mean doctor\?/],
    [['veiw', 'roadmaps/tea.csv'], /did you mean view\? For a roadmap of that name, write https/],
  ])('stops before anything is read: %j', (args, message) => {
    expect(() => parseCommand(args)).toThrow(message);
  });

  it.each([
    ['vue', 'react'],
    ['./docter', 'tea.csv'],
    ['list.csv', 'tea.csv'],
  ])('is not what roadmaps look like: %s %s', (...args) => {
    expect(parseCommand(args).kind).toBe('refresh');
  });
});
