import type OpenAI from "openai";
import type { Message } from "@/lib/datasets/schemas";
import {
  type BaseModel,
  type Estimate,
  type Hyperparameters,
  type Method,
  methodSchema,
  type Objective,
  type TrainerPrices,
} from "../schemas";
import type { StepMetric, TrainerCheckpoint, TrainerEvent, TrainerJob, TrainerJobState } from "../trainer";
import { explainJobError } from "./explain-job-error";
import { parameterNames } from "./parameter-names";
import type { Profile } from "./profiles";
import type { WireCheckpoint, WireEstimate, WireEvent, WireJob, WireModel } from "./wire";

const states: Record<string, TrainerJobState> = {
  validating_files: "queued",
  queued: "queued",
  running: "running",
  // Not among the protocol's states, but in its own example of an answer.
  paused: "paused",
  succeeded: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
};

/** Our own trainers say in a field that a job is paused. A state that is not known is taken for waiting and shown as it was said. */
export function toJob(wire: WireJob): TrainerJob {
  const state = states[wire.status] ?? "queued";
  const isOn = state === "queued" || state === "running";
  return {
    id: wire.id,
    state: isOn && wire.hone_paused ? "paused" : state,
    rawState: wire.status,
    fineTunedModel: wire.fine_tuned_model || null,
    step: wire.trained_steps ?? null,
    totalSteps: wire.total_steps ?? null,
    trainedTokens: wire.trained_tokens ?? null,
    trainSeconds: wire.hone_train_seconds ?? null,
    tokensPerSecond: wire.hone_tokens_per_second ?? null,
    costUsd: null,
    error: state === "failed" ? explainJobError(wire.error ?? null) : null,
  };
}

export function toEvent(wire: WireEvent): TrainerEvent {
  return { id: wire.id, level: wire.level, message: wire.message, at: new Date(wire.created_at * 1000) };
}

/** Null for an event that is only words. */
export function toMetric({ type, data, created_at }: WireEvent): StepMetric | null {
  if (type !== "metrics" || data?.step == null) return null;
  return {
    step: data.step,
    at: new Date(created_at * 1000),
    trainLoss: data.train_loss ?? null,
    trainAccuracy: data.train_mean_token_accuracy ?? null,
    validLoss: data.full_valid_loss ?? data.valid_loss ?? null,
    validAccuracy: data.full_valid_mean_token_accuracy ?? data.valid_mean_token_accuracy ?? null,
    learningRate: data.learning_rate ?? null,
    gradientNorm: data.grad_norm ?? null,
    tokensPerSecond: data.tokens_per_second ?? null,
  };
}

/** Null for a checkpoint that cannot be called. */
export function toCheckpoint({ metrics, ...wire }: WireCheckpoint): TrainerCheckpoint | null {
  if (!wire.fine_tuned_model_checkpoint) return null;
  return {
    model: wire.fine_tuned_model_checkpoint,
    step: wire.step_number,
    trainLoss: metrics?.train_loss ?? null,
    validLoss: metrics?.full_valid_loss ?? metrics?.valid_loss ?? null,
    validAccuracy: metrics?.full_valid_mean_token_accuracy ?? metrics?.valid_mean_token_accuracy ?? null,
    createdAt: new Date(wire.created_at * 1000),
  };
}

/** What a model declares about itself counts; where it declares nothing, what is known of its provider. */
export function toBaseModel(wire: WireModel, profile: Profile, prices: TrainerPrices): BaseModel {
  const size = wire.parameters ? `, ${(wire.parameters / 1e6).toFixed(1)} M parameters` : "";
  const parameters: BaseModel["parameters"] = {};
  for (const [ours, theirs] of parameterNames) {
    const declared = wire.hyperparameters[theirs];
    const accepted = profile.parameters[ours];
    if (!declared && !profile.isOurs && accepted) parameters[ours] = { ...accepted, default: null, description: "" };
    if (!declared) continue;
    parameters[ours] = {
      minimum: declared.minimum ?? null,
      maximum: declared.maximum ?? null,
      default: declared.default ?? null,
      description: declared.description,
    };
  }
  // Two ways to say the same thing confuse; who takes the rate itself is asked for that.
  if (parameters.learningRate) delete parameters.learningRateMultiplier;
  const declaredMethods = wire.trainings.flatMap((training) => methodSchema.safeParse(training).data ?? []);
  const { fine_tune: lastTraining, inference: stops } = wire.deprecation ?? {};
  return {
    id: wire.id,
    label: `${wire.id}${size}`,
    contextLength: wire.context_length || null,
    parameterCount: wire.parameters ?? null,
    objectives: profile.capabilities.learnsPreferences ? ["sft", "dpo"] : ["sft"],
    methods: declaredMethods.length > 0 || profile.isOurs ? declaredMethods : profile.methods,
    minimumExamples: wire.minimum_examples ?? profile.minimumExamples,
    parameters,
    problem: wire.problem ?? null,
    retiresOn: wire.shutdown_date ?? toDay(stops),
    lastTrainingOn: toDay(lastTraining),
    usdPerMillionTokens: prices[wire.id]?.training ?? null,
  };
}

const toDay = (since1970: number | null | undefined) => (since1970 ? new Date(since1970 * 1000).toISOString().slice(0, 10) : null);

/** "auto" is left out: then the trainer chooses. */
export function toWireHyperparameters(method: Method, hyperparameters: Hyperparameters): Record<string, number | boolean> {
  const wire: Record<string, number | boolean> = method === "managed" ? {} : { lora: method === "lora" };
  for (const [ours, theirs] of parameterNames) {
    const value = hyperparameters[ours];
    if (value === "auto" || (method !== "lora" && theirs.startsWith("lora_"))) continue;
    wire[theirs] = value;
  }
  return wire;
}

export function toWireMethod(objective: Objective, hyperparameters: Record<string, number | boolean>): object {
  return objective === "dpo" ? { type: "dpo", dpo: { hyperparameters } } : { type: "supervised", supervised: { hyperparameters } };
}

/** Only our own trainers answer estimates, and they run on the team's own machines. */
export function toEstimate(wire: WireEstimate): Estimate {
  const { n_epochs: epochs } = wire.hyperparameters;
  const number = new Intl.NumberFormat("en");
  return {
    seconds: wire.seconds,
    usd: [0, 0],
    tokens: [wire.tokens * epochs, wire.tokens * epochs],
    steps: [wire.steps, wire.steps],
    formula: `${number.format(wire.tokens)} tokens × ${epochs} ${epochs === 1 ? "epoch" : "epochs"}, at about ${number.format(Math.round(wire.tokens_per_second))} tokens per second on this machine.`,
  };
}

/** A message as the SDK takes it; what only training reads (`weight`) stays behind. */
export function toParam({ role, content, name, tool_calls, tool_call_id }: Message): OpenAI.ChatCompletionMessageParam {
  if (role === "tool") return { role, content, tool_call_id: tool_call_id ?? "" };
  if (role !== "assistant") return { role, content, ...(name ? { name } : {}) };
  return { role, content, ...(tool_calls ? { tool_calls } : {}) };
}
