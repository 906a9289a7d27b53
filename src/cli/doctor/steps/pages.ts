import { actionOf } from '../../workflows/action.ts';
import { ACTION_NEEDS, grantedTo, lackingIn } from '../../workflows/permissions.ts';
import type { Step, Workflow } from '../../workflows/workflow.ts';
import type { PlacedFinding } from './finding.ts';
import { lackingFor, permissionsPlace } from './permission-finding.ts';

const DEPLOY = 'actions/deploy-pages';
const UPLOAD = 'actions/upload-pages-artifact';

/** Jobs that deploy pages without the permissions, or before there are any. */
export function pagesFindings(workflow: Workflow): readonly PlacedFinding[] {
  return Object.entries(workflow.jobs).flatMap(([jobId, { steps }]) => {
    const index = steps.findIndex((step) => actionOf(step) === DEPLOY);
    const step = steps[index];
    if (step === undefined) return [];
    const deploy = { jobId, index, workflow };
    return ['token' in step.with ? [] : permissionFindings(deploy), orderFindings(deploy)].flat();
  });
}

/** A step that deploys. */
interface Deploy {
  readonly jobId: string;
  readonly index: number;
  readonly workflow: Workflow;
}

function permissionFindings({ jobId, workflow }: Deploy): readonly PlacedFinding[] {
  const job = workflow.jobs[jobId];
  const granted = job && grantedTo(job, workflow);
  // A reusable workflow has the permissions of its caller. No other has id-token without a word of it.
  if (granted === undefined && 'workflow_call' in workflow.on) return [];
  const lacks = lackingIn(granted ?? {}, ACTION_NEEDS[DEPLOY]);
  return lackingFor(DEPLOY, lacks, { at: permissionsPlace(jobId, workflow), status: 'problem' });
}

function orderFindings({ jobId, index, workflow }: Deploy): readonly PlacedFinding[] {
  const { jobs } = workflow;
  const uploads = (steps: readonly Step[]) => steps.some((step) => actionOf(step) === UPLOAD);
  const [maker] = Object.keys(jobs).filter((id) => uploads(jobs[id]?.steps ?? []));
  // Another action may upload them.
  if (maker === undefined) return [];
  const isReady = withNeeded(jobId, workflow).some((id) => {
    const { steps = [], uses } = jobs[id] ?? {};
    const before = id === jobId ? steps.slice(0, index) : steps;
    // Nobody sees here what is in a reusable workflow, or an action of the repository.
    return uploads(before) || uses !== undefined || before.some((step) => /^\./.test(step.uses));
  });
  if (isReady) return [];
  const at = ['jobs', jobId, 'steps', index];
  const status = 'problem';
  if (maker === jobId) {
    const message = `${DEPLOY} comes before ${UPLOAD}, which makes what it deploys`;
    return [{ at, status, message, action: 'Move it behind that step.' }];
  }
  const message = `${DEPLOY} does not wait for the job ${maker}, which uploads the pages`;
  return [{ at, status, message, action: `Add needs: ${maker} to the job ${jobId}.` }];
}

/** The ids of a job and of all that it waits for. */
function withNeeded(jobId: string, { jobs }: Workflow): readonly string[] {
  const ids = new Set([jobId]);
  // A set goes on with what is added meanwhile.
  for (const id of ids) for (const other of jobs[id]?.needs ?? []) ids.add(other);
  return [...ids];
}
