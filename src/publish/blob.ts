import { createHash } from 'node:crypto';

/** The id that git gives a file's content: SHA-1 over a header and the bytes. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
