import type { ReviewState } from "@/lib/datasets/schemas";
import type { Query } from "@/lib/db/client";
import type { PreparedRows } from "./prepare-rows";

export interface Target {
  id: string;
  projectId: string;
  datasetId: string;
  /** Who the rows are by. */
  authorId: string | null;
  initialState: ReviewState;
  /** Their words are left to `indexWords`: taking them apart costs as much as storing the rows. */
  defersWords?: boolean;
}

/**
 * Stores what the dataset does not hold yet, with its first revision, and says which rows of the file those are.
 * One statement and one parameter for the whole batch: as parameters of their own the values take five times as long.
 * Known rows are looked up one by one, and deleted ones are left out after the lookup: a planner without fresh statistics
 * takes any index that leads with the dataset or that holds what is not deleted, and reads the whole dataset for every row.
 */
export async function insertExamples(
  query: Query,
  { id: importId, projectId, datasetId, authorId, initialState, defersWords = false }: Target,
  { good, goodCount }: Pick<PreparedRows, "good" | "goodCount">,
): Promise<number[]> {
  if (goodCount === 0) return [];
  const added = await query<{ sourceRow: number }>(insertStatement, [
    good,
    projectId,
    datasetId,
    importId,
    initialState,
    authorId,
    !defersWords,
  ]);
  return added.map(({ sourceRow }) => sourceRow);
}

const insertStatement = `
  with made as materialized (
    select made.* from jsonb_to_recordset(convert_from($1, 'UTF8')::jsonb) as made(id text, "revisionId" text, "sourceRow" int, messages jsonb, tools jsonb, rejected jsonb,
      tags jsonb, "promptText" text, "answerText" text, "contextText" text, "tokenCount" int, "groupKey" text, "splitPoint" float8, "contentHash" text,
      "issueKinds" jsonb, issues jsonb)
    cross join lateral (
      select bool_or("deletedAt" is null) as here from "Example" where "datasetId" = $3 and "contentHash" = made."contentHash"
    ) as known
    where known.here is not true
  ), examples as (
    insert into "Example" (id, "projectId", "datasetId", "importId", "sourceRow", messages, tools, rejected, tags, "promptText", "answerText", "contextText",
      "tokenCount", "groupKey", "splitKey", "splitPoint", "contentHash", "issueKinds", state, "authorId", "hasWords", "updatedAt")
    select id, $2, $3, $4, "sourceRow", messages, nullif(tools, 'null'), nullif(rejected, 'null'),
      array(select jsonb_array_elements_text(tags)), "promptText", "answerText", "contextText",
      "tokenCount", "groupKey", "groupKey", "splitPoint", "contentHash", array(select jsonb_array_elements_text("issueKinds")), $5::"ReviewState", $6, $7::boolean, now()
    from made order by "sourceRow"
  ), revisions as (
    insert into "ExampleRevision" (id, "exampleId", number, messages, tools, rejected, "contentHash", origin, "authorId")
    select "revisionId", id, 1, messages, nullif(tools, 'null'), nullif(rejected, 'null'), "contentHash", 'imported', $6 from made
  ), findings as (
    insert into "ExampleIssue" (id, "datasetId", "exampleId", kind, revision, key, detail)
    select issue.id, $3, made.id, issue.kind, 1, issue.key, issue.detail
    from made cross join lateral jsonb_to_recordset(made.issues) as issue(id text, kind text, key text, detail jsonb)
  )
  select "sourceRow" from made`;

/** The fix-it list gets longer. */
export async function insertRejected(
  query: Query,
  importId: string,
  { bad, badCount }: Pick<PreparedRows, "bad" | "badCount">,
): Promise<void> {
  if (badCount === 0) return;
  await query(
    `insert into "RejectedRow" (id, "importId", "rowNumber", kind, field, problem, raw, record)
    select id, $2, "rowNumber", kind, field, problem, raw, nullif(record, 'null')
    from jsonb_to_recordset(convert_from($1, 'UTF8')::jsonb) as bad(id text, "rowNumber" int, kind text, field text, problem text, raw text, record jsonb)`,
    [bad, importId],
  );
}

/** Rows that waited elsewhere and came back in this file, mended, are in the dataset now: they wait no longer. */
export async function settleWaiting(query: Query, datasetId: string, rowIds: string[]): Promise<void> {
  if (rowIds.length === 0) return;
  await query(
    `with gone as (
      delete from "RejectedRow" using "Import" where "RejectedRow".id = any($1) and "Import".id = "importId" and "datasetId" = $2
      returning "importId", "leftOutAt"
    ), counted as (
      select "importId", count(*) filter (where "leftOutAt" is null)::int as waited, count("leftOutAt")::int as "leftOut" from gone group by 1
    )
    update "Import" set "rejectedCount" = "rejectedCount" - waited, "leftOutCount" = "leftOutCount" - "leftOut", "repeatedCount" = "repeatedCount" + waited + "leftOut"
    from counted where id = "importId"`,
    [rowIds, datasetId],
  );
}
