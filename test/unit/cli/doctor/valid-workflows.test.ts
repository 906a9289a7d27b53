import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkflows } from '../../../../src/cli/doctor/checks/workflows.ts';
import { WORKFLOW_PATH } from '../../../../src/cli/repository.ts';
import { ROOT } from '../../../e2e/manifest.ts';
import { tempWorkspace } from '../../../e2e/workspace.ts';

const FOLDER = join(ROOT, 'test/fixtures/workflows');

const FILES = { '.git/HEAD': 'ref: refs/heads/main', 'lists/team.csv': 'Topic\nWedging\n' };

describe('a workflow that GitHub runs as it is meant', () => {
  it.each(readdirSync(FOLDER))('gets no warning: %s', async (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const findings = await checkWorkflows(
      await tempWorkspace({ ...FILES, [WORKFLOW_PATH]: text }),
      async () => null,
    );
    expect(findings).toEqual([
      { status: 'ok', message: expect.stringContaining('valid settings') },
    ]);
  });
});
