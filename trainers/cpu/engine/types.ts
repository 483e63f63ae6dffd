export interface ChatMessage {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
  /** 0 keeps an assistant answer as context without learning it. */
  weight?: 0 | 1;
  tool_calls?: unknown;
  tool_call_id?: string;
  name?: string;
}

/** Loss falls on assistant answers only, their end token included. */
export interface TrainingExample {
  messages: ChatMessage[];
  tools?: unknown;
}

export interface LoraSettings {
  rank: number;
  alpha: number;
  /** Any of q_proj k_proj v_proj o_proj gate_proj up_proj down_proj. */
  targetModules: string[];
  /** Trained whole beside the adapter and saved with it: "embed_tokens", "norm", "lm_head". */
  modulesToSave: string[];
}

/** Resolved: no "auto" is left. */
export interface Hyperparameters {
  method: "lora" | "full";
  epochs: number;
  batchSize: number;
  learningRate: number;
  schedule: "cosine" | "linear" | "constant";
  warmupRatio: number;
  weightDecay: number;
  maxGradNorm: number;
  contextLength: number;
  /** Weight of prompt tokens in the loss; 0 learns the answers only. */
  promptLossWeight: number;
  /** Share of prompt tokens replaced by a neutral token in training, 0 to below 1. */
  tokenDropout: number;
  /** Decay of the running average of the weights that is saved instead of the last ones; 0 saves the last ones. */
  weightAveraging: number;
  /** Share of the base in the weights that are saved, for full fine-tuning; see `base_weight_share`. */
  baseShare: number;
  lora: LoraSettings;
}

export interface StepMetrics {
  step: number;
  totalSteps: number;
  epoch: number;
  trainLoss: number;
  trainMeanTokenAccuracy: number;
  learningRate: number;
  gradientNorm: number;
  tokensPerSecond: number;
  elapsedSeconds: number;
  trainedTokens: number;
  /** On a fixed sample of the validation rows, about twenty times a run. */
  validLoss?: number;
  validMeanTokenAccuracy?: number;
  /** On all validation rows, at the end of each epoch. */
  fullValidLoss?: number;
  fullValidMeanTokenAccuracy?: number;
}

export interface CheckpointInfo {
  /** A PEFT adapter folder for LoRA, a whole model folder for full fine-tuning. */
  folder: string;
  step: number;
  epoch: number;
  metrics: StepMetrics;
}

export interface TrainRequest {
  baseFolder: string;
  training: TrainingExample[];
  validation: TrainingExample[];
  hyperparameters: Hyperparameters;
  seed: number;
  /** Changes the speed, never the result. */
  threads: number;
  /** Gets checkpoint-<step>/ per epoch and resume/ (the optimiser's state). */
  outputFolder: string;
  /** Continue from the resume state in outputFolder; starts from the beginning when there is none. */
  resume: boolean;
  /**
   * The last step the caller has written down. Steps between it and the saved state, whose messages died with an earlier
   * process, are told again, and so are the checkpoints that still exist; without it none are.
   */
  lastSeenStep?: number;
  /** Refuse to start when the run needs more; defaults to HONE_TRAINER_MEMORY_MB or half of the machine's memory. */
  memoryLimitMb?: number;
}

export interface TrainControl {
  signal: AbortSignal;
  onStep(metrics: StepMetrics): void;
  onCheckpoint(checkpoint: CheckpointInfo): void;
  /** Asked every quarter of a second; once true the run saves its state and ends as "paused". */
  pauseRequested?(): boolean;
}

export interface TrainResult {
  outcome: "finished" | "cancelled" | "paused" | "diverged";
  /** For "diverged": what happened and what to change, in words. */
  reason?: string;
  trainedTokens: number;
  trainSeconds: number;
  steps: number;
  /** Folder of the last checkpoint; empty when none was written. */
  finalFolder: string;
}

