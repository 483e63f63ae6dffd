import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import type { SplitRatios } from "@/lib/datasets/schemas";
import { upperBounds } from "@/lib/datasets/split-of";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getVersion } from "./get-version";
import { type DatasetVersion, type FreezeVersionInput, freezeVersionInput } from "./schemas";

interface Summary {
  train: number;
  validation: number;
  test: number;
  contentHash: string | null;
}

/** Freezes what the dataset holds now. The rows never pass through this process: a million of them is a few statements. */
export async function freezeVersion(caller: Caller, datasetId: string, input: FreezeVersionInput): Promise<DatasetVersion> {
  const { ratios, seed, notes } = freezeVersionInput.parse(input);
  const { projectId, userId } = caller;
  await getDataset(caller, datasetId);
  const id = randomUUID();
  await db.$transaction(
    async (tx) => {
      await lockDataset(tx, datasetId);
      await pickRows(tx, { projectId, datasetId, seed, ratios });
      const summary = await summarise(tx);
      requireRows(summary, ratios);
      const contentHash = summary.contentHash ?? "";
      const same = await tx.datasetVersion.findUnique({ where: { datasetId_contentHash: { datasetId, contentHash } } });
      if (same)
        throw new AppError(
          "conflict",
          `Version ${same.number} holds exactly this already: the same examples in the same splits. Use it, or change an example first.`,
        );
      const newest = await tx.datasetVersion.aggregate({ where: { datasetId }, _max: { number: true } });
      const { train: trainCount, validation: validationCount, test: testCount } = summary;
      const number = (newest._max.number ?? 0) + 1;
      await tx.datasetVersion.create({
        data: {
          id,
          projectId,
          datasetId,
          number,
          seed,
          ratios,
          contentHash,
          trainCount,
          validationCount,
          testCount,
          notes,
          createdById: userId,
        },
      });
      await tx.$executeRaw`insert into "DatasetVersionExample" ("versionId", position, "revisionId", split) select ${id}, position, "revisionId", split from picked`;
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
  return getVersion(caller, id);
}

/** The split is a seeded hash of the group: 52 bits of it as a number from 0 to 1. More rows never move a row. */
async function pickRows(
  tx: Prisma.TransactionClient,
  { projectId, datasetId, seed, ratios }: { projectId: string; datasetId: string; seed: number; ratios: SplitRatios },
): Promise<void> {
  const [train, validation] = upperBounds(ratios);
  await tx.$executeRaw`
    create temporary table picked on commit drop as
    select row_number() over (order by example.position)::int as position, revision.id as "revisionId", revision."contentHash",
      (case when fraction < ${train}::float8 then 'train' when fraction < ${validation}::float8 then 'validation' else 'test' end)::"Split" as split
    from "Example" example
    join "ExampleRevision" revision on revision."exampleId" = example.id and revision.number = example.revision
    cross join lateral (select ('x' || left(encode(sha256(convert_to(${`${seed}|`} || example."groupKey", 'UTF8')), 'hex'), 13))::bit(52)::bigint / 4503599627370496.0::float8 as fraction) as hashed
    where example."projectId" = ${projectId} and example."datasetId" = ${datasetId} and example."deletedAt" is null`;
}

async function summarise(tx: Prisma.TransactionClient): Promise<Summary> {
  const [summary] = await tx.$queryRaw<Summary[]>`
    select count(*) filter (where split = 'train')::int as train, count(*) filter (where split = 'validation')::int as validation, count(*) filter (where split = 'test')::int as test,
      encode(sha256(convert_to(string_agg("contentHash" || ' ' || split, E'\n' order by position), 'UTF8')), 'hex') as "contentHash"
    from picked`;
  return summary ?? { train: 0, validation: 0, test: 0, contentHash: null };
}

function requireRows(summary: Summary, ratios: SplitRatios): void {
  const total = summary.train + summary.validation + summary.test;
  const empty = (["train", "validation", "test"] as const).find(
    (split) => summary[split] === 0 && (split === "train" || ratios[split] > 0),
  );
  if (!empty) return;
  if (total === 0)
    throw new AppError("invalid", "The dataset is empty, so there is nothing to freeze. Import a file or write examples first.");
  const share = ratios[empty];
  const enough = share > 0 ? Math.max(10, Math.ceil(3 / share)) : 10;
  const advice = share > 0 ? `A version needs at least about ${enough} examples that ask different things` : "Give the train split a share";
  const way = empty === "train" ? "" : `, or set the ${empty} share to 0 %`;
  throw new AppError(
    "invalid",
    `With ${total === 1 ? "one example" : `${total} examples`} the ${empty} split would be empty. ${advice}${way}.`,
    [{ field: "ratios", problem: `The ${empty} split would be empty.` }],
  );
}
