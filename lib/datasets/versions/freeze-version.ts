import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { requirePermission } from "@/lib/accounts/permissions";
import { getDataset } from "@/lib/datasets/get-dataset";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import type { Dataset, Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { checkLeaks } from "./check-leaks";
import { enqueueLeakCheck } from "./enqueue-leak-check";
import { getVersion } from "./get-version";
import { pickChanges } from "./pick-changes";
import { freezable, grantMemory, pickRows } from "./pick-rows";
import { readStatistics } from "./read-statistics";
import { requireRows } from "./require-rows";
import { type DatasetVersion, type FreezeVersionInput, freezeVersionInput } from "./schemas";

type Input = ReturnType<typeof freezeVersionInput.parse>;
/** Looking for leaks among more is left to the worker; the version is there without it. */
const mostCheckedAtOnce = 5_000;

/** What has to be saved together with the version. */
type Alongside = (tx: Prisma.TransactionClient, versionId: string) => Promise<void>;

/** Freezes what the dataset holds now. The rows never pass through this process: a million of them is a few statements. */
export async function freezeVersion(
  caller: Caller,
  datasetId: string,
  given: FreezeVersionInput,
  alongside?: Alongside,
): Promise<DatasetVersion> {
  const input = freezeVersionInput.parse(given);
  // What nobody has approved goes into a model only if somebody who answers for the project says so.
  if (input.include === "unrejected") requirePermission(caller.role, "launch");
  const dataset = await getDataset(caller, datasetId);
  const id = randomUUID();
  await db.$transaction(
    async (tx) => {
      await lockDataset(tx, datasetId);
      await grantMemory(tx);
      await freeze(tx, caller, { id, dataset, input });
      await alongside?.(tx, id);
      await enqueueLeakCheck(tx, id);
    },
    { timeout: 300_000, maxWait: 30_000 },
  );
  const version = await getVersion(caller, id);
  if (version.trainCount + version.validationCount + version.testCount > mostCheckedAtOnce) return version;
  await checkLeaks({ versionId: id });
  return getVersion(caller, id);
}

interface Wanted {
  id: string;
  dataset: Dataset;
  input: Input;
}

async function freeze(tx: Prisma.TransactionClient, { projectId, userId }: Caller, { id, dataset, input }: Wanted): Promise<void> {
  const { id: datasetId, splitSeed } = dataset;
  const seed = input.seed ?? splitSeed;
  const ratios = input.ratios ?? dataset.splitRatios;
  await pickRows(tx, { projectId, datasetId, include: input.include, otherSeed: seed === splitSeed ? null : seed, ratios });
  const { counts, contentHash } = await summarise(tx);
  const isEmpty = counts.train + counts.validation + counts.test === 0;
  requireRows(counts, ratios, input.include, isEmpty ? await countUnrejected(tx, datasetId) : 0);
  const newest = await tx.datasetVersion.findFirst({
    where: { datasetId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, licence: true },
  });
  await refuseSame(tx, datasetId, contentHash);
  if (input.ratios) await tx.dataset.update({ where: { id: datasetId }, data: { splitRatios: input.ratios } });
  const version = {
    id,
    projectId,
    datasetId,
    number: (newest?.number ?? 0) + 1,
    seed,
    ratios,
    onlyApproved: input.include === "approved",
    statistics: await readStatistics(tx),
    contentHash,
    trainCount: counts.train,
    validationCount: counts.validation,
    testCount: counts.test,
    notes: input.notes,
    licence: input.licence || newest?.licence || "",
    createdById: userId,
  };
  await storeVersion(tx, version, newest ? { id: newest.id, number: newest.number } : undefined);
}

async function storeVersion(
  tx: Prisma.TransactionClient,
  version: Prisma.DatasetVersionUncheckedCreateInput & { id: string },
  since: { id: string; number: number } | undefined,
): Promise<void> {
  const { id } = version;
  const changes = since && (await pickChanges(tx, since));
  // A stored version never changes, so everything about it is known by now.
  await tx.datasetVersion.create({ data: changes ? { ...version, changes } : version, select: { id: true } });
  await tx.$executeRaw`insert into "DatasetVersionExample" ("versionId", position, "revisionId", split) select ${id}, position, "revisionId", split from picked order by position`;
  if (changes)
    await tx.$executeRaw`
      insert into "DatasetVersionChange" ("versionId", kind, position, "exampleId", "fromRevisionId", "fromSplit", "toRevisionId", "toSplit")
      select ${id}, kind, position, "exampleId", "fromRevisionId", "fromSplit", "toRevisionId", "toSplit" from different`;
}

async function summarise(tx: Prisma.TransactionClient): Promise<{ counts: Record<Split, number>; contentHash: string }> {
  const [summary] = await tx.$queryRaw<(Record<Split, number> & { contentHash: string | null })[]>`
    select (count(*) filter (where split = 'train'))::int as train, (count(*) filter (where split = 'validation'))::int as validation,
      (count(*) filter (where split = 'test'))::int as test,
      encode(sha256(convert_to(string_agg("contentHash" || ' ' || split, E'\n' order by position), 'UTF8')), 'hex') as "contentHash"
    from picked`;
  const { contentHash, ...counts } = summary ?? { train: 0, validation: 0, test: 0, contentHash: null };
  return { counts, contentHash: contentHash ?? "" };
}

async function refuseSame(tx: Prisma.TransactionClient, datasetId: string, contentHash: string): Promise<void> {
  const same = await tx.datasetVersion.findUnique({
    where: { datasetId_contentHash: { datasetId, contentHash } },
    select: { number: true },
  });
  if (!same) return;
  throw new AppError(
    "conflict",
    `Version ${same.number} holds exactly this already: the same examples in the same splits. Use it, or change an example first.`,
  );
}

async function countUnrejected(tx: Prisma.TransactionClient, datasetId: string): Promise<number> {
  const [found] = await tx.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from "Example" example where "datasetId" = ${datasetId} and ${freezable("unrejected")}`;
  return found?.count ?? 0;
}
