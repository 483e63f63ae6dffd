import { EventLog, type NewEvent } from "./event-log";
import type { JobStore } from "./job-store";

const keptLogs = 16;

/** Open logs, the least recently used ones forgotten: a log of a finished job is read again when somebody asks. */
export class EventLogs {
  private readonly open = new Map<string, Promise<EventLog>>();

  constructor(private readonly jobs: JobStore) {}

  of(jobId: string): Promise<EventLog> {
    const log = this.open.get(jobId) ?? EventLog.open(this.jobs.eventsFile(jobId));
    this.open.delete(jobId);
    this.open.set(jobId, log);
    log.catch(() => this.open.delete(jobId));
    this.forgetOldest();
    return log;
  }

  async say(jobId: string, message: string, level: NewEvent["level"] = "info"): Promise<void> {
    await (await this.of(jobId)).append({ type: "message", level, message });
  }

  /** For the last word on a job, which is written before its end is: after a crash in between it is said again. */
  async sayLast(jobId: string, message: string, level: NewEvent["level"] = "info"): Promise<void> {
    const log = await this.of(jobId);
    await log.settled();
    if (log.events().at(-1)?.message !== message) await this.say(jobId, message, level);
  }

  private forgetOldest(): void {
    for (const jobId of this.open.keys()) {
      if (this.open.size <= keptLogs) return;
      // Two open logs of one job would both count its events: only finished jobs are forgotten.
      if (this.jobs.find(jobId)?.finishedAt !== null) this.open.delete(jobId);
    }
  }
}
