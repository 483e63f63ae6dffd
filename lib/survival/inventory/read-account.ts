import { db } from "@/lib/db/client";
import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import type { Attempt } from "@/lib/jobs/handlers";
import { backOff, endBackOff } from "@/lib/runs/back-off";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { enqueueReading } from "./begin-reading";
import { readPart } from "./read-part";
import { type ReadingPlace, readingPlaceSchema } from "./schemas";

/**
 * Reads an account page by page, one question after the other. May be killed at any point: the place is saved with what was read. A provider that
 * does not answer is asked again later, with the patience that runs have; one that refuses the key, or the account, ends the reading, and what was read stays.
 */
export async function readAccount({ trainerId }: { trainerId: string }, { signal }: Attempt): Promise<void> {
  const reading = await db.accountReading.findFirst({ where: { trainerId, status: "reading" }, include: { trainer: true } });
  if (!reading) return;
  const { trainer, round } = reading;
  if (trainer.retryAt && trainer.retryAt > new Date()) return enqueueReading(db, trainerId, trainer.retryAt);
  let place: ReadingPlace | null = readingPlaceSchema.parse(reading.place);
  try {
    while (place) {
      signal.throwIfAborted();
      place = await readOn(trainer, round, place);
    }
    await endBackOff(db, trainer);
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    await putOff(trainer, error);
  }
}

/** One page. A cursor that the provider no longer knows, because what it named was deleted, begins its part anew, once. */
async function readOn(trainer: TrainerRow, round: number, place: ReadingPlace): Promise<ReadingPlace | null> {
  const { inventory } = getTrainer(trainer);
  if (!inventory)
    throw new TrainerFailure("invalid", { kind: "provider", problem: `${trainer.name} does not let its account be read.`, action: "" });
  try {
    return await readPart({ trainerId: trainer.id, inventory, round }, place);
  } catch (error) {
    const isLost = error instanceof TrainerFailure && error.code !== "upstream" && place.after !== null && !place.beganAnew;
    if (!isLost || place.part === "checkpoints") throw error;
    return { ...place, after: null, beganAnew: true };
  }
}

async function putOff(trainer: TrainerRow, failure: TrainerFailure): Promise<void> {
  const { id: trainerId } = trainer;
  const isFinal = failure.code !== "upstream" || failure.needsSomebody || failure.fault === "wrong_address";
  await db.$transaction(async (tx) => {
    if (isFinal) {
      await tx.accountReading.updateMany({
        where: { trainerId, status: "reading" },
        data: { status: "failed", problem: `${failure.message} What was read before is kept.`, finishedAt: new Date() },
      });
      return;
    }
    const retryAt = await backOff(tx, trainer, failure.retryAfterMs);
    await tx.accountReading.updateMany({ where: { trainerId, status: "reading" }, data: { problem: failure.message } });
    await enqueueReading(tx, trainerId, retryAt);
  });
}
