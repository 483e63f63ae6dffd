import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createBenchmark } from "@/lib/evaluations/benchmarks/create-benchmark";
import { createEvaluation } from "@/lib/evaluations/create-evaluation";
import { type RegisteredModel, registerModelVersion } from "@/lib/models/register-model-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { createCaller } from "./factories";
import { createFrozenVersion } from "./frozen-version";

type Wanted = Parameters<typeof createFrozenVersion>[1];

/** A project with a benchmark and a way to put models on it. */
export async function createEvaluationWorld(wanted: Wanted = { count: 50, ratios: { train: 0.2, validation: 0, test: 0.8 } }) {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller, wanted);
  const benchmark = await createBenchmark(version.id);
  if (!benchmark) throw new Error("The version of this test has no test split.");
  const register = (trainerModel: string, kind: "baseline" | "fine_tune" = "fine_tune", systemPrompt = "") =>
    registerModel(caller, trainerModel, kind, systemPrompt);
  const evaluate = async (model: RegisteredModel) => createEvaluation(caller, { modelVersionId: model.id, benchmarkId: benchmark.id });
  return { caller, version, benchmarkId: benchmark.id, register, evaluate };
}

async function registerModel({ projectId }: Caller, trainerModel: string, kind: "baseline" | "fine_tune", systemPrompt: string) {
  const { id: trainerId } = await ensureCpuTrainer();
  const model = { projectId, kind, trainerId, baseModel: "hone-tiny", baseLabel: "Hone tiny", trainerModel, systemPrompt };
  return db.$transaction((tx) => registerModelVersion(tx, model));
}
