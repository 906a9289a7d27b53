import { createHash } from 'node:crypto';

/** SHA-256 of a text's UTF-8, or of bytes: the first hex digits, all 64 by default. */
export function sha256(data: string | Uint8Array, digits = 64): string {
  return createHash('sha256').update(data).digest('hex').slice(0, digits);
}

/** SHA-256 of a text's UTF-8 in Base64, as a Content-Security-Policy names it. */
export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
