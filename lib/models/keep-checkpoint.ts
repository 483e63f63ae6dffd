import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { formatNumber } from "@/lib/format";
import { addRunEvent } from "@/lib/runs/add-run-event";
import { type CheckpointPlace, getCheckpointRow } from "@/lib/runs/get-checkpoint-row";
import { modelVersionInclude } from "./model-version-include";
import { registerModelVersion } from "./register-model-version";
import { type ModelVersion, modelVersionSchema } from "./schemas";

/** Makes a checkpoint a model version, whatever becomes of its run; keeping it twice gives the same one. */
export async function keepCheckpoint(caller: Caller, place: CheckpointPlace): Promise<ModelVersion> {
  const { run, checkpoint } = await getCheckpointRow(caller, place);
  const { projectId, trainerId, baseModel, systemPrompt } = run;
  const id = await db.$transaction(async (tx) => {
    const known = await tx.modelVersion.count({ where: { projectId, checkpointId: checkpoint.id, trainerModel: checkpoint.trainerModel } });
    const model = await registerModelVersion(tx, {
      ...{ projectId, trainerId, baseModel, systemPrompt, kind: "fine_tune", runId: run.id },
      trainerModel: checkpoint.trainerModel,
      checkpointId: checkpoint.id,
    });
    if (known === 0) await addRunEvent(tx, run.id, `The checkpoint at step ${formatNumber(checkpoint.step)} is kept as ${model.name}.`);
    return model.id;
  });
  return modelVersionSchema.parse(await db.modelVersion.findUniqueOrThrow({ where: { id }, include: modelVersionInclude }));
}
