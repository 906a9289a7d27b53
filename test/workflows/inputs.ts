import { targetOn } from '../../src/cli/workflows/events.ts';
import { parseInputs, plainSecrets, unknownInputs } from '../../src/cli/workflows/inputs.ts';
import type { Config } from '../../src/config/config.ts';
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
  // Of a night, which nobody starts by hand.
  "inputs.refresh || 'none'": 'none',
  'github.event.repository.default_branch': 'main',
};

/** Errors of the inputs of one of our steps, by action.yml and by the parser of the action. */
export function inputErrors(
  step: Step,
  events: readonly string[],
  matrix: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { defaults } = readManifest();
  const unknown = unknownInputs(step);
  if (unknown.length > 0) return unknown.map((name) => `action.yml has no input ${name}`);
  const plain = plainSecrets(step);
  if (plain.length > 0 && !isSelfTest(step))
    return plain.map((name) => `${name} is not taken from a secret`);
  let inputs: Record<string, string>;
  try {
    inputs = substituteAll({ ...defaults, ...step.with }, { ...VALUES, ...matrix });
  } catch (error) {
    return [String(error)];
  }
  const parsed = parseInputs(inputs);
  if (!parsed.ok) return parsed.errors;
  return events.flatMap((event) => targetErrors(parsed.config, event));
}

/** What an event would make of the way to publish. */
function targetErrors(config: Config, event: string): readonly string[] {
  const target = targetOn(event, config);
  if ('error' in target) return [target.error];
  return target.mode === 'artifact' && target.notice !== '' ? [target.notice] : [];
}
