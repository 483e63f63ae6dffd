import type { BaseModel, FailureKind, TrainerPrices } from "../schemas";
import type { Launch, StepMetric, TrainerEvent, TrainerJob, TrainerJobState } from "../trainer";
import { modelIdOf, withinAccount } from "./resources";
import type { WireJob, WireModel } from "./wire";

const states: Record<string, TrainerJobState> = {
  RUNNING: "running",
  WRITING_RESULTS: "running",
  // It trains until it has really stopped.
  CANCELLING: "running",
  PAUSED: "paused",
  COMPLETED: "succeeded",
  EARLY_STOPPED: "succeeded",
  FAILED: "failed",
  EXPIRED: "failed",
  CANCELLED: "cancelled",
  DELETING: "cancelled",
  DELETING_CLEANING_UP: "cancelled",
};

const stateWords: Record<string, string> = {
  CREATING: "Fireworks creates the job.",
  PENDING: "The job waits for a machine.",
  VALIDATING: "Fireworks looks at the rows.",
  RUNNING: "The training runs.",
  WRITING_RESULTS: "Fireworks saves the model.",
  CANCELLING: "The training is being stopped.",
  PAUSED: "Fireworks has paused the training.",
  COMPLETED: "The job is done.",
  EARLY_STOPPED: "The training ended early: validation loss did not fall any more.",
  FAILED: "The job failed.",
  EXPIRED: "The job ran out of time.",
  CANCELLED: "The job is cancelled.",
};

const stateOf = ({ state }: WireJob) => state.replace(/^JOB_STATE_/, "");

/** A state that is not known waits under its own name. */
export function toJob(wire: WireJob, metrics: readonly StepMetric[]): TrainerJob {
  const state = states[stateOf(wire)] ?? "queued";
  const step = metrics.at(-1)?.step ?? null;
  const percent = wire.jobProgress?.percent ?? 0;
  return {
    id: withinAccount(wire.name),
    state,
    rawState: wire.state,
    fineTunedModel: state === "succeeded" ? (wire.outputModel ?? wire.trainingConfig?.outputModel ?? null) : null,
    step,
    totalSteps: totalSteps(state, step, percent),
    trainedTokens: wire.jobProgress?.inputTokens || null,
    trainSeconds: null,
    tokensPerSecond: null,
    costUsd: state === "succeeded" ? costOf(wire) : null,
    error: state === "failed" ? explain(wire) : null,
  };
}

/** Fireworks counts in percent, Hone in steps. */
function totalSteps(state: TrainerJobState, step: number | null, percent: number): number | null {
  if (step === null) return null;
  if (state === "succeeded") return step;
  return percent > 0 && percent <= 100 ? Math.max(step, Math.round((step * 100) / percent)) : null;
}

function costOf({ estimatedCost: cost }: WireJob): number | null {
  if (!cost || (cost.currencyCode && cost.currencyCode !== "USD")) return null;
  const usd = Number(cost.units ?? 0) + (cost.nanos ?? 0) / 1e9;
  return Number.isFinite(usd) && usd > 0 ? usd : null;
}

const whoseTurn: Record<string, FailureKind> = {
  INVALID_ARGUMENT: "your_data",
  FAILED_PRECONDITION: "your_data",
  OUT_OF_RANGE: "your_data",
  RESOURCE_EXHAUSTED: "your_account",
  PERMISSION_DENIED: "your_account",
  UNAUTHENTICATED: "your_account",
  INTERNAL: "provider",
  UNAVAILABLE: "provider",
  DEADLINE_EXCEEDED: "provider",
  DATA_LOSS: "provider",
};

const turns: Partial<Record<FailureKind, string>> = {
  your_data: "Correct the rows that are named, freeze a new version and start a run on it.",
  your_account: "Look at the account's limits and balance at Fireworks, then start the run again.",
};

