import { rm } from "node:fs/promises";
import { ApiError } from "../http/api-error";
import type { Trainer } from "../trainer";
import type { TunedModel } from "./model-catalog";

async function release(trainer: Trainer, model: TunedModel): Promise<void> {
  if (model.job.hyperparameters?.method === "full") return trainer.generators.closeModel(model.folder);
  const base = await trainer.models.getBase(model.job.model).catch(() => undefined);
  if (base !== undefined) await trainer.generators.forgetAdapter(base.folder, model.folder);
}

/** The record goes first: a crash in between leaves a folder without a name, never a name without a model. */
async function deleteFineTune(trainer: Trainer, model: TunedModel): Promise<void> {
  const siblings = trainer.models.tuned().filter(({ job }) => job.id === model.job.id);
  await trainer.jobs.update(model.job.id, () => ({ finalFolder: null, checkpoints: [] }));
  for (const sibling of siblings) await release(trainer, sibling);
  await rm(trainer.jobs.outputFolder(model.job.id), { recursive: true, force: true });
}

async function deleteCheckpoint(trainer: Trainer, model: TunedModel): Promise<void> {
  const { job } = model;
  if (job.finishedAt === null)
    throw new ApiError(400, "invalid_state", "The job of this checkpoint is still running. Cancel it or wait until it ends.", "model");
  if (job.finalFolder !== null && job.finalStep === model.step) {
    throw new ApiError(
      400,
      "invalid_state",
      `This checkpoint is the fine-tuned model itself. Delete "${job.fineTunedModel}" instead.`,
      "model",
    );
  }
  await trainer.jobs.update(job.id, (record) => ({ checkpoints: record.checkpoints.filter(({ step }) => step !== model.step) }));
  await release(trainer, model);
  await rm(model.folder, { recursive: true, force: true });
}

export async function deleteModel(trainer: Trainer, id: string): Promise<void> {
  const model = trainer.models.findTuned(id);
  if (model !== undefined) return model.kind === "fine_tune" ? deleteFineTune(trainer, model) : deleteCheckpoint(trainer, model);
  const bases = await trainer.models.bases();
  if (!bases.some(({ name }) => name === id)) throw await trainer.models.unknownModel(id);
  throw new ApiError(400, "invalid_state", "A base model cannot be deleted here; remove its folder from the models folder.", "model");
}
