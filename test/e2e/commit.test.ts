import { describe, expect, test } from 'vitest';
import { onCommit, branchRule, before, forbidden, staleData, status } from '../fakes/github.ts';
import { github, POTTERY, publish, STUDIO, tableOf } from './publishing.ts';
import { said, statsOf } from './refresh.ts';

const BOTH = { roadmap: 'plans/pottery\nplans/studio' };

describe('publish: commit', () => {
  test('puts all tables into one commit, byte for byte, and says which', async () => {
    const hub = await github();
    const run = await publish(hub, { inputs: BOTH });

    expect(run.code).toBe(0);
    const [commit, ...older] = await hub.commits('main');
    expect(older).toHaveLength(1);
    expect(commit).toMatchObject({
      oid: run.outputs['commit-sha'],
      message: 'Refresh roadmaps: pottery, studio',
      author: 'github-actions[bot]',
    });
    expect(await hub.file('main', POTTERY)).toBe(await tableOf(run));
    expect(await hub.file('main', STUDIO)).toBe(await tableOf(run, STUDIO));
    expect(run.outputs).toMatchObject({ changed: 'true', 'artifact-id': '' });
    expect(run.summary).toContain(`/commit/${run.outputs['commit-sha']}`);
  });
});
