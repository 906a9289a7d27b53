import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlOf } from '../unit/report/html.ts';

/** Needs a library many times our size to be drawn: the table of the roadmaps has the same figures. */
const DIAGRAM = /<pre><code class="language-mermaid">.*?<\/code><\/pre>/gs;

/** A report as a page of its own in GitHub's look, without its diagram. */
export async function pageOf(markdown: string): Promise<string> {
  const style = await readFile(join(import.meta.dirname, 'page.css'), 'utf8');
  const html = htmlOf(markdown).replace(DIAGRAM, '');
  return `<!doctype html>
<meta charset="utf-8">
<title>Job summary</title>
<style>${style}</style>
<main>${html}</main>
<script>document.body.dataset.height = document.documentElement.scrollHeight;</script>
`;
}
