import { hyperparameterFields, prefersLora } from "../../engine/resolve-hyperparameters";
import { minimumExamples } from "../rows/refuse-bad-rows";
import { estimateBase } from "./estimate-base";
import type { TunedModel, UnusableBase, UsableBase } from "./model-catalog";

export async function toWireBase(base: UsableBase | UnusableBase, threads: number) {
  const model = {
    id: base.name,
    object: "model" as const,
    created: base.created,
    owned_by: "hone",
    shutdown_date: null,
    kind: "base" as const,
  };
  if ("problem" in base) return { ...model, methods: [], problem: base.problem };
  const estimate = await estimateBase(base, threads).catch(() => undefined);
  return {
    ...model,
    context_length: base.description.contextLength,
    parameters: base.description.parameters,
    methods: ["supervised"],
    trainings: prefersLora(base.description) ? ["lora", "full"] : ["full", "lora"],
    minimum_examples: minimumExamples,
    tokens_per_second: estimate === undefined ? null : Math.round(estimate.tokensPerSecond),
    memory_mb: estimate === undefined ? null : Math.round(estimate.memoryMb),
    hyperparameters: hyperparameterFields,
  };
}

export function toWireTuned(model: TunedModel) {
  return {
    id: model.id,
    object: "model" as const,
    created: model.created,
    owned_by: "hone",
    shutdown_date: null,
    kind: model.kind,
    parent: model.job.model,
    job: model.job.id,
    step: model.step,
    context_length: model.job.hyperparameters?.contextLength ?? null,
    training: model.job.hyperparameters?.method ?? null,
  };
}
