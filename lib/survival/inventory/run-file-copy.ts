import type { Caller } from "@/lib/accounts/caller";
import { getImport } from "@/lib/datasets/imports/get-import";
import { startImport } from "@/lib/datasets/imports/start-import";
import { storeUpload } from "@/lib/datasets/imports/store-upload";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { formatDate } from "@/lib/format";
import type { Attempt } from "@/lib/jobs/handlers";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { enqueueFileCopy } from "./enqueue-file-copy";

const include = { item: { include: { trainer: true } } } satisfies Prisma.AccountFileCopyInclude;
type Copy = Prisma.AccountFileCopyGetPayload<{ include: typeof include }>;

/** One step: the bytes, then the wait for the import, then the version. May be killed and run again at any point. */
export async function runFileCopy({ copyId }: { copyId: string }, { isLast, signal }: Attempt): Promise<void> {
  const copy = await db.accountFileCopy.findFirst({ where: { id: copyId, status: { in: ["copying", "importing"] } }, include });
  if (!copy) return;
  // Whoever asked for it led the project then; the copy is made in their name.
  const caller: Caller = { userId: copy.createdById ?? "", projectId: copy.projectId, role: "lead" };
  try {
    if (copy.status === "copying") await bringBytes(caller, copy, signal);
    else await followImport(caller, copy);
  } catch (error) {
    const isRefused = error instanceof AppError && !(error instanceof TrainerFailure && error.code === "upstream");
    if (signal.aborted || (!isRefused && !isLast)) throw error;
    await failCopy(copyId, error);
    if (!(error instanceof AppError)) throw error;
  }
}

/** Streamed from the provider into the importer. A copy that broke off leaves nothing, so it begins again. */
async function bringBytes(caller: Caller, { id, item, datasetId }: Copy, signal: AbortSignal): Promise<void> {
  const { inventory } = getTrainer(item.trainer);
  if (!inventory) throw new AppError("invalid", `${item.trainer.name} does not hand out files.`);
  const fileName = /\.\w+$/.test(item.name) ? item.name : `${item.name}.jsonl`;
  await db.import.deleteMany({ where: { datasetId, projectId: caller.projectId, fileName, status: "uploading" } });
  const body = await inventory.openFile(item.externalId, signal);
  const upload = await storeUpload(caller, datasetId, { fileName, body, announcedBytes: Number(item.sizeBytes ?? 0) });
  await startImport(caller, upload.id, { mapping: upload.mapping });
  await db.$transaction(async (tx) => {
    await tx.accountFileCopy.updateMany({ where: { id, status: "copying" }, data: { status: "importing", importId: upload.id } });
    await enqueueFileCopy(tx, id, soon());
  });
}

async function followImport(caller: Caller, copy: Copy): Promise<void> {
  const { id, importId, datasetId, freezes } = copy;
  const { status, failure, acceptedCount } = await getImport(caller, importId ?? "");
  if (status === "importing" || status === "uploaded") return enqueueFileCopy(db, id, soon());
  if (status === "failed" || (acceptedCount === 0 && failure)) throw new AppError("invalid", failure ?? "The file could not be imported.");
  if (!freezes) return finish(db, id, null);
  await freezeVersion(caller, datasetId, { include: "unrejected", notes: provenance(copy) }, (tx, versionId) => finish(tx, id, versionId));
}

async function finish(tx: Prisma.TransactionClient, id: string, versionId: string | null): Promise<void> {
  await tx.accountFileCopy.updateMany({
    where: { id, status: "importing" },
    data: { status: "done", versionId, problem: null, finishedAt: new Date() },
  });
}

function provenance({ item }: Copy): string {
  const made = item.madeAt ? `, there since ${formatDate(item.madeAt)}` : "";
  return `From ${item.trainer.name}: file ${item.externalId}, “${item.name}”${made}. Copied ${formatDate(new Date())}.`;
}

async function failCopy(id: string, error: unknown): Promise<void> {
  const problem =
    error instanceof AppError
      ? error.message
      : "Hone could not finish this copy because of a fault of its own; the worker's log says more.";
  await db.accountFileCopy.updateMany({
    where: { id, status: { in: ["copying", "importing"] } },
    data: { status: "failed", problem, finishedAt: new Date() },
  });
}

const soon = () => new Date(Date.now() + 2 * env.pollMs);
