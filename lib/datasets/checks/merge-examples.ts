import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { enqueueCheck } from "./enqueue-check";
import { keepOldest, type PairKind } from "./keep-oldest";
import { requireDataset } from "./require-dataset";
import type { MergeInput, mergeSchema } from "./schemas";

type Merged = z.infer<typeof mergeSchema>;

/** Keeps one of several examples and takes the others out; their tags go on to the one that stays. Can be taken back. */
export async function mergeExamples(caller: Caller, datasetId: string, input: MergeInput): Promise<Merged> {
  return db.$transaction(
    async (tx) => {
      await requireDataset(tx, caller, datasetId);
      const merged = "kind" in input ? await mergeAll(tx, caller, datasetId, input.kind) : await mergeThese(tx, caller, datasetId, input);
      await enqueueCheck(tx, datasetId);
      return merged;
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function mergeThese(
  tx: Prisma.TransactionClient,
  caller: Caller,
  datasetId: string,
  { keepId, removeIds }: { keepId: string; removeIds: string[] },
): Promise<Merged> {
  if (removeIds.includes(keepId))
    throw new AppError("invalid", "One example is named both to be kept and to be taken out. Choose which of them stays.");
  const ids = [keepId, ...removeIds];
  const rows = await tx.$queryRaw<{ id: string; tags: string[] }[]>`
    select id, tags from "Example"
    where id = any(${ids}::text[]) and "datasetId" = ${datasetId} and "projectId" = ${caller.projectId} and "deletedAt" is null order by id for update`;
  const kept = rows.find(({ id }) => id === keepId);
  if (!kept || rows.length !== new Set(ids).size)
    throw new AppError(
      "conflict",
      "One of these examples was changed or deleted meanwhile, so nothing was merged. Load the list again and look once more.",
    );
  const removed = rows.filter(({ id }) => id !== keepId);
  const added = [...new Set(removed.flatMap(({ tags }) => tags))].filter((tag) => !kept.tags.includes(tag));
  const fixId = await record(tx, caller, datasetId, { keepId, kind: null }, removed.length);
  await tx.bulkEditBefore.createMany({
    data: [
      { bulkEditId: fixId, exampleId: keepId, before: { type: "kept", tags: kept.tags, added } },
      ...removed.map(({ id }) => ({ bulkEditId: fixId, exampleId: id, before: { type: "removed", keptId: keepId } })),
    ],
  });
  if (added.length > 0)
    await tx.example.update({ where: { id: keepId, projectId: caller.projectId }, data: { tags: [...kept.tags, ...added] } });
  await tx.example.updateMany({
    where: { id: { in: removed.map(({ id }) => id) }, projectId: caller.projectId },
    data: { deletedAt: new Date() },
  });
  return { fixId, removedCount: removed.length, keptCount: 0 };
}

async function mergeAll(tx: Prisma.TransactionClient, caller: Caller, datasetId: string, kind: PairKind): Promise<Merged> {
  const fixId = await record(tx, caller, datasetId, { keepId: null, kind }, 0);
  const { removedCount, dearerCount } = await keepOldest(tx, caller, datasetId, kind, fixId);
  await tx.bulkEdit.update({ where: { id: fixId }, data: { exampleCount: removedCount } });
  return { fixId, removedCount, keptCount: dearerCount };
}

async function record(
  tx: Prisma.TransactionClient,
  { userId }: Caller,
  datasetId: string,
  what: { keepId: string | null; kind: string | null },
  exampleCount: number,
) {
  const { id } = await tx.bulkEdit.create({
    data: { datasetId, change: { type: "merge", ...what }, exampleCount, authorId: userId },
    select: { id: true },
  });
  return id;
}
