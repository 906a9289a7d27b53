import type { Settings } from '../../config/settings.ts';

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
  readonly publish: Settings['publish'];
  /** A valid expression. */
  readonly cron: string;
  /** Whether it deploys pages to GitHub Pages. */
  readonly pages: boolean;
  /** The action it uses, as `owner/repository@ref`. */
  readonly action: string;
}

/** Names for messages and comments: the roadmap, or how many there are. */
export function describeRoadmaps({ roadmaps }: Pick<WorkflowPlan, 'roadmaps'>): string {
  const names = roadmaps.map(({ name }) => name);
  return names.length > 3 ? `${names.length} roadmaps` : new Intl.ListFormat('en-GB').format(names);
}

/** Folder of the repository that a workflow writes to. Pages have one that holds nothing else. */
export const folderOf = ({ pages }: Pick<WorkflowPlan, 'pages'>) => (pages ? 'site' : 'roadmaps');
