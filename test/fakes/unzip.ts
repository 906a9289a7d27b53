import { crc32, inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;

/** Reads every file of a zip archive by its central directory. No zip64: tests have small files. */
export function unzip(archive: Buffer): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let offset = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (archive.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new Error('Zip: bad directory.');
    const nameLength = archive.readUInt16LE(offset + 28);
    const extraLength = archive.readUInt16LE(offset + 30);
    const commentLength = archive.readUInt16LE(offset + 32);
    const name = archive.toString('utf8', offset + 46, offset + 46 + nameLength);
    if (!name.endsWith('/')) files[name] = readEntry(archive, offset, name);
    offset += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

function findEnd(archive: Buffer): number {
  for (let offset = archive.length - END_SIZE; offset >= 0; offset -= 1) {
    if (archive.readUInt32LE(offset) === END_OF_DIRECTORY) return offset;
  }
  throw new Error('Zip: no central directory.');
}

function readEntry(archive: Buffer, offset: number, name: string): Buffer {
  const method = archive.readUInt16LE(offset + 10);
  const checksum = archive.readUInt32LE(offset + 16);
  const size = archive.readUInt32LE(offset + 20);
  // The local header has lengths of its own, and none of the sizes if it was streamed.
  const local = archive.readUInt32LE(offset + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + size);
  if (method !== STORED && method !== DEFLATED)
    throw new Error(`Zip: method ${method} of ${name}.`);
  const content = method === STORED ? packed : inflateRawSync(packed);
  if (crc32(content) !== checksum) throw new Error(`Zip: the checksum of ${name} differs.`);
  return content;
}
