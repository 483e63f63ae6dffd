import type { ExampleContent } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { contentKinds } from "./catalog";
import { type CheckRules, checkContent } from "./check-content";
import { writeKinds } from "./write-kinds";

interface Looked {
  id: string;
  revision: number;
  tokenCount: number;
  content: ExampleContent;
}

/** What many examples have wrong in themselves, in a few statements. The issues of the whole dataset are left to its check. */
export async function writeOwnIssues(
  tx: Prisma.TransactionClient,
  datasetId: string,
  rows: readonly Looked[],
  rules: CheckRules,
): Promise<void> {
  const found = rows.flatMap(({ id, revision, tokenCount, content }) =>
    checkContent(content, tokenCount, rules).map((finding) => ({ exampleId: id, revision, ...finding })),
  );
  const now = rows.map(({ id, revision }) => ({ id, revision }));
  // An example that somebody saved meanwhile was looked at when it was saved.
  await tx.$executeRaw`
    with looked as (
      select example.id from jsonb_to_recordset(${JSON.stringify(now)}::jsonb) as looked(id text, revision int)
      join "Example" example on example.id = looked.id and example.revision = looked.revision order by example.id for update of example
    ), found as (
      select found.* from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found("exampleId" text, revision int, kind text, key text, detail jsonb)
      join looked on looked.id = found."exampleId"
    ), gone as (
      delete from "ExampleIssue" issue using looked where issue."exampleId" = looked.id and issue.kind = any(${contentKinds}::text[]) and "ignoredAt" is null
        and not exists (select 1 from found where found."exampleId" = issue."exampleId" and found.kind = issue.kind and found.key = issue.key)
    )
    insert into "ExampleIssue" (id, "datasetId", "exampleId", kind, key, detail, revision)
    select gen_random_uuid()::text, ${datasetId}, "exampleId", kind, key, detail, revision from found
    on conflict ("exampleId", kind, key) do update set detail = excluded.detail, revision = excluded.revision`;
  await writeKinds(
    tx,
    rows.map(({ id }) => id),
  );
}
