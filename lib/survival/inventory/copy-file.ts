import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueueFileCopy } from "./enqueue-file-copy";
import { requireAccountAccess } from "./require-account-access";
import type { copyFileInput, FileCopy } from "./schemas";
import { fileCopyInclude, toFileCopy } from "./to-file-copy";

/** Brings a training file into a dataset, in the background. The same file and dataset are one copy; one that failed begins again. */
export async function copyFile(caller: Caller, input: z.infer<typeof copyFileInput>): Promise<FileCopy> {
  await requireAccountAccess(caller);
  const { projectId, userId } = caller;
  const item = await db.accountItem.findUnique({ where: { id: input.itemId } });
  if (item?.kind !== "file")
    throw new AppError("not_found", "There is no such file in the account. Take the inventory again, then choose from it.");
  if (item.goneAt) throw new AppError("conflict", `${item.name} is gone: the provider does not keep it any longer.`);
  const freezes = input.datasetId === undefined;
  const dataset =
    input.datasetId === undefined ? await datasetFor(caller, item.name, item.externalId) : await getDataset(caller, input.datasetId);
  const pair = { itemId: item.id, datasetId: dataset.id };
  await db.$transaction(async (tx) => {
    const { count: made } = await tx.accountFileCopy.createMany({
      data: { ...pair, projectId, freezes, createdById: userId },
      skipDuplicates: true,
    });
    const where = { projectId, ...pair, status: "failed" as const };
    const { count: revived } = await tx.accountFileCopy.updateMany({
      where,
      data: { status: "copying", problem: null, importId: null, finishedAt: null },
    });
    const { id } = await tx.accountFileCopy.findUniqueOrThrow({ where: { itemId_datasetId: pair }, select: { id: true } });
    if (made + revived > 0) await enqueueFileCopy(tx, id);
  });
  return toFileCopy(await db.accountFileCopy.findFirstOrThrow({ where: { projectId, ...pair }, include: fileCopyInclude }));
}

/** Named after the file; where that name is taken by another file, the provider's id tells them apart. */
async function datasetFor(caller: Caller, fileName: string, externalId: string): Promise<{ id: string }> {
  const { projectId } = caller;
  const earlier = await db.accountFileCopy.findFirst({
    where: { projectId, freezes: true, item: { externalId } },
    select: { datasetId: true },
  });
  if (earlier) return { id: earlier.datasetId };
  const plain =
    fileName
      .replace(/\.\w+$/, "")
      .slice(0, 60)
      .trim() || externalId;
  const isTaken = (await db.dataset.count({ where: { projectId, name: plain } })) > 0;
  return createDataset(caller, { name: isTaken ? `${plain}, ${externalId}`.slice(0, 100) : plain });
}
