import type { Message } from "@/lib/datasets/schemas";
import type { BaseModel, Capabilities, Estimate, FailureKind, Hyperparameters, Inspection, Method } from "./schemas";

/** One training, as a trainer is asked for it. `runId` is the key by which it is found again. */
export interface Launch {
  runId: string;
  baseModel: string;
  method: Method;
  hyperparameters: Hyperparameters;
  systemPrompt: string;
  seed: number;
  suffix: string;
  trainingFileId: string;
  validationFileId: string | null;
}

export interface TrainerEvent {
  id: string;
  level: "info" | "warn" | "error";
  message: string;
  at: Date;
}

export interface StepMetric {
  step: number;
  trainLoss: number | null;
  trainAccuracy: number | null;
  validLoss: number | null;
  validAccuracy: number | null;
  learningRate: number | null;
  gradientNorm: number | null;
  tokensPerSecond: number | null;
}

export interface TrainerCheckpoint {
  model: string;
  step: number;
  trainLoss: number | null;
  validLoss: number | null;
  validAccuracy: number | null;
  createdAt: Date;
}

export type TrainerJobState = "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled";

export interface TrainerJob {
  id: string;
  state: TrainerJobState;
  /** The trainer's own word for it. */
  rawState: string;
  fineTunedModel: string | null;
  step: number | null;
  totalSteps: number | null;
  trainedTokens: number | null;
  trainSeconds: number | null;
  tokensPerSecond: number | null;
  error: TrainerJobError | null;
}

/** Whose fault it is and what to do about it, in words; the trainer's own payload stays readable. */
export interface TrainerJobError {
  kind: FailureKind;
  message: string;
  action: string;
  raw: unknown;
}

/** What happened since the last look; reading it has no side effects. */
export interface TrainerNews {
  job: TrainerJob;
  /** Hand it back at the next look. */
  cursor: string | null;
  events: TrainerEvent[];
  metrics: StepMetric[];
  checkpoints: TrainerCheckpoint[];
}

export interface Completion {
  text: string;
  promptTokens: number;
  completionTokens: number;
  latencyMs: number;
}

export interface CompletionRequest {
  model: string;
  messages: Message[];
  maxTokens: number;
  temperature?: number;
  seed?: number;
  signal?: AbortSignal;
}

export interface TrainingSize {
  baseModel: string;
  method: Method;
  hyperparameters: Hyperparameters;
  exampleCount: number;
  tokens: number;
  longestExample: number;
}

/**
 * What Hone asks of anything that trains. One folder per provider keeps it; nobody outside `lib/trainers` names a provider.
 * Every method throws a `TrainerFailure`: "upstream" when the trainer cannot be reached, "invalid" when it refuses what was sent,
 * "not_found" when it does not know the job or file.
 */
export interface Trainer {
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Base models it can tune right now. Also the check that it answers and the credentials hold. */
  listBaseModels(): Promise<BaseModel[]>;
  /** Counts tokens and finds the rows that would be refused. Nothing is stored. */
  inspect(baseModel: string, hyperparameters: Hyperparameters, conversations: AsyncIterable<Message[]>): Promise<Inspection>;
  estimate(size: TrainingSize): Promise<Estimate>;
  /**
   * Hands over a file of rows; `name` is the same for the same content, and a file already there under it is used again. Where a job is known
   * by its file, it is used again by the same run only.
   */
  uploadFile(name: string, rows: AsyncIterable<string>, runId: string): Promise<string>;
  /** The job that carries this run's key, if there is one: asked before anything is launched. */
  findJob(runId: string): Promise<TrainerJob | null>;
  launch(launch: Launch): Promise<TrainerJob>;
  /** What is new since `cursor`; null reads from the beginning. */
  readNews(jobId: string, cursor: string | null): Promise<TrainerNews>;
  cancel(jobId: string): Promise<void>;
  pause(jobId: string): Promise<void>;
  resume(jobId: string): Promise<void>;
  complete(request: CompletionRequest): Promise<Completion>;
}
