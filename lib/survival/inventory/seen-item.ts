import type { AccountCheckpoint, AccountFile, AccountJob, AccountModel } from "@/lib/trainers/inventory";
import type { AccountDetails, AccountItemKind } from "./schemas";

/** Something in an account as it was just seen. What is null is not known from here and leaves what is known from elsewhere. */
export interface SeenItem {
  kind: AccountItemKind;
  externalId: string;
  name: string;
  rawState: string | null;
  baseModel: string | null;
  jobId: string | null;
  fileId: string | null;
  step: number | null;
  sizeBytes: number | null;
  details: AccountDetails | null;
  stopsOn: string | null;
  lastTrainingOn: string | null;
  madeAt: Date | null;
  /** Only mentioned by something else: whether it is still there, its own list must say. */
  isHearsay: boolean;
}

const unknown = {
  rawState: null,
  baseModel: null,
  jobId: null,
  fileId: null,
  step: null,
  sizeBytes: null,
  details: null,
  stopsOn: null,
  lastTrainingOn: null,
  madeAt: null,
  isHearsay: false,
};

const modelKinds = { base: "base_model", fine_tune: "fine_tune", checkpoint: "checkpoint" } as const;

export function fromModel({ id, kind, createdAt, stopsOn, lastTrainingOn }: AccountModel): SeenItem {
  return { ...unknown, kind: modelKinds[kind], externalId: id, name: id, stopsOn, lastTrainingOn, madeAt: createdAt };
}

export function fromFile({ id, name, purpose, rawState, sizeBytes, createdAt }: AccountFile): SeenItem {
  return { ...unknown, kind: "file", externalId: id, name, rawState, sizeBytes, details: { purpose }, madeAt: createdAt };
}

/** A job, and the model that it made. */
export function fromJob(job: AccountJob, listsFineTunes: boolean): SeenItem[] {
  const { id, baseModel, fineTunedModel, trainingFileId, hyperparameters, trainedTokens, validationFileId, finishedAt } = job;
  const seen: SeenItem = {
    ...unknown,
    kind: "job",
    externalId: id,
    name: fineTunedModel ?? id,
    rawState: job.rawState,
    baseModel,
    fileId: trainingFileId,
    details: { hyperparameters, trainedTokens, fineTunedModel, validationFileId, finishedAt: finishedAt?.toISOString() ?? null },
    madeAt: job.createdAt,
  };
  if (!fineTunedModel) return [seen];
  const model: SeenItem = {
    ...unknown,
    kind: "fine_tune",
    externalId: fineTunedModel,
    name: fineTunedModel,
    baseModel,
    jobId: id,
    fileId: trainingFileId,
    madeAt: finishedAt ?? job.createdAt,
    isHearsay: listsFineTunes,
  };
  return [seen, model];
}

export function fromCheckpoint(
  checkpoint: AccountCheckpoint,
  job: { externalId: string; baseModel: string | null; fileId: string | null },
): SeenItem {
  const { id, model, step, createdAt } = checkpoint;
  return {
    ...unknown,
    kind: "checkpoint",
    externalId: model ?? id,
    name: model ?? id,
    rawState: model ? null : "a file, it cannot be called",
    baseModel: job.baseModel,
    jobId: job.externalId,
    fileId: job.fileId,
    step,
    madeAt: createdAt,
  };
}
