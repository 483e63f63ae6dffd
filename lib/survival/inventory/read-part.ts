import { db } from "@/lib/db/client";
import type { Inventory } from "@/lib/trainers/inventory";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { type ReadingPart, type ReadingPlace, readingPartSchema } from "./schemas";
import { fromCheckpoint, fromFile, fromJob, fromModel, type SeenItem } from "./seen-item";
import { markGone, storeSeen } from "./store-seen";

interface Reading {
  trainerId: string;
  inventory: Inventory;
  round: number;
}

const parts = readingPartSchema.options;

/** Reads one page and keeps it together with the place behind it; null when the account has been seen whole. */
export async function readPart(reading: Reading, place: ReadingPlace): Promise<ReadingPlace | null> {
  const { items, next } = await readPage(reading, place);
  const following: ReadingPlace | null =
    next === null ? afterPart(place.part) : { part: place.part, after: next, beganAnew: place.beganAnew };
  await db.$transaction(
    async (tx) => {
      // Another round has begun, or the trainer is gone: what was read is nobody's any more.
      const { count } = await tx.accountReading.updateMany({
        where: { trainerId: reading.trainerId, round: reading.round, status: "reading" },
        data: following
          ? { place: following, problem: null }
          : { status: "done", problem: null, finishedAt: new Date(), completedAt: new Date() },
      });
      if (count === 0) return;
      await storeSeen(tx, reading, items);
      if (next === null) await markGone(tx, reading, place.part, reading.inventory.listsFineTunes);
    },
    { timeout: 30_000 },
  );
  return following;
}

function afterPart(part: ReadingPart): ReadingPlace | null {
  const next = parts[parts.indexOf(part) + 1];
  return next ? { part: next, after: null, beganAnew: false } : null;
}

interface SeenPage {
  items: SeenItem[];
  next: string | null;
}

async function readPage({ trainerId, inventory, round }: Reading, { part, after }: ReadingPlace): Promise<SeenPage> {
  switch (part) {
    case "models":
      return { items: (await inventory.listModels()).map(fromModel), next: null };
    case "files": {
      const page = await inventory.listFiles(after);
      return { items: page.items.map(fromFile), next: page.next };
    }
    case "jobs": {
      const page = await inventory.listJobs(after);
      return { items: page.items.flatMap((job) => fromJob(job, inventory.listsFineTunes)), next: page.next };
    }
    case "checkpoints": {
      const job = await db.accountItem.findFirst({
        where: {
          trainerId,
          kind: "job",
          round,
          details: { path: ["fineTunedModel"], not: "" },
          ...(after ? { externalId: { gt: after } } : {}),
        },
        orderBy: { externalId: "asc" },
      });
      if (!job) return { items: [], next: null };
      const checkpoints = await inventory.listCheckpoints(job.externalId).catch((error: unknown) => {
        // The job went while the account was read: the next round says so.
        if (error instanceof TrainerFailure && error.code !== "upstream") return [];
        throw error;
      });
      return { items: checkpoints.map((one) => fromCheckpoint(one, job)), next: job.externalId };
    }
  }
}
