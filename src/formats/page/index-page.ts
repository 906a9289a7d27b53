import { element, escapeXml } from '../../draw/markup.ts';
import { sha256Base64 } from '../../lib/hash.ts';
import { plural } from '../../lib/text/words.ts';
import { markOfContent } from '../mark.ts';

/** A roadmap as the index of a folder lists it. */
export interface IndexEntry {
  readonly slug: string;
  readonly title: string;
  /** File of its page, in the same folder; null if there is none. */
  readonly page: string | null;
  /** Null if it was not done in this run. */
  readonly topics: number | null;
}

/** The name of the file that lists the pages of a folder. */
export const INDEX_FILE = 'index.html';

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 42rem; padding: 3rem 1.25rem; background: light-dark(#fbfaf7, #15191e); color: light-dark(#1d2733, #e4e8ee); }
h1 { font-size: 1.6rem; margin: 0 0 1.5rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-top: 1px solid light-dark(#d9dde3, #343b45); display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; padding: 0.8rem 0; }
a { color: light-dark(#0b5a8a, #8cc7f0); font-weight: 600; text-underline-offset: 0.2em; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
small { color: light-dark(#4d5866, #a9b3c0); font-size: 0.9375rem; }
`;

/** What its mark names: it is no page, which a roadmap called `index` has in its place. */
export const INDEX = { name: 'index', version: 1 } as const;

/** The mark of an index of these entries. */
export const indexMark = (entries: readonly IndexEntry[]) => markOfContent(INDEX, entries);

/** A page that lists the pages of a folder. It has no script, and requests nothing. */
export function renderIndex(entries: readonly IndexEntry[], mark: string): string {
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<!-- ${mark} -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Roadmaps</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Roadmaps</h1>
<ul>
${entries.map(item).join('\n')}
</ul>
</main>
</body>
</html>
`;
}

function item({ title, page: file, topics }: IndexEntry): string {
  const name = element('bdi', {}, escapeXml(title));
  const link = file === null ? name : element('a', { href: encodeURIComponent(file) }, name);
  const missing = file === null ? 'not there yet' : 'not renewed in the last run';
  const count = topics === null ? missing : plural(topics, 'topic');
  return element('li', {}, `${link} ${element('small', {}, count)}`);
}
