import { appendFile, readFile, truncate } from "node:fs/promises";
import { z } from "zod";
import { unixNow } from "../storage/ids";
import { isMissing } from "../storage/storage-failure";

const eventSchema = z.object({
  sequence: z.number().int(),
  createdAt: z.number().int(),
  level: z.enum(["info", "warn", "error"]),
  type: z.enum(["message", "metrics"]),
  message: z.string(),
  data: z.record(z.string(), z.number()).optional(),
});
export type JobEvent = z.infer<typeof eventSchema>;
export type NewEvent = Omit<JobEvent, "sequence" | "createdAt">;

function parseLine(line: string): JobEvent | undefined {
  try {
    return eventSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Append-only JSON lines. A line that a crash cut off was never an event: it is dropped and written over. */
export class EventLog {
  private tail: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private readonly entries: JobEvent[],
    private bytes: number,
    private torn: boolean,
  ) {}

  static async open(file: string): Promise<EventLog> {
    let content: Buffer;
    try {
      content = await readFile(file);
    } catch (error) {
      if (!isMissing(error)) throw error;
      content = Buffer.alloc(0);
    }
    const whole = content.lastIndexOf(0x0a) + 1;
    const lines = content.subarray(0, whole).toString("utf8").split("\n");
    const entries = lines.map(parseLine).filter((event) => event !== undefined);
    return new EventLog(file, entries, whole, whole < content.length);
  }

  /** Oldest first. */
  events(): readonly JobEvent[] {
    return this.entries;
  }

  append(event: NewEvent): Promise<void> {
    const write = this.tail.then(() => this.write(event));
    this.tail = write.catch(() => undefined);
    return write;
  }

  /** Resolves when everything appended so far is written. */
  async settled(): Promise<void> {
    await this.tail;
  }

  private async cutTornLine(): Promise<void> {
    try {
      await truncate(this.file, this.bytes);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  private async write(event: NewEvent): Promise<void> {
    if (this.torn) await this.cutTornLine();
    this.torn = false;
    const entry: JobEvent = { sequence: (this.entries.at(-1)?.sequence ?? 0) + 1, createdAt: unixNow(), ...event };
    const line = `${JSON.stringify(entry)}\n`;
    // Whatever a failing write leaves behind is cut off before the next one.
    this.torn = true;
    await appendFile(this.file, line);
    this.torn = false;
    this.bytes += Buffer.byteLength(line);
    this.entries.push(entry);
  }
}
