import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSupportsHyperlinks } from 'supports-hyperlinks';

/** Shows the path of a file, which a terminal may open. */
export type LinkTo = (path: string, shown: string) => string;

/** How a stream shows paths: as links where its terminal has them, else as plain text. */
export function linker(stream: { readonly isTTY?: boolean }): LinkTo {
  if (!stream.isTTY || !createSupportsHyperlinks({ isTTY: true })) return (_, shown) => shown;
  return (path, shown) => {
    const { href } = pathToFileURL(resolve(path));
    // Ended by BEL, as wrapping knows no other links.
    return `\u001b]8;;${href}\u0007${shown}\u001b]8;;\u0007`;
  };
}
