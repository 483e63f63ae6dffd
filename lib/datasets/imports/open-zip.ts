import { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { ByteFile } from "./byte-file";
import { UnreadableFile } from "./source-row";

export interface Zip {
  entries: Map<string, Entry>;
  /** The text of one file in it, piece by piece. */
  read(name: string): AsyncGenerator<string>;
}

const pieceBytes = 256 * 1024;
const mostEntries = 10_000;
/** A sheet of a million rows unpacks to less; a bomb is told by this before it costs anything but time. */
const mostUnpackedBytes = 2 * 1024 ** 3;
/** Deflate cannot do better than a thousand to one, and no table comes near it. */
const mostRatio = 300;
const harmlessBytes = 64 * 1024 ** 2;

class ChunkReader extends yauzl.RandomAccessReader {
  constructor(private readonly file: ByteFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.file, start, end));
  }
}

async function* pieces(file: ByteFile, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += pieceBytes) yield Buffer.from(await file.slice(at, Math.min(end, at + pieceBytes)));
}

/** Opens a zip archive where it lies, without unpacking it. */
export async function openZip(file: ByteFile): Promise<Zip> {
  const zip = await orBroken(
    yauzl.fromRandomAccessReaderPromise(new ChunkReader(file), file.byteLength, { lazyEntries: true, autoClose: false }),
  );
  const entries = await orBroken(listEntries(zip));
  return {
    entries,
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw broken();
      refuseBomb(entry);
      const stream = await orBroken(zip.openReadStreamPromise(entry));
      const decoder = new TextDecoder();
      try {
        for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
        yield decoder.decode();
      } catch (error) {
        throw isOurs(error) ? error : broken();
      } finally {
        stream.destroy();
      }
    },
  };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, entry);
    if (entries.size > mostEntries)
      throw new UnreadableFile("This archive holds more than 10,000 files, so it is no workbook. Unpack it, then upload the table in it.");
  }
  return entries;
}

function refuseBomb({ uncompressedSize, compressedSize }: Entry): void {
  if (uncompressedSize > mostUnpackedBytes || (uncompressedSize > harmlessBytes && uncompressedSize > compressedSize * mostRatio))
    throw new UnreadableFile(
      `This workbook is small but unpacks to ${Math.round(uncompressedSize / 1024 ** 2).toLocaleString("en")} MB, as files do that are made to do harm, so it was not opened. If you trust it, open it in a spreadsheet program, save the sheet as “CSV UTF-8” and upload that.`,
    );
}

async function orBroken<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw isOurs(error) ? error : broken();
  }
}

// Errors of the database stay what they are, so that the job is tried again.
function isOurs(error: unknown): boolean {
  if (error instanceof UnreadableFile) return true;
  return error instanceof Error && error.constructor.name.startsWith("PrismaClient");
}

export function broken(): UnreadableFile {
  return new UnreadableFile(
    "The workbook is damaged or was not uploaded whole, so it cannot be read any further. Open it in a spreadsheet program, save it again, then upload that.",
  );
}
