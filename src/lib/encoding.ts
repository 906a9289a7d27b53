import { isUtf8 } from 'node:buffer';
import { FileError } from './file-error.ts';

/** Encodings that spreadsheets save a list in. */
export type ListEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** How an .xlsx or .ods (a ZIP archive) and an .xls begin. */
const WORKBOOK_MARKS = [Buffer.from('PK\x03\x04'), Buffer.from('d0cf11e0', 'hex')] as const;

/**
 * The text of a file in UTF-8, including a byte order mark. Throws a `FileError` for other bytes:
 * decoded all the same, what they stand for would be lost in whatever is written next.
 *
 * @param name What the error calls the file.
 */
export function decodeUtf8(bytes: Buffer, name: string): string {
  refuseWorkbook(bytes, name);
  if (isUtf8(bytes) && utf16Order(bytes) === null) return bytes.toString('utf8');
  const encoding = utf16Order(bytes) === null ? 'not encoded as UTF-8' : 'encoded as UTF-16';
  throw new FileError(`${name} is ${encoding}. Save it as UTF-8.`);
}

/**
 * The text of a list, without a byte order mark: UTF-8, UTF-16 with its mark, else Windows-1252,
 * which has a character for every byte. Throws a `FileError` if it is no text.
 */
export function decodeList(
  bytes: Buffer,
  name: string,
): { readonly text: string; readonly encoding: ListEncoding } {
  refuseWorkbook(bytes, name);
  if (hasUtf16Mark(bytes)) return { text: decodeUtf16(bytes, name), encoding: 'UTF-16' };
  if (isUtf8(bytes)) {
    return { text: decodeUtf8(bytes, name).replace(/^\uFEFF/, ''), encoding: 'UTF-8' };
  }
  if (bytes.includes(0)) throw new FileError(`${name} is not a text file. Save it as CSV (UTF-8).`);
  return { text: decodeText(bytes), encoding: 'Windows-1252' };
}

/**
 * Text without a byte order mark: UTF-8 (JSON knows nothing else), or Windows-1252, which includes
 * Latin-1, if it is not.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

/** A workbook is no text, whatever its name and though its first bytes may pass for text. */
function refuseWorkbook(bytes: Buffer, name: string): void {
  if (!WORKBOOK_MARKS.some((mark) => bytes.subarray(0, mark.length).equals(mark))) return;
  throw new FileError(`${name} is a workbook, not a text file. Save it as CSV (UTF-8).`);
}

function decodeUtf16(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder(utf16Order(bytes) ?? undefined, { fatal: true }).decode(bytes);
  } catch (cause) {
    // Half a character: the file breaks off, or a tool added bytes to it.
    throw new FileError(`${name} is damaged: it is not valid UTF-16. Save it as UTF-8.`, { cause });
  }
}

/** The byte order of UTF-16, by its mark or by the zero in every other byte of Latin text. */
function utf16Order(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if (hasUtf16Mark(bytes)) return first === 0xff ? 'utf-16le' : 'utf-16be';
  if (first === 0 && third === 0) return 'utf-16be';
  return second === 0 && fourth === 0 ? 'utf-16le' : null;
}

function hasUtf16Mark([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
