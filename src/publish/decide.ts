/** Where the tables of a run go. `notice` says why, if it is not what the user set. */
export type Target =
  | { readonly mode: 'none' }
  | { readonly mode: 'artifact'; readonly notice: string }
  | RepositoryTarget;

export interface RepositoryTarget {
  readonly mode: 'commit' | 'pull-request';
  /** The branch that receives the tables in the end. */
  readonly base: string;
}

/** Events that strangers start, though their runs have the rights of the repository. */
const REFUSED_EVENTS = [
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

/**
 * Decides where the tables go, or says in one line why settings and event do not fit together.
 * `settings` has the inputs of the same names.
 */
export function decideTarget(
  settings: { readonly publish: string; readonly branch: string | null },
  /** `branch` is the one that the run is on; null on a pull request or a tag. */
  { event, branch: ownBranch }: { readonly event: string; readonly branch: string | null },
): Target | { readonly error: string } {
  const { publish: mode } = settings;
  if (mode === 'artifact') return { mode, notice: '' };
  if (mode !== 'commit' && mode !== 'pull-request') return { mode: 'none' };
  if (REFUSED_EVENTS.includes(event)) {
    const error =
      `publish "${mode}" is refused on ${event}: anyone can start such a run, and its token may ` +
      'write to the repository. Use artifact, or another event.';
    return { error };
  }
  const base = settings.branch?.replace(/^refs\/heads\//, '') ?? ownBranch;
  if (base !== null) return { mode, base };
  if (event.startsWith('pull_request') || event === 'merge_group') {
    const notice =
      'The tables are uploaded as an artifact: on pull requests and in merge queues, ' +
      `publish "${mode}" needs the input branch.`;
    return { mode: 'artifact', notice };
  }
  return {
    error: `publish "${mode}": this run is not on a branch. Set branch to the one that receives the tables.`,
  };
}
