/** An address of roadmap.sh as people paste it: also without the scheme, with a query or a hash. */
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?roadmap\.sh(?:\/+([^?#]*))?(?:[?#].*)?$/i;

/** The path of an address of roadmap.sh, without slashes at its ends; null for any other text. */
export function pathOfAddress(text: string): string | null {
  const match = ADDRESS.exec(text);
  return match && (match[1] ?? '').replace(/\/+$/, '').toLowerCase();
}