export function whoseTurnIs(code: string | null | undefined, otherwise: FailureKind = "unknown"): { kind: FailureKind; action: string } {
  const kind = whoseTurn[code ?? ""] ?? otherwise;
  return { kind, action: turns[kind] ?? "Start the run again; examples and settings are kept." };
}

function explain({ state, status }: WireJob): NonNullable<TrainerJob["error"]> {
  return {
    ...whoseTurnIs(status?.code, state === "JOB_STATE_EXPIRED" ? "provider" : "unknown"),
    message: status?.message || "Fireworks says that the training failed, and nothing more.",
    raw: status ?? { state },
  };
}

/** Fireworks keeps no log. What it says now is one line of ours, the same at every look until it says something else. */
export function toEvent(wire: WireJob): TrainerEvent {
  const state = stateOf(wire);
  const said = states[state] === "failed" ? wire.status?.message : null;
  return {
    id: `state:${state}`,
    level: states[state] === "failed" ? "error" : "info",
    message: said || stateWords[state] || `Fireworks says: ${state.toLowerCase().replaceAll("_", " ")}.`,
    at: new Date(wire.updateTime ?? wire.createTime ?? Date.now()),
  };
}

/** Its own word for "can be tuned" stands in either of two places. */
export function canTune({ tunable, baseModelDetails, kind }: WireModel): boolean {
  return (tunable === true || baseModelDetails?.tunable === true) && !kind?.includes("ADDON");
}

/** YYYY-MM-DD. */
export function toDay({ year, month, day }: { year: number; month: number; day: number }): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function toBaseModel(
  { name, displayName, baseModelDetails, deprecationDate, ...wire }: WireModel,
  prices: TrainerPrices,
): BaseModel {
  const contextLength = wire.trainingContextLength || wire.contextLength || null;
  const size = Number(baseModelDetails?.parameterCount ?? Number.NaN);
  const within = (minimum: number, maximum: number | null) => ({ minimum, maximum, default: null, description: "" });
  return {
    id: name,
    label: displayName || name.split("/").at(-1) || name,
    contextLength,
    parameterCount: Number.isFinite(size) && size > 0 ? size : null,
    methods: ["lora"],
    objectives: ["sft", "dpo"],
    minimumExamples: 3,
    parameters: {
      epochs: within(1, null),
      batchSize: within(1, null),
      learningRate: within(0, null),
      loraRank: within(1, 64),
      weightDecay: within(0, null),
      contextLength: within(16, contextLength),
      dpoBeta: within(0, 2),
    },
    problem: null,
    retiresOn: deprecationDate ? toDay(deprecationDate) : null,
    lastTrainingOn: null,
    usdPerMillionTokens: prices[name]?.training ?? null,
  };
}

/** "auto" is left out: then Fireworks chooses. It takes no seed. */
export function toLaunchBody(
  { runId, suffix, baseModel, objective, hyperparameters: asked, ...launch }: Launch,
  accountId: string,
): object {
  const set = <T>(name: string, value: T | "auto") => (value === "auto" ? {} : { [name]: value });
  const training = {
    baseModel,
    outputModel: `accounts/${accountId}/models/${modelIdOf(suffix, runId)}`,
    ...set("epochs", asked.epochs),
    ...set("learningRate", asked.learningRate),
    ...set("loraRank", asked.loraRank),
    ...set("maxContextLength", asked.contextLength),
    ...set("batchSizeSamples", asked.batchSize),
    ...set("optimizerWeightDecay", asked.weightDecay),
  };
  const named = { displayName: `hone ${suffix}`, dataset: launch.trainingFileId };
  if (objective === "dpo") return { ...named, trainingConfig: training, lossConfig: { method: "DPO", ...set("klBeta", asked.dpoBeta) } };
  const evaluation = launch.validationFileId ? { evaluationDataset: launch.validationFileId } : { evalAutoCarveout: false };
  return { ...named, ...training, ...evaluation };
}
