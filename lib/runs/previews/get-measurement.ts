import type { Caller } from "@/lib/accounts/caller";
import type { Split } from "@/lib/datasets/schemas";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import type { Measurement } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Preview } from "@/lib/trainers/previews/preview";
import type { Trainer } from "@/lib/trainers/trainer";
import { measureVersion } from "./measure-version";
import { measurementKey } from "./measurement-key";

export interface MeasureRequest {
  version: DatasetVersion;
  split: Exclude<Split, "test">;
  trainer: Trainer;
  baseModel: string;
  systemPrompt: string;
}

/** So few are counted while the caller waits; more are left to the worker. */
const fewRows = 1_000;
const silentMs = 30_000;

export interface CurrentMeasurement {
  measurement: Measurement;
  /** What the trainer says about itself, without any row. */
  about: Omit<Preview, "rows">;
}

/** The figures of a version as they stand: counted before, counted now, or being counted. */
export async function getMeasurement(caller: Caller, request: MeasureRequest): Promise<CurrentMeasurement> {
  const { trainer, baseModel } = request;
  const about = await trainer.preview({ baseModel, contextLength: null, rows: [], withSpans: false });
  const measurement = await findOrCreate(caller, request, about);
  if (measurement.status === "done") return { measurement, about };
  // Estimates are shared among providers: whoever asks now is asked, since the one before may be gone or locked out.
  if (measurement.trainerId !== trainer.id) await db.measurement.update({ where: { id: measurement.id }, data: { trainerId: trainer.id } });
  if (measurement.rowCount <= fewRows) {
    await countNow(measurement.id);
    return { measurement: await db.measurement.findUniqueOrThrow({ where: { id: measurement.id } }), about };
  }
  if (measurement.status === "failed" || Date.now() - measurement.updatedAt.getTime() > silentMs) await countLater(measurement);
  return { measurement, about };
}

async function findOrCreate(caller: Caller, request: MeasureRequest, { template }: Pick<Preview, "template">): Promise<Measurement> {
  const { version, split, trainer, baseModel, systemPrompt } = request;
  const unique = { datasetVersionId: version.id, split, key: measurementKey(request, template), projectId: caller.projectId };
  const known = await db.measurement.findFirst({ where: unique });
  if (known) return known;
  const rowCount = split === "train" ? version.trainCount : version.validationCount;
  return db.$transaction(async (tx) => {
    const { count } = await tx.measurement.createMany({
      data: { ...unique, trainerId: trainer.id, baseModel, systemPrompt, template, rowCount },
      skipDuplicates: true,
    });
    const measurement = await tx.measurement.findFirstOrThrow({ where: unique });
    if (count > 0 && rowCount > fewRows) await enqueueMeasurement(tx, measurement.id);
    return measurement;
  });
}

/** Asked for again: what failed is tried once more, what fell silent is picked up. */
async function countLater({ id, status }: Measurement): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.measurement.updateMany({ where: { id, status }, data: { status: "measuring" } });
    if (count > 0) await enqueueMeasurement(tx, id);
  });
}

const enqueueMeasurement = (tx: Parameters<typeof enqueue>[0], measurementId: string) =>
  enqueue(tx, "runs.measure", { measurementId }, { key: `runs.measure:${measurementId}`, queue: `runs.measure:${measurementId}` });

const underway = new Map<string, Promise<void>>();

/** A form asks for its estimate and its preview at once; the rows are counted once. */
async function countNow(measurementId: string): Promise<void> {
  const known = underway.get(measurementId);
  if (known) return known;
  const counting = measureVersion({ measurementId }).finally(() => underway.delete(measurementId));
  underway.set(measurementId, counting);
  return counting;
}
