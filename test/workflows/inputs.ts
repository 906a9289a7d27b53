import { parseConfig } from '../../src/config/config.ts';
import { SECRETS } from '../../src/config/secrets.ts';
import { decideTarget } from '../../src/publish/decide.ts';
import { readManifest } from '../e2e/manifest.ts';
import { isSelfTest, type Step, substituteAll } from './workflow.ts';

/** What stands for the expressions that a workflow may use in an input. */
const VALUES: Readonly<Record<string, string>> = {
  'secrets.GEMINI_API_KEY': 'AQ.a-key',
  'env.BRANCH': 'self-test/1-1',
  'github.token': 'a-token',
  'secrets.GITHUB_TOKEN': 'a-token',
  'secrets.ROADMAP_TOKEN': 'a-token',
  'github.ref_name': 'main',
  // Of a matrix that an earlier job computes.
  'matrix.roadmap': 'backend\nlists/team.csv',
  'github.head_ref': 'topic',
  'github.event.repository.default_branch': 'main',
};

/** Faults of the inputs of one of our steps, by action.yml and by the parser of the action. */
export function inputFaults(
  step: Step,
  events: readonly string[],
  matrix: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { defaults } = readManifest();
  const unknown = Object.keys(step.with).filter((name) => !(name in defaults));
  if (unknown.length > 0) return unknown.map((name) => `action.yml has no input ${name}`);
  const plain = SECRETS.filter(({ name }) => /^(?!\s*\$\{\{)./.test(step.with[name] ?? ''));
  if (plain.length > 0 && !isSelfTest(step))
    return plain.map(({ name }) => `${name} is not taken from a secret`);
  let inputs: Record<string, string>;
  try {
    inputs = substituteAll({ ...defaults, ...step.with }, { ...VALUES, ...matrix });
  } catch (error) {
    return [String(error)];
  }
  const parsed = parseConfig(inputs, {}, 'action');
  if (!parsed.ok) return parsed.errors;
  return events.flatMap((event) => targetFaults(parsed.config, event));
}

/** What an event would make of the way to publish. */
function targetFaults(
  { publish, branch }: { readonly publish: string; readonly branch: string | null },
  event: string,
): readonly string[] {
  const ofBranch = !/^(pull_request|merge_group|release)/.test(event);
  const target = decideTarget({ publish, branch }, { event, branch: ofBranch ? 'main' : null });
  if ('error' in target) return [target.error];
  return target.mode === 'artifact' && target.notice !== '' ? [target.notice] : [];
}
