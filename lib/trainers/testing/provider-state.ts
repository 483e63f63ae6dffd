import { randomBytes } from "node:crypto";
import type { ProviderRules } from "./provider-rules";

export type JobStatus = "validating_files" | "queued" | "running" | "succeeded" | "failed" | "cancelled";

export interface StoredFile {
  id: string;
  filename: string;
  text: string;
  createdAt: number;
}

interface StoredEvent {
  id: string;
  object: "fine_tuning.job.event";
  created_at: number;
  level: "info" | "warn" | "error";
  type: "message" | "metrics";
  message: string;
  data: Record<string, number> | null;
}

export interface StoredJob {
  id: string;
  status: JobStatus;
  body: JobBody;
  createdAt: number;
  step: number;
  error: { code: string; message: string; param: string | null } | null;
  events: StoredEvent[];
  fineTunedModel: string | null;
  resultFileId: string | null;
}

export interface JobBody {
  model: string;
  training_file: string;
  suffix?: string;
  seed?: number;
  metadata?: Record<string, string>;
  [more: string]: unknown;
}

const stepsOfEveryJob = 4;

/** What a provider remembers, and what happens to a job when time passes; time passes when a test says so. */
export class ProviderState {
  readonly files = new Map<string, StoredFile>();
  readonly jobs = new Map<string, StoredJob>();
  readonly deployed = new Set<string>();
  private clock = 1_800_000_000;

  constructor(private readonly rules: ProviderRules) {}

  addFile(filename: string, text: string): StoredFile {
    const file = { id: newId("file"), filename, text, createdAt: this.clock++ };
    this.files.set(file.id, file);
    return file;
  }

  addJob(body: JobBody): StoredJob {
    const job: StoredJob = {
      id: newId("ftjob"),
      status: "validating_files",
      body,
      createdAt: this.clock++,
      step: 0,
      error: null,
      events: [],
      fineTunedModel: null,
      resultFileId: null,
    };
    this.jobs.set(job.id, job);
    this.say(job, "Created fine-tuning job.");
    return job;
  }

  /** One step of a job's life: files are looked at, it waits, it trains four steps, it is done. */
  advance(job: StoredJob): void {
    if (job.status === "validating_files") {
      const message = this.findFault(job);
      if (message) {
        job.status = "failed";
        job.error = { code: "invalid_training_file", message, param: "training_file" };
        this.say(job, message, "error");
      } else job.status = "queued";
    } else if (job.status === "queued") {
      job.status = "running";
      this.say(job, "Fine-tuning job started.");
    } else if (job.status === "running" && job.step < stepsOfEveryJob) this.train(job);
    else if (job.status === "running") this.finish(job);
  }

  say(job: StoredJob, message: string, level: StoredEvent["level"] = "info", data: StoredEvent["data"] = null): void {
    const type = data ? "metrics" : "message";
    job.events.push({ id: newId("ftevent"), object: "fine_tuning.job.event", created_at: this.clock++, level, type, message, data });
  }

  isKnownModel(name: string): boolean {
    const tuned = [...this.jobs.values()].flatMap(({ fineTunedModel }) => fineTunedModel ?? []);
    if (tuned.includes(name)) return !this.rules.needsDeployment || this.deployed.has(name);
    return this.rules.models.some((model) => "id" in model && model.id === name);
  }

  private train(job: StoredJob): void {
    job.step++;
    const figures = { step: job.step, train_loss: 2 / job.step, train_mean_token_accuracy: 0.2 * job.step };
    const last: Record<string, number> = job.step === stepsOfEveryJob ? { full_valid_loss: 0.9, full_valid_mean_token_accuracy: 0.7 } : {};
    this.say(job, `Step ${job.step}/${stepsOfEveryJob}: training loss=${figures.train_loss}`, "info", { ...figures, ...last });
  }

  private finish(job: StoredJob): void {
    job.fineTunedModel = this.rules.nameModel(job.body.model, job.body.suffix ?? "", randomBytes(4).toString("hex"));
    const rows = Array.from({ length: stepsOfEveryJob }, (_, index) => `${index + 1},${2 / (index + 1)},${0.2 * (index + 1)},${0.95},0.6`);
    const csv = ["step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy", ...rows].join("\n");
    if (this.rules.resultFile)
      job.resultFileId = this.addFile("results.csv", this.rules.resultFile === "base64" ? Buffer.from(csv).toString("base64") : csv).id;
    job.status = "succeeded";
    this.say(job, "The job has successfully completed.");
  }

  private findFault({ body }: StoredJob): string | null {
    const text = this.files.get(body.training_file)?.text ?? "";
    if (this.rules.filesNeedBom !== text.startsWith("\uFEFF"))
      return this.rules.filesNeedBom ? "The file is not UTF-8 with a byte-order mark." : "Line 1 is not JSON: unexpected U+FEFF.";
    const rows = text
      .replace(/^\uFEFF/, "")
      .split("\n")
      .filter(Boolean);
    if (rows.length < 10) return `Training file has ${rows.length} example(s), but must have at least 10 examples.`;
    const broken = rows.findIndex((row) => !isChat(row));
    return broken < 0 ? null : `Line ${broken + 1} is not a chat example that ends with the assistant's answer.`;
  }
}

function isChat(row: string): boolean {
  try {
    const { messages } = JSON.parse(row);
    return Array.isArray(messages) && messages.at(-1)?.role === "assistant";
  } catch {
    return false;
  }
}

function newId(kind: string): string {
  return `${kind}-${randomBytes(8).toString("hex")}`;
}
