import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isFileId, newFileId, unixNow } from "../storage/ids";
import { readRecord } from "../storage/read-record";
import { syncFolder, writeFileAtomically } from "../storage/write-file-atomically";
import { type FileRecord, fileRecordSchema } from "./file-record";

/** One folder per file; it gets its name only when everything in it is on the disk. */
export class FileStore {
  private readonly records = new Map<string, FileRecord>();
  private sequence = 0;

  private constructor(
    private readonly folder: string,
    private readonly incoming: string,
  ) {}

  static async open(dataFolder: string): Promise<FileStore> {
    const store = new FileStore(path.join(dataFolder, "files"), path.join(dataFolder, "uploads"));
    // What lies here was being received when an earlier process died.
    await rm(store.incoming, { recursive: true, force: true });
    await mkdir(store.incoming, { recursive: true });
    await mkdir(store.folder, { recursive: true });
    for (const name of await readdir(store.folder)) {
      if (!isFileId(name)) continue;
      const record = await readRecord(path.join(store.folder, name, "file.json"), fileRecordSchema);
      if (record === undefined) continue;
      store.records.set(record.id, record);
      store.sequence = Math.max(store.sequence, record.sequence);
    }
    return store;
  }

  /** Newest first. */
  list(): FileRecord[] {
    return [...this.records.values()].sort((left, right) => right.sequence - left.sequence);
  }

  find(id: string): FileRecord | undefined {
    return this.records.get(id);
  }

  contentPath(id: string): string {
    return path.join(this.folder, id, "content");
  }

  /** `accept` runs once everything has arrived; when it throws, nothing is kept. */
  async receive(stream: Readable, accept: (bytes: number) => Pick<FileRecord, "filename" | "purpose">): Promise<FileRecord> {
    const id = newFileId();
    const draft = path.join(this.incoming, id);
    try {
      await mkdir(draft);
      const sink = createWriteStream(path.join(draft, "content"), { flags: "wx" });
      await pipeline(stream, sink);
      return await this.keep(draft, { id, bytes: sink.bytesWritten, ...accept(sink.bytesWritten) });
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }

  /** Writes a file of the trainer's own; an existing one of that id is left as it is. */
  async write(id: string, content: string, about: Pick<FileRecord, "filename" | "purpose">): Promise<FileRecord> {
    const existing = this.records.get(id);
    if (existing !== undefined) return existing;
    const draft = path.join(this.incoming, id);
    try {
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft);
      await writeFileAtomically(path.join(draft, "content"), content);
      return await this.keep(draft, { id, bytes: Buffer.byteLength(content), ...about });
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    this.records.delete(id);
    const leaving = path.join(this.incoming, `${id}.deleted`);
    await rename(path.join(this.folder, id), leaving);
    await rm(leaving, { recursive: true, force: true });
  }

  private async keep(draft: string, about: Omit<FileRecord, "created_at" | "sequence">): Promise<FileRecord> {
    const content = await open(path.join(draft, "content"), "r+");
    try {
      await content.sync();
    } finally {
      await content.close();
    }
    this.sequence += 1;
    const record = { ...about, created_at: unixNow(), sequence: this.sequence };
    await writeFileAtomically(path.join(draft, "file.json"), JSON.stringify(record));
    await rename(draft, path.join(this.folder, about.id));
    await syncFolder(this.folder);
    this.records.set(record.id, record);
    return record;
  }
}
