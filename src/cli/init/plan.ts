import type { PublishMode } from '../../config/schemas.ts';
import { isListName, isPattern } from '../../sources/slug.ts';

/** A roadmap that a workflow enriches. */
export interface PlannedRoadmap {
  /** As the workflow names it: a slug, a pattern, or a path from the root of the repository. */
  readonly name: string;
  readonly slug: string;
  /** It is a file or folder of the repository, and not one of roadmap.sh. */
  readonly isFile: boolean;
}

/** What a workflow does. */
export interface WorkflowPlan {
  readonly roadmaps: readonly PlannedRoadmap[];
  readonly publish: PublishMode;
  /** A valid expression. */
  readonly cron: string;
  /** Whether it deploys pages to GitHub Pages. */
  readonly pages: boolean;
  /** The default branch, on which a changed list starts a run; null if it is not known. */
  readonly branch: string | null;
  /** The action it uses, as `owner/repository@ref`. */
  readonly action: string;
}

/** Names for messages and comments: the roadmap, or how many there are. */
export function describeRoadmaps({ roadmaps }: Pick<WorkflowPlan, 'roadmaps'>): string {
  const names = roadmaps.map(({ name }) => name);
  return names.length > 3 ? `${names.length} roadmaps` : new Intl.ListFormat('en-GB').format(names);
}

/** What to call the roadmaps that are files of the repository. */
export function filesOf({ roadmaps }: Pick<WorkflowPlan, 'roadmaps'>): string {
  const files = roadmaps.filter(({ isFile }) => isFile);
  if (!files.every(({ name }) => isListName(name))) return 'the roadmap files';
  return files.length === 1 ? 'the list' : 'the lists';
}

/** Whether it may write more than one table. */
export const isSeveral = ({ roadmaps }: Pick<WorkflowPlan, 'roadmaps'>) =>
  roadmaps.length > 1 || roadmaps.some(({ slug }) => isPattern(slug));

/** Whether it writes pages to study from. Steps that use the tables may not need any. */
export const writesPages = ({ publish, pages }: Pick<WorkflowPlan, 'publish' | 'pages'>) =>
  pages || publish !== 'none';

/** Whether pages may be deployed by a run that publishes so: nobody has merged what a pull request has. */
export const allowsPages = (publish: PublishMode) => publish !== 'pull-request';

/** Folder of the repository that a workflow writes to. Pages have one that holds nothing else. */
export const folderOf = ({ pages }: Pick<WorkflowPlan, 'pages'>) => (pages ? 'site' : 'roadmaps');
