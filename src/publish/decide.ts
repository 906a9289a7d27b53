/** What decides where the tables of a run go. */
export interface PublishSettings {
  /** As in the settings of the same names. */
  readonly publish: string;
  readonly branch: string | null;
}

/** The event that started the run. */
export interface PublishEvent {
  readonly event: string;
  /** Branch that the run is of; null where it is of a pull request or a tag. */
  readonly branch: string | null;
}

/** Where the tables of a run go. `notice` says why, where it is not what was asked for. */
export type Target =
  | { readonly mode: 'none' }
  | { readonly mode: 'artifact'; readonly notice: string }
  | RepositoryTarget;

/** `branch` is the one to commit to, or the base of the pull request. */
export interface RepositoryTarget {
  readonly mode: 'commit' | 'pull-request';
  readonly branch: string;
}

/** Where the tables go, or why settings and event do not go together: one line. */
export type Decision =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly error: string };

/** Events whose runs have the rights of the repository, though strangers decide what they work on. */
const REFUSED_EVENTS = ['pull_request_target', 'issue_comment', 'workflow_run'];

/** Decides where the tables go. */
export function decideTarget(settings: PublishSettings, started: PublishEvent): Decision {
  const { publish: mode } = settings;
  const { event } = started;
  if (mode === 'artifact') return { ok: true, target: { mode, notice: '' } };
  if (mode !== 'commit' && mode !== 'pull-request') return { ok: true, target: { mode: 'none' } };
  if (REFUSED_EVENTS.includes(event)) {
    const error =
      `publish "${mode}" is refused on ${event}: strangers can start such runs, and their token ` +
      'may write to the repository. Use artifact, or another event.';
    return { ok: false, error };
  }
  const branch = settings.branch?.replace(/^refs\/heads\//, '') ?? started.branch;
  if (branch !== null) return { ok: true, target: { mode, branch } };
  if (event.startsWith('pull_request') || event === 'merge_group') {
    const notice =
      `The tables go into an artifact: on a pull request and in a merge queue, publish "${mode}" ` +
      'needs the input branch, which says where they are to go.';
    return { ok: true, target: { mode: 'artifact', notice } };
  }
  return { ok: false, error: `publish "${mode}": this run is of no branch. Set branch to one.` };
}
