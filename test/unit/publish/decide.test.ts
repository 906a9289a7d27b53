import { describe, expect, it } from 'vitest';
import { decideTarget } from '../../../src/publish/decide.ts';

const decide = (publish: string, branch: string | null, event: string, own: string | null) =>
  decideTarget({ publish, branch }, { event, branch: own });

const MODES = ['commit', 'pull-request'] as const;

describe('the tables go', () => {
  it.each(MODES)('by %s to the branch of the run', (mode) => {
    expect(decide(mode, null, 'schedule', 'main')).toEqual({ mode, base: 'main' });
  });

  it.each(MODES)('by %s to the branch that is set, whatever the run is on', (mode) => {
    const target = { mode, base: 'data' };
    expect(decide(mode, 'data', 'push', 'main')).toEqual(target);
    expect(decide(mode, 'refs/heads/data', 'release', null)).toEqual(target);
    expect(decide(mode, 'data', 'pull_request', null)).toEqual(target);
  });

  it.each(MODES)('into an artifact if %s on a pull request names no branch', (mode) => {
    expect(decide(mode, null, 'pull_request', null)).toEqual({
      mode: 'artifact',
      notice: expect.stringContaining(`"${mode}" needs`),
    });
  });

  it('into an artifact without a notice if that is set', () => {
    for (const event of ['push', 'pull_request', 'pull_request_target', 'release']) {
      const target = { mode: 'artifact', notice: '' };
      expect(decide('artifact', null, event, null)).toEqual(target);
    }
  });

  it('nowhere for none, or for something that is not a mode', () => {
    for (const publish of ['none', '', 'Commit']) {
      expect(decide(publish, null, 'push', 'main')).toEqual({ mode: 'none' });
    }
  });
});

/** Anybody can start these, and their token may write. */
const STRANGERS = [
  'pull_request_target',
  'issue_comment',
  'workflow_run',
  'issues',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
  'gollum',
];

describe('an error is', () => {
  it.each(MODES.flatMap((mode) => STRANGERS.map((event) => [mode, event] as const)))(
    '%s on %s, with a branch too',
    (mode, event) => {
      for (const branch of [null, 'main']) {
        const error = expect.stringContaining(`refused on ${event}`);
        expect(decide(mode, branch, event, 'main')).toEqual({ error });
      }
    },
  );

  it.each(MODES)('%s of a tag or a release that names no branch', (mode) => {
    for (const event of ['push', 'release']) {
      const error = expect.stringContaining('Set branch');
      expect(decide(mode, null, event, null)).toEqual({ error });
    }
  });
});
