import type { Prisma } from "@/lib/db/generated/client";
import type { AccountItemKind, ReadingPart } from "./schemas";
import type { SeenItem } from "./seen-item";

interface Round {
  trainerId: string;
  round: number;
}

/**
 * A page in one statement: what is known already is updated, and what was missed is back. What is null leaves what is known; hearsay, in round 0,
 * fills gaps and proves nothing: a model that only its job remembers is gone already.
 */
export async function storeSeen(tx: Prisma.TransactionClient, { trainerId, round }: Round, items: SeenItem[]): Promise<void> {
  const byKey = new Map(items.map((item) => [`${item.kind} ${item.externalId}`, item]));
  if (byKey.size === 0) return;
  const rows = JSON.stringify([...byKey.values()].map((item) => ({ ...item, round: item.isHearsay ? 0 : round })));
  await tx.$executeRaw`
    insert into "AccountItem" as known (id, "trainerId", kind, "externalId", name, "rawState", "baseModel", "jobId", "fileId", step, "sizeBytes",
      details, "stopsOn", "lastTrainingOn", "madeAt", round, "seenAt", "goneAt")
    select gen_random_uuid()::text, ${trainerId}, kind, "externalId", name, coalesce("rawState", ''), "baseModel", "jobId", "fileId", step, "sizeBytes",
      coalesce(details, '{}'), "stopsOn", "lastTrainingOn", "madeAt", round, now(), case when round = 0 then now() end
    from jsonb_to_recordset(${rows}::jsonb) as seen(kind "AccountItemKind", "externalId" text, name text, "rawState" text, "baseModel" text,
      "jobId" text, "fileId" text, step int, "sizeBytes" bigint, details jsonb, "stopsOn" text, "lastTrainingOn" text, "madeAt" timestamptz, round int)
    on conflict ("trainerId", kind, "externalId") do update set
      name = excluded.name,
      "rawState" = coalesce(nullif(excluded."rawState", ''), known."rawState"),
      "baseModel" = coalesce(excluded."baseModel", known."baseModel"),
      "jobId" = coalesce(excluded."jobId", known."jobId"),
      "fileId" = coalesce(excluded."fileId", known."fileId"),
      step = coalesce(excluded.step, known.step),
      "sizeBytes" = coalesce(excluded."sizeBytes", known."sizeBytes"),
      details = coalesce(nullif(excluded.details, '{}'), known.details),
      "stopsOn" = coalesce(excluded."stopsOn", known."stopsOn"),
      "lastTrainingOn" = coalesce(excluded."lastTrainingOn", known."lastTrainingOn"),
      "madeAt" = coalesce(excluded."madeAt", known."madeAt"),
      round = greatest(excluded.round, known.round),
      "seenAt" = case when excluded.round = 0 then known."seenAt" else excluded."seenAt" end,
      "goneAt" = case when excluded.round = 0 then known."goneAt" end`;
}

const kindsOf: Record<ReadingPart, AccountItemKind[]> = {
  models: ["base_model"],
  files: ["file"],
  jobs: ["job"],
  checkpoints: ["checkpoint"],
};

/** At the end of a part, what this round did not see is gone. Fine-tunes are judged by the list of models, where it names them. */
export async function markGone(
  tx: Prisma.TransactionClient,
  { trainerId, round }: Round,
  part: ReadingPart,
  listsFineTunes: boolean,
): Promise<void> {
  const judgesFineTunes = part === (listsFineTunes ? "models" : "jobs");
  const kinds = [...kindsOf[part], ...(judgesFineTunes ? (["fine_tune"] as const) : [])];
  await tx.accountItem.updateMany({
    where: { trainerId, kind: { in: kinds }, round: { lt: round }, goneAt: null },
    data: { goneAt: new Date() },
  });
}
