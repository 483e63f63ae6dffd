import { stat } from "node:fs/promises";
import path from "node:path";
import type { BaseModel, ModelDescription } from "../../engine/types";
import { listBaseModels } from "../../formats/list-base-models";
import { ApiError } from "../http/api-error";
import type { JobRecord } from "../jobs/job-record";
import type { JobStore } from "../jobs/job-store";
import { checkpointName, fineTuneName } from "../jobs/to-wire-job";

export interface UsableBase {
  name: string;
  folder: string;
  created: number;
  description: ModelDescription;
}

export interface UnusableBase {
  name: string;
  created: number;
  problem: string;
}

export interface TunedModel {
  id: string;
  kind: "fine_tune" | "checkpoint";
  job: JobRecord;
  step: number;
  created: number;
  folder: string;
}

/** What a completion needs: a full fine-tune is a base folder of its own. */
export interface AnsweringModel {
  baseFolder: string;
  adapterFolder: string | null;
}

/** New folders are noticed after this long; every completion would read the folder otherwise. */
const freshMs = 2_000;

export class ModelCatalog {
  private known: { at: number; bases: Promise<(UsableBase | UnusableBase)[]> } | undefined;

  constructor(
    private readonly builtIn: { name: string; folder: string },
    private readonly modelsFolder: string,
    private readonly jobs: JobStore,
  ) {}

  /** The built-in base first, then the folders people dropped in, by name. */
  bases(): Promise<(UsableBase | UnusableBase)[]> {
    if (this.known === undefined || Date.now() - this.known.at > freshMs) {
      const bases = this.readBases();
      this.known = { at: Date.now(), bases };
      bases.catch(() => {
        this.known = undefined;
      });
    }
    return this.known.bases;
  }

  async getBase(name: string): Promise<UsableBase> {
    const bases = await this.bases();
    const base = bases.find((candidate) => candidate.name === name);
    if (base === undefined) throw await this.unknownModel(name);
    if ("problem" in base) throw new ApiError(400, "model_unusable", `The model "${name}" cannot be used: ${base.problem}`, "model");
    return base;
  }

  /** Newest first, each fine-tune before its checkpoints. */
  tuned(): TunedModel[] {
    return this.jobs.list().flatMap((job) => this.tunedBy(job));
  }

  findTuned(id: string): TunedModel | undefined {
    const shortId = /^ft:.+:hone:[^:]*:([A-Za-z0-9]{8})(?::ckpt-step-\d+)?$/.exec(id)?.[1];
    const job = shortId === undefined ? undefined : this.jobs.findByShortId(shortId);
    return job === undefined ? undefined : this.tunedBy(job).find((model) => model.id === id);
  }

  async getAnswering(id: string): Promise<AnsweringModel> {
    const tuned = this.findTuned(id);
    if (tuned === undefined) return { baseFolder: (await this.getBase(id)).folder, adapterFolder: null };
    if (tuned.job.hyperparameters?.method === "full") return { baseFolder: tuned.folder, adapterFolder: null };
    return { baseFolder: (await this.getBase(tuned.job.model)).folder, adapterFolder: tuned.folder };
  }

  async unknownModel(name: string): Promise<ApiError> {
    const usable = (await this.bases()).filter((base) => !("problem" in base));
    const existing = usable.map((base) => base.name).join(", ");
    return new ApiError(
      404,
      "model_not_found",
      `There is no model "${name}" here. Base models: ${existing || "none"}. GET /v1/models lists fine-tunes too.`,
      "model",
    );
  }

  private tunedBy(job: JobRecord): TunedModel[] {
    const inOutput = (folder: string) => path.join(this.jobs.outputFolder(job.id), folder);
    const checkpoints = job.checkpoints.map(
      ({ step, createdAt, folder }): TunedModel => ({
        id: checkpointName(job, step),
        kind: "checkpoint",
        job,
        step,
        created: createdAt,
        folder: inOutput(folder),
      }),
    );
    if (job.status !== "succeeded" || job.finalFolder === null) return checkpoints;
    const step = job.finalStep ?? job.trainedSteps;
    return [
      { id: fineTuneName(job), kind: "fine_tune", job, step, created: job.finishedAt ?? job.createdAt, folder: inOutput(job.finalFolder) },
      ...checkpoints,
    ];
  }

  private async readBases(): Promise<(UsableBase | UnusableBase)[]> {
    const builtInParent = await listBaseModels(path.dirname(this.builtIn.folder));
    const builtIn = builtInParent
      .filter(({ folder }) => path.resolve(folder) === path.resolve(this.builtIn.folder))
      .map((base) => ({ ...base, name: this.builtIn.name }));
    const dropped = (await listBaseModels(this.modelsFolder)).filter(({ name }) => name !== this.builtIn.name);
    dropped.sort((left, right) => left.name.localeCompare(right.name));
    return Promise.all([...builtIn, ...dropped].map(withDate));
  }
}

async function withDate({ name, folder, description, problem }: BaseModel): Promise<UsableBase | UnusableBase> {
  const created = Math.floor((await stat(folder)).mtimeMs / 1000);
  if (description === undefined) return { name, created, problem: problem ?? "The folder cannot be read." };
  return { name, folder, created, description };
}
