import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isJobId, shortJobId } from "../storage/ids";
import { readRecord } from "../storage/read-record";
import { writeFileAtomically } from "../storage/write-file-atomically";
import { type JobRecord, jobRecordSchema } from "./job-record";

type Change = Partial<Omit<JobRecord, "id" | "sequence" | "createdAt">>;

/** One folder per job. Memory holds what the disk holds, plus the progress of the running job. */
export class JobStore {
  private readonly records = new Map<string, JobRecord>();
  private readonly writes = new Map<string, Promise<unknown>>();
  private readonly creating = new Map<string, Promise<JobRecord>>();
  private sequence = 0;

  private constructor(private readonly folder: string) {}

  static async open(dataFolder: string): Promise<JobStore> {
    const store = new JobStore(path.join(dataFolder, "jobs"));
    await mkdir(store.folder, { recursive: true });
    for (const name of await readdir(store.folder)) {
      if (!isJobId(name)) continue;
      const record = await readRecord(path.join(store.folder, name, "job.json"), jobRecordSchema);
      if (record === undefined) {
        // The process died before the job existed for anybody.
        await rm(path.join(store.folder, name), { recursive: true, force: true });
        continue;
      }
      store.records.set(record.id, record);
      store.sequence = Math.max(store.sequence, record.sequence);
    }
    return store;
  }

  /** Newest first. */
  list(): JobRecord[] {
    return [...this.records.values()].sort((left, right) => right.sequence - left.sequence);
  }

  find(id: string): JobRecord | undefined {
    return this.records.get(id);
  }

  findByShortId(shortId: string): JobRecord | undefined {
    return this.list().find(({ id }) => shortJobId(id) === shortId);
  }

  findByClientId(clientJobId: string): JobRecord | undefined {
    return this.list().find(({ metadata }) => metadata.client_job_id === clientJobId);
  }

  jobFolder = (id: string) => path.join(this.folder, id);
  outputFolder = (id: string) => path.join(this.folder, id, "output");
  eventsFile = (id: string) => path.join(this.folder, id, "events.jsonl");

  /** The same client job id gives the same job, also when two requests arrive at once. */
  async createOnce(draft: Omit<JobRecord, "sequence">): Promise<{ record: JobRecord; created: boolean }> {
    const key = draft.metadata.client_job_id;
    if (key === undefined) return { record: await this.create(draft), created: true };
    const inProgress = this.creating.get(key);
    if (inProgress !== undefined) return { record: await inProgress, created: false };
    const existing = this.findByClientId(key);
    if (existing !== undefined) return { record: existing, created: false };
    const creation = this.create(draft);
    this.creating.set(key, creation);
    try {
      return { record: await creation, created: true };
    } finally {
      this.creating.delete(key);
    }
  }

  /** Writes what `change` makes of the newest record, one change of a job at a time; undefined leaves it. */
  update(id: string, change: (record: JobRecord) => Change | undefined): Promise<JobRecord> {
    const earlier = this.writes.get(id) ?? Promise.resolve();
    const write = earlier.then(() => this.apply(id, change));
    // A failed write must not stop the next one; its own caller sees the failure.
    this.writes.set(
      id,
      write.catch(() => undefined),
    );
    return write;
  }

  /** Progress that a restart can do without: written with the next update. */
  note(id: string, change: Change): void {
    const record = this.records.get(id);
    if (record !== undefined) this.records.set(id, { ...record, ...change });
  }

  private async apply(id: string, change: (record: JobRecord) => Change | undefined): Promise<JobRecord> {
    const record = this.records.get(id);
    if (record === undefined) throw new Error(`Job ${id} does not exist.`);
    const changes = change(record);
    if (changes === undefined) return record;
    const next = { ...record, ...changes };
    await writeFileAtomically(path.join(this.jobFolder(id), "job.json"), JSON.stringify(next, null, 1));
    this.records.set(id, { ...(this.records.get(id) ?? next), ...changes });
    return next;
  }

  private async create(draft: Omit<JobRecord, "sequence">): Promise<JobRecord> {
    this.sequence += 1;
    const record: JobRecord = { ...draft, sequence: this.sequence };
    try {
      await mkdir(this.jobFolder(record.id));
      await writeFileAtomically(path.join(this.jobFolder(record.id), "job.json"), JSON.stringify(record, null, 1));
    } catch (error) {
      await rm(this.jobFolder(record.id), { recursive: true, force: true });
      throw error;
    }
    this.records.set(record.id, record);
    return record;
  }
}
