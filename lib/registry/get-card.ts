import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { decisionsAbout } from "@/lib/evaluations/decisions/decisions-about";
import { getModelVersion } from "@/lib/models/get-model-version";
import { listStageChanges } from "@/lib/models/stages/list-stage-changes";
import { getRun } from "@/lib/runs/get-run";
import { getSent } from "@/lib/runs/get-sent";
import { readCardDeployments } from "./read-card-deployments";
import { readCardEvaluations } from "./read-card-evaluations";
import { type ModelCard, modelCardSchema } from "./schemas";

/** Everything about one model version that somebody could ask for later: where it comes from, what it can do and where it answers. */
export async function getCard(caller: Caller, modelVersionId: string): Promise<ModelCard> {
  const model = await getModelVersion(caller, modelVersionId);
  const row = await db.modelVersion.findFirstOrThrow({
    where: { id: model.id, projectId: caller.projectId },
    select: { systemPrompt: true, trainerModel: true, checkpoint: { select: { step: true } } },
  });
  const run = model.run ? await getRun(caller, model.run.id) : null;
  const versionId = run?.datasetVersion.id ?? model.shownVersionId;
  const [data, sent, measured, decisions, deployments, stageChanges, project] = await Promise.all([
    versionId ? getVersion(caller, versionId) : null,
    run ? getSent(caller, run.id) : null,
    readCardEvaluations(caller, model),
    decisionsAbout(caller, model.id),
    readCardDeployments(caller, model),
    listStageChanges(caller, model.id),
    db.project.findUniqueOrThrow({ where: { id: caller.projectId }, select: { id: true, name: true, description: true } }),
  ]);
  const { systemPrompt, trainerModel, checkpoint } = row;
  return modelCardSchema.parse({
    project,
    model: { ...model, systemPrompt, trainerModel, checkpointStep: checkpoint?.step ?? null },
    run,
    sent: sent?.request ?? null,
    data,
    ...measured,
    decisions,
    deployments,
    stageChanges,
    writtenAt: new Date(),
  });
}
