import { textDecoder } from "./decode-text";
import { readChunks } from "./read-chunks";
import type { Encoding } from "./schemas";

const sampleBytes = 1024 * 1024;

export async function readFirstBytes(importId: string): Promise<Uint8Array> {
  for await (const bytes of readChunks(importId)) return bytes.subarray(0, sampleBytes);
  return new Uint8Array();
}

/** What can be guessed from, without half a letter or half a line at its end. */
export function toSample(bytes: Uint8Array, encoding: Encoding): string {
  const text = textDecoder(encoding)(bytes, false);
  const lines = text.includes("\n") ? text : text.replaceAll("\r", "\n");
  return bytes.byteLength < sampleBytes ? lines : lines.slice(0, lines.lastIndexOf("\n") + 1) || lines;
}