/** Implemented by engine/train.ts. Rejects with ParameterError, ModelError or MemoryLimitError (engine/errors.ts). */
export type Train = (request: TrainRequest, control: TrainControl) => Promise<TrainResult>;

/** Implemented by engine/train.ts. */
export type ResumeAvailable = (outputFolder: string) => Promise<boolean>;

/** The protocol's hyperparameters with Nebius' extension names; every number may be "auto". Parsed by engine/resolve-hyperparameters.ts. */
export type RawHyperparameters = Record<string, unknown>;

export interface DatasetFacts {
  /** Number of training rows. */
  examples: number;
  /** Of the training rows, as inspectExamples counts them. */
  tokens: number;
  longestExample: number;
}

/** Implemented by engine/resolve-hyperparameters.ts. Throws ParameterError naming the field. */
export type ResolveHyperparameters = (
  raw: RawHyperparameters,
  facts: { dataset: DatasetFacts; model: ModelDescription },
) => Hyperparameters;

export interface RowProblem {
  /** 1-based position in the examples. */
  row: number;
  problem: "too_long" | "nothing_to_learn" | "template";
  message: string;
}

export interface Inspection extends DatasetFacts {
  /** Answer tokens, those that carry loss. */
  answerTokens: number;
  /** Tokens of each row as it would be trained, in order. */
  lengths: number[];
  /** Rows that training would leave out, with the reason in words. */
  problems: RowProblem[];
}

/** Implemented by engine/inspect-examples.ts. */
export type InspectExamples = (baseFolder: string, examples: TrainingExample[], contextLength: number) => Promise<Inspection>;

export interface ModelDescription {
  /** The folder's name. */
  name: string;
  folder: string;
  parameters: number;
  hiddenSize: number;
  layers: number;
  vocabularySize: number;
  contextLength: number;
}

export interface BaseModel {
  name: string;
  folder: string;
  /** Absent when the folder cannot be used; `problem` then says why. */
  description?: ModelDescription;
  problem?: string;
}

/** Implemented by formats/list-base-models.ts: folders below `modelsFolder` that hold a config.json. */
export type ListBaseModels = (modelsFolder: string) => Promise<BaseModel[]>;

export interface TrainingEstimate {
  secondsLow: number;
  secondsHigh: number;
  tokensPerSecond: number;
  memoryMb: number;
}

/** Implemented by engine/estimate.ts; measures this machine once (about a third of a second) and remembers it. */
export type Estimate = (
  baseFolder: string,
  plan: { tokens: number; longestExample: number; hyperparameters: Hyperparameters; threads: number },
) => Promise<TrainingEstimate>;

export interface CompletionRequest {
  messages: ChatMessage[];
  tools?: unknown;
  maxTokens?: number;
  /** 0, the default, takes the likeliest token every time. */
  temperature?: number;
  topP?: number;
  seed?: number;
  /** Text that ends the answer; it is not part of it. */
  stop?: string[];
  /** A PEFT adapter folder to answer with; null answers with the bare base, undefined with what openModel was given. */
  adapterFolder?: string | null;
  signal?: AbortSignal;
}

export interface Completion {
  text: string;
  promptTokens: number;
  completionTokens: number;
  finishReason: "stop" | "length";
}

export interface ModelReference {
  baseFolder: string;
  adapterFolder?: string;
}

/** One resident base in a worker thread; concurrent requests are decoded together, adapters are swapped over the base. */
export interface TextGenerator {
  /** `onText` gets the answer in pieces as it grows. Rejects with an AbortError when the signal fires. */
  complete(request: CompletionRequest, onText?: (piece: string) => void): Promise<Completion>;
  /** Frees what is held for an adapter, so that its folder may be deleted. */
  forgetAdapter(adapterFolder: string): Promise<void>;
  close(): Promise<void>;
}

/** Implemented by engine/generate.ts. */
export type OpenModel = (model: ModelReference) => Promise<TextGenerator>;
