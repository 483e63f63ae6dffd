import { randomBytes } from "node:crypto";
import type { ProviderRules } from "./provider-rules";

export type JobStatus = "validating_files" | "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled";

export interface StoredFile {
  id: string;
  filename: string;
  text: string;
  createdAt: number;
  /** Fireworks reads what was sent before it can be trained on. */
  isRead?: boolean;
  /** How often it was looked at since it was sent. */
  looks?: number;
}

export interface StoredEvent {
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
  /** Where Fireworks keeps this kind of training. */
  collection: string;
}

export interface Question {
  model: string;
  /** The last message. */
  asked: string;
}

export interface JobBody {
  model: string;
  training_file: string;
  suffix?: string;
  seed?: number;
  metadata?: Record<string, string>;
  method?: { type: string; supervised?: { hyperparameters?: object }; dpo?: { hyperparameters?: object } };
  hyperparameters?: object;
  validation_file?: string;
}

const stepsOfEveryJob = 4;

/** What a provider remembers, and what happens to a job when time passes; time passes when a test says so. */
export class ProviderState {
  readonly files = new Map<string, StoredFile>();
  readonly jobs = new Map<string, StoredJob>();
  readonly deployed = new Set<string>();
  /** Deleted or switched off: the jobs that made them still name them. */
  readonly retired = new Set<string>();
  /** What its models say; a test may say otherwise. */
  answer: (question: Question) => string = ({ asked }) => /red|green|blue/.exec(asked)?.[0] ?? "none";
  advancesOnLook = false;
  /** How many looks it takes Fireworks to read what was sent. */
  looksUntilRead = 1;
  /** What Fireworks says about rows that it has looked at. */
  datasetStatus = { code: "OK", message: "" };
  /** What jobs were asked for with, as it came. */
  readonly requests = new Map<string, object>();
  /** What Together says beforehand that a training costs, in dollars. */
  price: object = { estimation_available: true, allowed_to_proceed: true, estimated_total_price: 0.01, user_limit: 50 };
  private clock = 1_800_000_000;

  constructor(private readonly rules: ProviderRules) {}

  addFile(filename: string, text: string, id = newId("file")): StoredFile {
    const file: StoredFile = { id, filename, text, createdAt: this.clock++ };
    this.files.set(file.id, file);
    return file;
  }

  addJob(body: JobBody, id = newId("ftjob")): StoredJob {
    const job: StoredJob = {
      id,
      status: "validating_files",
      body,
      createdAt: this.clock++,
      step: 0,
      error: null,
      events: [],
      fineTunedModel: null,
      resultFileId: null,
      collection: "",
    };
    this.jobs.set(job.id, job);
    this.say(job, "Created fine-tuning job.");
    return job;
  }

  /** A job as somebody asks for it; where nobody says when time passes, it passes with every look. */
  look(job: StoredJob): StoredJob {
    if (this.advancesOnLook) this.advance(job);
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

  /** A training from long before: its file is here, its model is made. */
  addPast(filename: string, rows: readonly object[], body: Partial<JobBody> & { model: string }): StoredJob {
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    const file = this.addFile(filename, this.rules.filesNeedBom ? `\uFEFF${text}` : text);
    const job = this.addJob({ ...body, training_file: file.id });
    while (job.status !== "succeeded" && job.status !== "failed") this.advance(job);
    return job;
  }

  /** What its jobs made and nobody has deleted. */
  tunedModels(): string[] {
    return [...this.jobs.values()].flatMap(({ fineTunedModel }) => fineTunedModel ?? []).filter((name) => !this.retired.has(name));
  }

  isKnownModel(name: string): boolean {
    if (this.retired.has(name)) return false;
    const tuned = this.tunedModels();
    if (/:ckpt-step-\d+$/.test(name)) return true;
    if (tuned.includes(name)) return !this.rules.needsDeployment || this.deployed.has(name);
    const base = name.replace(/:ftjob-\w+:ckpt-step-\d+$/, "");
    return this.rules.models.some((model) => ("id" in model && model.id === base) || ("name" in model && model.name === base));
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
    const { fewestRows } = this.rules;
    if (rows.length < fewestRows) return `Training file has ${rows.length} example(s), but must have at least ${fewestRows} examples.`;
    const isDpo = body.method?.type === "dpo";
    const broken = rows.findIndex((row) => !(isDpo ? isPair(row) : isChat(row)));
    const wanted = isDpo
      ? "a pair of input, preferred_output and non_preferred_output"
      : "a chat example that ends with the assistant's answer";
    return broken < 0 ? null : `Line ${broken + 1} is not ${wanted}.`;
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

function isPair(row: string): boolean {
  try {
    const { input, preferred_output, non_preferred_output } = JSON.parse(row);
    const isAnswer = (output: unknown) => Array.isArray(output) && output.length === 1 && output[0].role === "assistant";
    return input.messages.at(-1)?.role === "user" && isAnswer(preferred_output) && isAnswer(non_preferred_output);
  } catch {
    return false;
  }
}

function newId(kind: string): string {
  return `${kind}-${randomBytes(8).toString("hex")}`;
}
