import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { StoredArtifact } from '../fakes/actions-services.ts';
import type { FakeGemini } from '../fakes/gemini.ts';
import type { FakeGitHub, GitHubOptions } from '../fakes/github.ts';
import { type FakeSite, startSite } from '../fakes/roadmap-site.ts';
import { isOurs, type Job, type Step, substituteAll } from '../workflows/workflow.ts';
import { type ActionRun, runAction } from './action.ts';
import { type ChildResult, runChild } from './child.ts';
import { REPOSITORY, type RunEvent } from './events.ts';
import { github } from './publishing.ts';
import { gemini, KEY } from './refresh.ts';
import { invented } from './roadmaps.ts';
import { tempFolder, tempWorkspace } from './workspace.ts';

/** Topics of the roadmaps that workflows name. */
export const COUNTS = { backend: 3, devops: 4, frontend: 5, sql: 2 } as const;

/** The world that a workflow runs in. */
export interface World {
  readonly hub: FakeGitHub;
  readonly site: FakeSite;
  readonly model: FakeGemini;
}

export interface WorldOptions {
  readonly model?: FakeGemini;
  readonly tokens?: GitHubOptions['tokens'];
}

/** A GitHub with the texts of every roadmap, a site with the graphs, and a model. */
export async function world({ model, tokens }: WorldOptions = {}): Promise<World> {
  const hub = await github(tokens === undefined ? {} : { tokens });
  const files = Object.entries(COUNTS).map(([slug, count], i) => {
    return [slug, invented(slug, { count, first: 8 * i })] as const;
  });
  const contents = files.flatMap(([, all]) =>
    Object.entries(all).filter(([path]) => path.endsWith('.md')),
  );
  await hub.commit(
    'main',
    Object.fromEntries(contents.map(([path, text]) => [path.replace('plans/', 'roadmaps/'), text])),
  );
  const site = await startSite(
    Object.fromEntries(
      files.map(([slug, all]) => [
        slug,
        { graph: all[`plans/${slug}/${slug}.json`] ?? null, texts: {} },
      ]),
    ),
  );
  onTestFinished(site.close);
  return { hub, site, model: model ?? (await gemini()) };
}

export interface StepRun {
  readonly event: RunEvent;
  /** What is checked out; nothing by default. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where it is checked out; a new folder by default. */
  readonly workspace?: string;
  /** False runs the source in this process, in a tenth of the time. */
  readonly bundle?: boolean;
  /** Values of expressions, besides that of the secret. */
  readonly values?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs our step of a job with its inputs as written; only texts come from the stand-in's repository. */
export async function runOurs(
  { hub, site, model }: World,
  { steps }: Job,
  { event, files = {}, workspace, bundle = true, values = {}, env = {} }: StepRun,
): Promise<ActionRun> {
  const [step] = steps.filter(isOurs);
  if (step === undefined) throw new Error('The job does not use the action');
  // Nobody started it by hand with inputs of its own.
  const byHand = { "inputs.refresh || 'none'": 'none' };
  const known = { 'secrets.GEMINI_API_KEY': KEY, ...byHand, ...values };
  return runAction({
    bundle,
    event,
    workspace: workspace ?? (await tempWorkspace(files)),
    inputs: { source: `${REPOSITORY}@HEAD`, ...substituteAll(step.with, known) },
    env: { ...hub.env, ROADMAP_URL: site.url, GEMINI_URL: model.url, ...env },
  });
}

/** Unpacks the files of artifacts by path, as a download for a step of another job does. */
export async function unpack(
  artifacts: readonly StoredArtifact[],
  workspace: string,
  folderOf: (name: string) => string,
): Promise<void> {
  for (const { name, files } of artifacts) {
    for (const [file, bytes] of Object.entries(files)) {
      const path = join(workspace, folderOf(name), file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
  }
}

/** The one step of a job that is a script. */
export function scriptOf({ steps }: Job): Step {
  const [script, ...others] = steps.filter(({ run }) => run !== '');
  if (script === undefined || others.length > 0) throw new Error('The job has not one script');
  if (script.shell !== 'node {0}') throw new Error(`No test runs the shell ${script.shell}`);
  return script;
}

/** Runs a script of a job, as the runner does: from a file without an ending. */
export async function runScript(
  { run, env }: Step,
  {
    workspace,
    values = {},
    ...given
  }: Pick<StepRun, 'values' | 'env'> & { readonly workspace: string },
): Promise<ChildResult> {
  const file = join(await tempFolder(), 'script');
  await writeFile(file, run);
  return runChild({
    args: [file],
    cwd: workspace,
    env: { ...substituteAll(env, values), ...given.env },
  });
}
