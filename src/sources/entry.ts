/** One line of the `roadmap` input. */
export type Entry =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'slug'; readonly slug: string }
  | { readonly kind: 'pattern'; readonly pattern: string };

/** A roadmap.sh slug, as it may stand in a URL. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;

const PATTERN = /^[a-z0-9*-]{1,80}$/;

/**
 * Tells a path from a slug from a pattern over slugs.
 *
 * A path holds a slash or a backslash, begins with a dot, or ends in `.json` or `.csv`; everything
 * else is looked up at roadmap.sh. Returns null where the text can be none of the three.
 */
export function parseEntry(text: string): Entry | null {
  if (/[/\\]/.test(text) || text.startsWith('.') || /\.(json|csv)$/i.test(text)) {
    return { kind: 'path', path: text };
  }
  if (text.includes('*')) {
    return PATTERN.test(text) ? { kind: 'pattern', pattern: text } : null;
  }
  return SLUG.test(text) ? { kind: 'slug', slug: text } : null;
}
