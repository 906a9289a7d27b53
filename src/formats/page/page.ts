import { element, escapeXml } from '../../draw/markup.ts';
import { looksOf } from '../../draw/palette.ts';
import { styleOf } from '../../draw/style.ts';
import { sha256Base64 } from '../../lib/hash.ts';
import { cleanText } from '../../lib/text/clean.ts';
import type { FinishedTable, View } from '../format.ts';
import { SCRIPT, STYLE } from './built.ts';
import { dataBlock, pageData } from './make-data.ts';
import { drawMap } from './map.ts';
import { ELEMENT } from './page-data.ts';
import { plainList } from './plain.ts';

/** The table as a page to study from: one file that needs nothing else, and sends nothing anywhere. */
export const page: View = { name: 'html', extension: '.html', version: 1, render };

/** What the map is in. */
const MAP = `<div id="${ELEMENT.map}" hidden>`;

function render(table: FinishedTable, mark: string): string {
  const { graph, rows } = table;
  const topics = rows.map(({ topic }) => topic);
  const looks = looksOf(topics);
  // The page's own comes last: what it says of the map counts, as for a system's own colours.
  const style = `${styleOf(looks.values())}\n${STYLE}`;
  const data = pageData(table);
  const map = graph === null ? '' : drawMap(data.title, graph, { topics, looks });
  return [
    '<!DOCTYPE html>',
    `<!-- ${mark} -->`,
    '<html lang="en">',
    '<head>',
    // First, as the file may come without one in its headers.
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(style, SCRIPT)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    // On one line: a line of its own could look like a mark.
    element('title', {}, escapeXml(cleanText(data.title) || data.slug)),
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<script type="application/json" id="${ELEMENT.data}">${dataBlock(data)}</script>`,
    `<div id="${ELEMENT.app}"></div>`,
    ...(map === '' ? [] : [`${MAP}${map}</div>`]),
    `<noscript><main class="plain">\n${plainList(data)}\n</main></noscript>`,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Whether a page has a map. */
export const hasMap = (html: string) => html.includes(MAP);

/**
 * Allows the page's own style and script, and nothing else: no request to anywhere, no other script, and
 * no text that is read as markup.
 */
function policy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${sha256Base64(script)}'`,
    `style-src 'sha256-${sha256Base64(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
