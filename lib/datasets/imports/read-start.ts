import type { KeptFile } from "./byte-file";
import { textDecoder } from "./decode-text";
import type { Encoding } from "./schemas";

const sampleBytes = 1024 * 1024;

/** The beginning of a file, and whether that is all of it. */
export async function readStart(file: KeptFile): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.pieces()) {
    read.push(piece);
    size += piece.byteLength;
    if (size >= sampleBytes) return { bytes: Buffer.concat(read).subarray(0, sampleBytes), isWhole: size === sampleBytes };
  }
  return { bytes: Buffer.concat(read), isWhole: true };
}

/** What can be guessed from, without half a letter or half a line at its end. */
export function toSample({ bytes, isWhole }: { bytes: Uint8Array; isWhole: boolean }, encoding: Encoding): string {
  const text = textDecoder(encoding)(bytes, false);
  const lines = text.includes("\n") ? text : text.replaceAll("\r", "\n");
  return isWhole ? lines : lines.slice(0, lines.lastIndexOf("\n") + 1) || lines;
}
