import { WEB_FLOW } from './store.ts';
import { isRecord, SERVER_URL } from './wire.ts';

// Above this size the contents API names a file but does not hold it.
const CONTENTS_LIMIT = 1024 * 1024;

/** Rewrites JSON of the emulator as GitHub would have written it, at any depth. */
export function asGitHub(text: string, origin: string, url: string): string {
  const value: unknown = JSON.parse(text, (key, found: unknown) => {
    if (typeof found === 'string' && found.startsWith(`${origin}/`)) {
      return (key === 'html_url' ? SERVER_URL : url) + found.slice(origin.length);
    }
    return isRecord(found) ? asGitHubObject(found) : found;
  });
  return JSON.stringify(value);
}

function asGitHubObject(found: Readonly<Record<string, unknown>>): unknown {
  const { login, type, size, encoding, committer, verification } = found;
  // The emulator knows bots only as authors of apps.
  if (typeof login === 'string' && login.endsWith('[bot]') && type === 'User') {
    return { ...found, type: 'Bot' };
  }
  if (type === 'file' && encoding === 'base64' && Number(size) > CONTENTS_LIMIT) {
    return { ...found, content: '', encoding: 'none' };
  }
  if (isRecord(verification) && isRecord(committer) && committer.email === WEB_FLOW.email) {
    return { ...found, verification: { ...verification, verified: true, reason: 'valid' } };
  }
  return found;
}
