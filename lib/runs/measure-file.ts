import { createHash } from "node:crypto";

export interface FileFacts {
  bytes: number;
  rows: number;
  sha256: string;
}

/** Counts a file while it is read; what its reader leaves unread is counted afterwards, so that the facts are always of the whole file. */
export function measureFile(
  source: AsyncGenerator<string>,
  prefix: string,
): { rows: AsyncGenerator<string>; finish: () => Promise<FileFacts> } {
  const hash = createHash("sha256").update(prefix);
  const facts = { bytes: Buffer.byteLength(prefix), rows: 0 };
  async function* count() {
    for (;;) {
      const { done, value } = await source.next();
      if (done) return;
      const line = `${value}\n`;
      hash.update(line);
      facts.bytes += Buffer.byteLength(line);
      facts.rows++;
      yield value;
    }
  }
  return {
    rows: count(),
    finish: async () => {
      for await (const _ of count());
      return { ...facts, sha256: hash.digest("hex") };
    },
  };
}
