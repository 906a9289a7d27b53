import { createHash } from 'node:crypto';
import { basename, posix, resolve } from 'node:path';
import { sha256 } from '../lib/hash.ts';

/** A valid roadmap.sh slug. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Whether a name is a pattern, which may match several roadmaps. */
export const isPattern = (slug: string) => slug.includes('*');

/** The folder that holds a roadmap's texts in both layouts of roadmap.sh. */
export const CONTENT_FOLDER = 'content';

/** Files that a roadmap may be: a graph, or a list of the user's own. */
const FILE = /\.(?:json|csv|tsv)$/i;
export const isGraphName = (name: string) => /\.json$/i.test(name);
export const isListName = (name: string) => /\.[ct]sv$/i.test(name);

/** Used for a path without a name, such as the root of the file system. */
const FALLBACK = 'roadmap';

/** Length of a derived id: that of the ids roadmap.sh makes. */
const ID_LENGTH = 21;

const NOT_IN_SLUG = /[^A-Za-z0-9._-]/g;

/** Words of roadmap.sh slugs that a title has in capitals. */
const ACRONYMS = new Set('ai api aws bi cli css dsa html ml php qa sql ui ux'.split(' '));

/**
 * Name of a roadmap, from its path: of a folder its own name (`content`: its parent's), of a graph or
 * list its name without extension. `/` and `\` both separate; a folder may be called `vue.js`.
 */
export function slugOf(path: string): string {
  return (folderName(path).replace(FILE, '') || FALLBACK).replace(NOT_IN_SLUG, '-');
}

/** The last name on a path, as far as the path itself tells; for `content` that of its parent. */
export function folderName(path: string): string {
  const parts = posix.normalize(path.replaceAll('\\', '/')).split('/');
  const names = parts.filter((part) => !['', '.', '..'].includes(part));
  const last = names.at(-1);
  // `.` and `..` have no name of their own; the working folder gives them one.
  if (last === undefined) return basename(resolve(path)) || FALLBACK;
  return last === CONTENT_FOLDER ? (names.at(-2) ?? last) : last;
}

/** A slug as a title: `data-analyst` is `Data Analyst`, `css` is `CSS`. */
export function titleOfSlug(slug: string): string {
  return slug
    .split(/[-_\s]+/)
    .filter((word) => word !== '')
    .map((word) =>
      ACRONYMS.has(word.toLowerCase())
        ? word.toUpperCase()
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

/**
 * How roadmap.sh makes the file name of a topic from its label: lower case, everything but
 * letters, digits, `_`, `-` and space dropped, each space a `-` ("A & B" is `a--b`).
 */
export function slugOfLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9_\- ]/g, '')
    .trim()
    .replaceAll(' ', '-');
}

/**
 * An id for what has none: the same for the same name in every run. It never begins with a hyphen,
 * which the guard against formulas would mark in the table.
 */
export function derivedId(name: string): string {
  const hash = createHash('sha256').update(name).digest('base64url');
  return hash.slice(0, ID_LENGTH).replace(/^-/, '_');
}

/** Eight hex digits that identify a set of names, in any order. */
export function namesHash(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort();
  return sha256(sorted.join('\n'), 8);
}
