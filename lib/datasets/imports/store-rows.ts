import { randomUUID } from "node:crypto";
import { describeContent } from "@/lib/datasets/describe-content";
import { groupKeyOf, splitPointOf } from "@/lib/datasets/fingerprint";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import type { Message, ReviewState } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { mapRow } from "./map-row";
import type { ImportMapping } from "./schemas";
import type { SourceRow } from "./source-row";

interface Source {
  id: string;
  projectId: string;
  datasetId: string;
  createdById: string | null;
  lastRow: number;
  initialState: ReviewState;
  splitSeed: number;
  mapping: ImportMapping;
}
interface Good extends ReturnType<typeof describeContent> {
  sourceRow: number;
  messages: Message[];
  groupKey: string;
}

/** Stores a batch and how far the import has come, together. False: somebody else imports this file, or it was stopped. */
export async function storeRows(source: Source, rows: SourceRow[]): Promise<boolean> {
  const last = rows.at(-1);
  if (!last) return true;
  const { good, bad } = sortRows(rows, source.mapping);
  return db.$transaction(
    async (tx) => {
      const mine = await tx.$queryRaw<
        unknown[]
      >`select 1 from "Import" where id = ${source.id} and status = 'importing' and "lastRow" = ${source.lastRow} for update`;
      if (mine.length === 0) return false;
      await lockDataset(tx, source.datasetId);
      const fresh = await leaveOutKnown(tx, source.datasetId, good);
      await insertExamples(tx, source, fresh);
      await tx.rejectedRow.createMany({ data: bad.map((row) => ({ importId: source.id, ...row })) });
      await tx.import.update({
        where: { id: source.id },
        data: {
          lastRow: last.rowNumber,
          rowCount: { increment: rows.length },
          acceptedCount: { increment: fresh.length },
          rejectedCount: { increment: bad.length },
          repeatedCount: { increment: good.length - fresh.length },
        },
        select: { id: true },
      });
      return true;
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

function sortRows(rows: SourceRow[], mapping: ImportMapping) {
  const good: Good[] = [];
  const bad: { rowNumber: number; field: string; problem: string; raw: string }[] = [];
  for (const { rowNumber, raw, record, problem } of rows) {
    const mapped = record ? mapRow(record, mapping) : problem;
    if ("messages" in mapped) {
      const { messages, group } = mapped;
      const columns = describeContent({ messages, tools: null, rejected: null });
      good.push({ sourceRow: rowNumber, messages, ...columns, groupKey: groupKeyOf(messages, group) });
    } else bad.push({ rowNumber, field: mapped.field, problem: mapped.problem, raw: storable(raw) });
  }
  return { good, bad };
}

/** What the dataset holds already, and what the batch itself holds twice, is counted and not stored again. */
async function leaveOutKnown(tx: Prisma.TransactionClient, datasetId: string, rows: Good[]): Promise<Good[]> {
  const hashes = [...new Set(rows.map(({ contentHash }) => contentHash))];
  // One look into the index per hash. Asked for all at once, a planner without fresh statistics reads the whole dataset for every batch.
  const stored = await tx.$queryRaw<{ hash: string }[]>`
    select hash from unnest(${hashes}::text[]) as hash cross join lateral (
      select 1 from "Example" where "datasetId" = ${datasetId} and "contentHash" = hash and "deletedAt" is null limit 1
    ) as found`;
  const known = new Set(stored.map(({ hash }) => hash));
  return rows.filter(({ contentHash }) => !known.has(contentHash) && known.add(contentHash));
}

async function insertExamples(
  tx: Prisma.TransactionClient,
  { id: importId, projectId, datasetId, createdById, initialState, splitSeed }: Source,
  rows: Good[],
): Promise<void> {
  if (rows.length === 0) return;
  const made = rows.map((row) => ({
    ...row,
    id: randomUUID(),
    revisionId: randomUUID(),
    splitPoint: splitPointOf(splitSeed, row.groupKey),
  }));
  // One parameter and one statement for the whole batch: twelve columns times five hundred rows as parameters take five times as long.
  await tx.$executeRaw`
    with made as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made(id text, "revisionId" text, "sourceRow" int, messages jsonb,
        "promptText" text, "answerText" text, "contextText" text, "tokenCount" int, "groupKey" text, "splitPoint" float8, "contentHash" text)
    ), examples as (
      insert into "Example" (id, "projectId", "datasetId", "importId", "sourceRow", messages, "promptText", "answerText", "contextText", "tokenCount", "groupKey", "splitKey", "splitPoint", "contentHash", state, "authorId", "updatedAt")
      select id, ${projectId}, ${datasetId}, ${importId}, "sourceRow", messages, "promptText", "answerText", "contextText", "tokenCount", "groupKey", "groupKey", "splitPoint", "contentHash", ${initialState}::"ReviewState", ${createdById}, now()
      from made order by "sourceRow"
    )
    insert into "ExampleRevision" (id, "exampleId", number, messages, "contentHash", origin, "authorId")
    select "revisionId", id, 1, messages, "contentHash", 'imported', ${createdById} from made`;
}

/** Rejected rows are kept as they came, as far as Postgres can hold them. */
function storable(raw: string): string {
  return raw
    .slice(0, 100_000)
    .replaceAll("\0", "␀")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}
