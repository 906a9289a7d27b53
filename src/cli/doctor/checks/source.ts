import { messageOf } from '../../../lib/error.ts';
import { plural, withoutStop } from '../../../lib/text/words.ts';
import { WebError } from '../../../sources/remote/web.ts';
import { type Finding, ok, skipped } from '../check.ts';
import type { Online } from '../online.ts';
import { type Setup, sampleOf } from '../setup.ts';

/** How much of a commit tells it from others. */
const SHORT_SHA = 7;

/**
 * Whether the source repository has the descriptions of a roadmap where they are looked for.
 *
 * @param token What the check of the token found: without GitHub, there is nothing to look at.
 */
export async function checkSource(
  { repository }: Online,
  setup: Setup,
  token: Promise<Finding>,
): Promise<Finding> {
  const { config, isLocal } = setup;
  if (repository === null) return skipped(`${config.source} is read only with GITHUB_TOKEN`);
  if ((await token).status !== 'ok') return skipped(`${config.source} needs GitHub`);
  const wrong = (message: string, action: string): Finding => {
    return { status: isLocal ? 'warning' : 'problem', message, action };
  };
  try {
    const slugs = setup.slug === null ? await repository.slugs() : null;
    const sample = sampleOf(setup, slugs);
    const folder = await repository.folder(sample);
    if (folder === null || folder.files.length === 0) {
      return wrong(
        `${config.source} has no descriptions of ${sample} (roadmaps/${sample}/content)`,
        'Check --source: it must have the layout of nilbuild/developer-roadmap.',
      );
    }
    const { path, files, commit } = folder;
    const count = plural(files.length, 'description');
    return ok(`${path} has ${count} at commit ${commit.slice(0, SHORT_SHA)}`);
  } catch (error) {
    const message = withoutStop(messageOf(error));
    if (error instanceof WebError && error.absent) {
      return wrong(
        `${config.source} does not exist, or GITHUB_TOKEN cannot read it (${message})`,
        'Check --source.',
      );
    }
    return wrong(`${config.source} cannot be read (${message})`, 'Check --source.');
  }
}
