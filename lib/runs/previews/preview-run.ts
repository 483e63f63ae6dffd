import type { Caller } from "@/lib/accounts/caller";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { previewTemplateSchema } from "@/lib/trainers/previews/schemas";
import type { RunInput } from "../plan-run";
import { subsetOf } from "../subset-words";
import { contextLimit } from "./context-limit";
import { getRunTrainer } from "./get-run-trainer";
import { inspectVersion } from "./inspect-version";
import { narrowInspection } from "./narrow-inspection";
import { type RunPreview, runPreviewSchema } from "./schemas";
import { summarizeFigures } from "./summarize-figures";

/** What the trainer will see of the examples to learn from, as far as they are counted. */
export async function previewRun(caller: Caller, input: RunInput): Promise<RunPreview> {
  const version = await getVersion(caller, input.datasetVersionId);
  const { trainer, baseModel } = await getRunTrainer(input);
  const { systemPrompt, hyperparameters } = input;
  const { current, inspection } = await inspectVersion(caller, { version, split: "train", trainer, baseModel: baseModel.id, systemPrompt });
  const { measurement, about } = current;
  const part = subsetOf(input);
  const seen = inspection && part ? narrowInspection(inspection, await drawSubset(version.id, part)) : inspection;
  const contextLength = contextLimit(hyperparameters, baseModel, about);
  return runPreviewSchema.parse({
    state: measurement.status,
    measuredCount: measurement.measuredCount,
    rowCount: measurement.rowCount,
    failure: measurement.failure,
    template: previewTemplateSchema.parse(measurement.template),
    contextLength,
    overlong: about.overlong,
    summary: seen && summarizeFigures(seen.figures, contextLength),
  });
}
