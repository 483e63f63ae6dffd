import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { modelVersionInclude } from "../model-version-include";
import { createPassageIndex } from "../passages/create-passage-index";
import { getPassageIndex } from "../passages/get-passage-index";
import { registerModelVersion } from "../register-model-version";
import { type ApproachSettings, type createBaselineInput, type ModelVersion, modelVersionSchema } from "../schemas";
import { baselineName } from "./baseline-name";

type Input = z.infer<typeof createBaselineInput>;

/** A way of answering that nothing was trained for. The same one twice is one; nobody is asked anything yet. */
export async function createBaseline(caller: Caller, { trainerId, model, systemPrompt, shows }: Input): Promise<ModelVersion> {
  const trainer = await db.trainer.findUnique({ where: { id: trainerId }, select: { id: true } });
  if (!trainer) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const { settings, shownVersionId, from } = await prepare(caller, shows);
  const { id } = await db.$transaction((tx) =>
    registerModelVersion(tx, {
      projectId: caller.projectId,
      kind: "baseline",
      trainerId,
      baseModel: model,
      trainerModel: model,
      systemPrompt,
      name: baselineName(shows, model, from),
      approach: shows.approach,
      shownVersionId,
      ...(settings ? { settings, settingsHash: createHash("sha256").update(JSON.stringify(settings)).digest("hex") } : {}),
    }),
  );
  return modelVersionSchema.parse(await db.modelVersion.findUniqueOrThrow({ where: { id }, include: modelVersionInclude }));
}

interface Prepared {
  settings: ApproachSettings | null;
  shownVersionId: string | null;
  /** What it is shown, by name. */
  from: string;
}

async function prepare(caller: Caller, shows: Input["shows"]): Promise<Prepared> {
  if (shows.approach === "prompt") return { settings: null, shownVersionId: null, from: "" };
  if (shows.approach === "retrieval") {
    const { name, datasetVersionId } = await getPassageIndex(caller, shows.passageIndexId);
    return { settings: shows, shownVersionId: datasetVersionId, from: name };
  }
  const { id, datasetName, number, trainCount } = await getVersion(caller, shows.datasetVersionId);
  if (trainCount === 0)
    throw new AppError("invalid", `Version ${number} of ${datasetName} has no train split, so there is nothing to show. Choose another.`);
  if (shows.pick === "nearest") await createPassageIndex(caller, { datasetVersionId: id });
  return { settings: shows, shownVersionId: id, from: `${datasetName}, version ${number}` };
}
