import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { requireAccountAccess } from "./require-account-access";
import { type AccountItem, accountItemSchema, type listItemsInput } from "./schemas";
import { fileCopyInclude, toFileCopy } from "./to-file-copy";

/** More than anybody scrolls through; the counts say how many there are. */
const most = 1_000;

/** What an account holds, newest first, what is gone last; and what of it is in this project already. */
export async function listItems(caller: Caller, trainerId: string, { kind }: z.infer<typeof listItemsInput>): Promise<AccountItem[]> {
  await requireAccountAccess(caller);
  const { projectId } = caller;
  if (!(await db.trainer.findUnique({ where: { id: trainerId }, select: { id: true } })))
    throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const items = await db.accountItem.findMany({
    where: { trainerId, ...(kind ? { kind } : {}) },
    orderBy: [{ goneAt: { sort: "desc", nulls: "first" } }, { madeAt: { sort: "desc", nulls: "last" } }, { externalId: "asc" }],
    take: most,
    include: { copies: { where: { projectId }, include: fileCopyInclude } },
  });
  const versions = await db.modelVersion.findMany({
    where: { projectId, trainerId, kind: { not: "baseline" }, trainerModel: { in: items.map(({ name }) => name) } },
    select: { id: true, name: true, trainerModel: true },
  });
  return items.map((item) =>
    accountItemSchema.parse({
      ...item,
      sizeBytes: item.sizeBytes === null ? null : Number(item.sizeBytes),
      modelVersion:
        item.kind === "fine_tune" || item.kind === "checkpoint"
          ? (versions.find(({ trainerModel }) => trainerModel === item.name) ?? null)
          : null,
      copies: item.copies.map(toFileCopy),
    }),
  );
}
