import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getModelVersion } from "../get-model-version";
import { type ListedModel, type SetStageInput, type Stage, setStageInput } from "../schemas";
import { moveStage } from "./move-stage";
import { readServing } from "./read-serving";
import { servingProblem } from "./serving-problem";
import { stageWords } from "./stage-words";

/** A person moves a version; moving it back is the same again. What answers in production cannot be put aside or called something else. */
export async function setStage(caller: Caller, modelVersionId: string, given: SetStageInput): Promise<ListedModel> {
  const { stage, stageVersion, reason } = setStageInput.parse(given);
  const { projectId, userId } = caller;
  await db.$transaction(async (tx) => {
    const model = await tx.modelVersion.findFirst({ where: { id: modelVersionId, projectId }, select: { name: true, stage: true } });
    if (!model) throw new AppError("not_found", "There is no such model version in this project.");
    if (model.stage === stage) throw alreadyThere(model.name, stage);
    await moveStage(tx, { modelVersionId, before: model.stage, after: stage, stageVersion, reason, userId });
    // Read after the row is locked: whoever gives it traffic at this moment waits for the end of this, or this has waited for them.
    const problem = servingProblem(model.name, stage, (await readServing(tx, { id: modelVersionId })).get(modelVersionId) ?? []);
    if (problem) throw new AppError("conflict", problem);
  });
  return getModelVersion(caller, modelVersionId);
}

const alreadyThere = (name: string, stage: Stage) =>
  new AppError("conflict", `${name} is ${stageWords[stage].is} already. Look at its history to see who moved it.`);
