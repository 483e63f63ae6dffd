/** A file that can be read from anywhere in the middle. */
export interface ByteFile {
  byteLength: number;
  slice(start: number, end?: number): Promise<ArrayBuffer>;
}

export function byteFileOf(bytes: Uint8Array): ByteFile {
  const copy = Uint8Array.from(bytes);
  return { byteLength: copy.byteLength, slice: async (start, end) => copy.slice(start, end).buffer };
}

/** The bytes of an upload, wherever they are kept: from the front in pieces, or from anywhere. */
export interface KeptFile {
  pieces(): AsyncIterable<Uint8Array>;
  open(): Promise<ByteFile>;
}
