import { createHash } from "node:crypto";
import type { BaseModel, TrainerPrices } from "../schemas";
import type { Launch, TrainerCheckpoint, TrainerEvent, TrainerJob, TrainerJobError, TrainerJobState } from "../trainer";
import { together } from "./about";
import { looksOf } from "./looks-of";
import type { WireCheckpoint, WireEvent, WireJob, WireLimits } from "./wire";

const states: Record<string, TrainerJobState> = {
  pending: "queued",
  queued: "queued",
  running: "running",
  compressing: "running",
  uploading: "running",
  // It trains until it has really stopped.
  cancel_requested: "running",
  cancelled: "cancelled",
  error: "failed",
  completed: "succeeded",
};

/** Where a run that trained already stands, and why it failed, only its events say. */
export function toJob(wire: WireJob, events: readonly WireEvent[]): TrainerJob {
  const state = states[wire.status] ?? "queued";
  const farthest = (read: (event: WireEvent) => number | null | undefined) =>
    Math.max(0, ...events.map((event) => read(event) ?? 0)) || null;
  return {
    id: wire.id,
    state,
    rawState: wire.status,
    fineTunedModel: state === "succeeded" ? wire.model_output_name || null : null,
    step: farthest(({ step }) => step),
    totalSteps: farthest(({ total_steps }) => total_steps),
    trainedTokens: wire.token_count || null,
    trainSeconds: null,
    tokensPerSecond: null,
    costUsd: wire.total_price ? wire.total_price / 1e9 : null,
    error: state === "failed" ? explain(events) : null,
  };
}

function explain(events: readonly WireEvent[]): TrainerJobError {
  const last = events.filter(({ type, level }) => type === "job_error" || level?.endsWith("error")).at(-1) ?? null;
  const message = last?.message || "Together says that the training failed, and nothing more.";
  if (events.some(({ type }) => type === "billing_limit"))
    return { kind: "your_account", message, action: "Raise the limit of your account at Together, then start the run again.", raw: last };
  if (/\b(line|row|format|dataset|example|token)/i.test(message))
    return {
      kind: "your_data",
      message,
      action: "Correct the rows that are named, freeze a new version and start a run on it.",
      raw: last,
    };
  return {
    kind: "provider",
    message,
    action: "Start the run again; examples and settings are kept. If it fails again, ask Together with the job's id.",
    raw: last,
  };
}

/** Together gives events no ids: the same words at the same moment are the same event. */
export function toEvent({ hash, created_at: at, type, message, level }: WireEvent): TrainerEvent {
  const id = hash || createHash("sha256").update(`${at}\n${type}\n${message}`).digest("hex").slice(0, 32);
  const short = level?.replace(/^legacy_i?/, "");
  return { id, level: short === "error" ? "error" : short === "warning" ? "warn" : "info", message, at: new Date(at) };
}

/** Null for a checkpoint that cannot be deployed, and so never called. */
export function toCheckpoint({ object_name: model, step, created_at: at }: WireCheckpoint): TrainerCheckpoint | null {
  return model ? { model, step, trainLoss: null, validLoss: null, validAccuracy: null, createdAt: new Date(at) } : null;
}

export function toBaseModel(id: string, limits: WireLimits, prices: TrainerPrices): BaseModel {
  const { lora_training: lora, full_training: full, supports_full_training: canTrainFully } = limits;
  const within = (minimum: number | null, maximum: number | null | undefined, usual: number | string | null = null) => ({
    minimum,
    maximum: maximum || null,
    default: usual,
    description: "",
  });
  return {
    id,
    label: id,
    contextLength: limits.max_seq_length_sft || null,
    parameterCount: null,
    methods: canTrainFully ? ["lora", "full"] : ["lora"],
    objectives: together.capabilities.learnsPreferences ? ["sft", "dpo"] : ["sft"],
    minimumExamples: 1,
    parameters: {
      epochs: within(1, limits.max_num_epochs, 1),
      batchSize: within(lora?.min_batch_size || full?.min_batch_size || 1, lora?.max_batch_size || full?.max_batch_size),
      learningRate: within(0, limits.max_learning_rate),
      loraRank: within(1, lora?.max_rank),
      loraAlpha: within(1, null),
      warmupRatio: within(0, 0.5),
      weightDecay: within(0, null),
      maxGradNorm: within(0, null),
      contextLength: within(16, limits.max_seq_length_sft),
      dpoBeta: within(0, 2),
    },
    problem: null,
    retiresOn: null,
    lastTrainingOn: null,
    usdPerMillionTokens: prices[id]?.training ?? null,
  };
}

const usualRank = 64;

/** "auto" is left out: then Together chooses. */
export function toLaunchBody(launch: Launch): object {
  const { hyperparameters: asked, objective, validationFileId } = launch;
  const set = <T>(name: string, value: T | "auto") => (value === "auto" ? {} : { [name]: value });
  const looks = looksOf(asked);
  return {
    model: launch.baseModel,
    training_file: launch.trainingFileId,
    ...(validationFileId ? { validation_file: validationFileId, n_evals: looks } : {}),
    suffix: launch.suffix.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 64),
    random_seed: launch.seed,
    n_checkpoints: looks,
    ...set("n_epochs", asked.epochs),
    ...set("batch_size", asked.batchSize),
    ...set("learning_rate", asked.learningRate),
    ...set("warmup_ratio", asked.warmupRatio),
    ...set("weight_decay", asked.weightDecay),
    ...set("max_grad_norm", asked.maxGradNorm),
    ...set("max_seq_length", asked.contextLength),
    training_method: toMethod(objective, asked.dpoBeta),
    training_type: launch.method === "full" ? { type: "Full" } : { type: "Lora", ...loraSize(asked), lora_trainable_modules: "all-linear" },
  };
}

export function toMethod(objective: Launch["objective"], beta: number | "auto"): object {
  if (objective === "dpo") return { method: "dpo", ...(beta === "auto" ? {} : { dpo_beta: beta }) };
  // Of a conversation, only what the assistant says is learned.
  return { method: "sft", train_on_inputs: "auto" };
}

/** Together wants both; alpha is twice the rank, as it is in its own tools. */
function loraSize({ loraRank, loraAlpha }: Launch["hyperparameters"]): { lora_r: number; lora_alpha: number } {
  const rank = loraRank !== "auto" ? loraRank : loraAlpha === "auto" ? usualRank : Math.max(1, Math.round(loraAlpha / 2));
  return { lora_r: rank, lora_alpha: loraAlpha === "auto" ? rank * 2 : loraAlpha };
}
