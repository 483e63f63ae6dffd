import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { keepCheckpoint } from "@/lib/models/keep-checkpoint";
import type { CheckpointPlace } from "@/lib/runs/get-checkpoint-row";
import { getRunRow } from "@/lib/runs/get-run";
import { createBenchmark } from "./benchmarks/create-benchmark";
import { ensureEvaluation } from "./create-evaluation";
import { getEvaluation } from "./get-evaluation";
import type { Evaluation } from "./schemas";

/** Puts the test cases of the run's own version to a checkpoint, which becomes a model version by it. */
export async function measureCheckpoint(caller: Caller, place: CheckpointPlace): Promise<Evaluation> {
  const { projectId } = caller;
  const { datasetVersion } = await getRunRow(caller, place.runId);
  const benchmark = await createBenchmark(datasetVersion.id);
  if (!benchmark)
    throw new AppError("conflict", "The dataset version has no test split, so there is nothing to measure with. Freeze one that has.");
  const { id: modelVersionId } = await keepCheckpoint(caller, place);
  const { id } = await db.$transaction((tx) => ensureEvaluation(tx, { projectId, modelVersionId, benchmarkId: benchmark.id }));
  return getEvaluation(caller, id);
}
