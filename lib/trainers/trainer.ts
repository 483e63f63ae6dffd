import type { Message, ToolCall, Tools } from "@/lib/datasets/schemas";
import type { Inventory } from "./inventory";
import type { Preview, PreviewRequest } from "./previews/preview";
import type { BaseModel, Capabilities, Estimate, FailureKind, Hyperparameters, Method, Objective } from "./schemas";

/** One training, as a trainer is asked for it. `runId` is the key by which it is found again. */
export interface Launch {
  runId: string;
  baseModel: string;
  method: Method;
  objective: Objective;
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
  /** When it was reported, where the trainer says so. */
  at?: Date | null;
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
  /** What the provider itself says that it cost, in USD; null where only its prices are known. */
  costUsd: number | null;
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
  /** The functions that the model wants called; left out where it wants none. */
  toolCalls?: ToolCall[];
  promptTokens: number;
  completionTokens: number;
  latencyMs: number;
  /** The provider's word for why it stopped, such as "stop" or "length"; null where it does not say. */
  finishReason: string | null;
}

export interface CompletionRequest {
  model: string;
  messages: Message[];
  /** The functions that it may call. */
  tools?: Tools;
  maxTokens: number;
  temperature?: number;
  seed?: number;
  signal?: AbortSignal;
}

export interface EmbeddingRequest {
  model: string;
  texts: string[];
  signal?: AbortSignal;
}

export interface Embeddings {
  /** One for each text, in the same order. */
  vectors: number[][];
  promptTokens: number;
}

export interface TrainingSize {
  baseModel: string;
  method: Method;
  objective: Objective;
  hyperparameters: Hyperparameters;
  exampleCount: number;
  /** All that is read in one epoch: under "dpo" every prompt twice, once with each answer. */
  tokens: number;
  /** All that is read in one look at the validation split; 0 where there is none. */
  validationTokens: number;
  longestExample: number;
}

/**
 * What Hone asks of anything that trains. One folder per provider keeps it; nobody outside `lib/trainers` names a provider.
 * Every method throws a `TrainerFailure`: "upstream" when the trainer cannot be reached or serves the account no
 * further, "invalid" when it refuses what was sent, "not_found" when it does not know the job or file.
 */
export interface Trainer {
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Base models it can tune right now. Also the check that it answers and the credentials hold. */
  listBaseModels(): Promise<BaseModel[]>;
  /** How rows look to the model: what it learns, what it reads, what is cut. Nothing is stored; without rows it says what it knows of itself. */
  preview(request: PreviewRequest): Promise<Preview>;
  estimate(size: TrainingSize): Promise<Estimate>;
  /**
   * Hands over a file of rows; `name` is the same for the same content, and a file already there under it is used again. Where a job is known
   * by its file, or nobody can say whether a file is there whole, it is used again by the same run only. It may not have been read yet: then
   * `launch` throws a failure that `isAtWork`.
   */
  uploadFile(name: string, rows: AsyncIterable<string>, runId: string): Promise<string>;
  /** The job that carries this run's key, if there is one: asked before anything is launched. */
  findJob(runId: string): Promise<TrainerJob | null>;
  launch(launch: Launch): Promise<TrainerJob>;
  /** What `launch` would ask, word for word, and nothing secret in it. */
  describeLaunch?(launch: Launch): object;
  /** How a file is called there and what stands before its first row, where that differs from what it was given. */
  describeFile?(name: string, runId: string): { name: string; prefix: string };
  /** What is new since `cursor`; null reads from the beginning. */
  readNews(jobId: string, cursor: string | null): Promise<TrainerNews>;
  cancel(jobId: string): Promise<void>;
  pause(jobId: string): Promise<void>;
  resume(jobId: string): Promise<void>;
  complete(request: CompletionRequest): Promise<Completion>;
  embed(request: EmbeddingRequest): Promise<Embeddings>;
  /** What the account holds; null where the provider does not let it be read. */
  readonly inventory: Inventory | null;
}
