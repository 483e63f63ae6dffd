import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { JobPayload } from "@/lib/jobs/catalog";
import type { Attempt } from "@/lib/jobs/handlers";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { addRunEvent } from "@/lib/runs/add-run-event";
import { failRun } from "@/lib/runs/fail-run";
import { moveRun } from "@/lib/runs/move-run";
import { toFailure } from "@/lib/runs/to-failure";
import { createBenchmark } from "./benchmarks/create-benchmark";
import { ensureEvaluation } from "./create-evaluation";
import { measurePart } from "./learning-curves/measure-part";
import { measureClassicReference } from "./measure-classic-reference";

const include = { checkpoints: { orderBy: { step: "desc" }, take: 1 } } satisfies Prisma.RunInclude;
type TrainedRun = Prisma.RunGetPayload<{ include: typeof include }>;

/** The model is there: it gets its name, the benchmark of its dataset version, and an evaluation beside the one of its base. */
export async function finalizeRun({ runId }: JobPayload<"runs.finalize">, attempt: Attempt): Promise<void> {
  const run = await db.run.findFirst({ where: { id: runId, status: "finalizing" }, include });
  if (!run) return;
  try {
    await finalize(run);
  } catch (error) {
    if (attempt.isLast) await failRun(runId, toFailure(error));
    throw error;
  }
}

async function finalize(run: TrainedRun): Promise<void> {
  if (!run.fineTunedModel) return failRun(run.id, nameless);
  const tuned = run.fineTunedModel;
  const benchmark = await createBenchmark(run.datasetVersionId);
  if (benchmark) await measureClassicReference(benchmark.id);
  await db.$transaction(async (tx) => {
    await moveRun(tx, run.id, "succeeded");
    const { projectId, trainerId, baseModel, systemPrompt } = run;
    const shared = { projectId, trainerId, baseModel, systemPrompt };
    const baseline = await registerModelVersion(tx, { ...shared, kind: "baseline", trainerModel: baseModel });
    const model = await registerModelVersion(tx, {
      ...shared,
      kind: "fine_tune",
      trainerModel: tuned,
      runId: run.id,
      checkpointId: run.checkpoints[0]?.id ?? null,
    });
    await addRunEvent(tx, run.id, `Finished. The model is ${model.name}.`);
    const { learningCurveId } = run;
    // First, because it may be put to every case several times there.
    if (learningCurveId) await measurePart(tx, { projectId, learningCurveId, modelVersionId: model.id });
    if (!benchmark) return addRunEvent(tx, run.id, "The dataset version has no test split, so the model is not measured.", "warn");
    for (const { id } of [baseline, model]) await ensureEvaluation(tx, { projectId, modelVersionId: id, benchmarkId: benchmark.id });
  });
}

const nameless = {
  kind: "provider",
  message: "The trainer says that the training succeeded, but not what its model is called.",
  action: "Look at the trainer for the model, or start the run again.",
  raw: null,
} as const;
