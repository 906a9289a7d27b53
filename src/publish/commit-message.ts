/** Beyond this number of roadmaps, the default message counts them instead. */
const MOST_NAMED = 3;

export interface CommitMessage {
  readonly headline: string;
  readonly body: string;
}

/**
 * The message of a commit, and the title of a pull request. `template` is the user's, or null for
 * the default; `{slugs}` and `{count}` in it stand for the roadmaps.
 */
export function commitMessage(template: string | null, slugs: readonly string[]): CommitMessage {
  const standard =
    slugs.length > MOST_NAMED ? 'Refresh {count} roadmaps' : 'Refresh roadmaps: {slugs}';
  const text = (template ?? standard).replace(/\{(slugs|count)\}/g, (_, name) =>
    name === 'slugs' ? slugs.join(', ') : String(slugs.length),
  );
  const [headline = '', ...rest] = text.trim().split(/\r?\n/);
  return { headline: headline.trim(), body: rest.join('\n').trim() };
}
