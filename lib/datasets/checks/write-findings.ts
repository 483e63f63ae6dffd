import { db } from "@/lib/db/client";
import { datasetKinds } from "./catalog";
import type { Found } from "./found";

/** Lengths depend on the models that are connected, so the pass over the whole dataset writes them again. */
const kinds = [...datasetKinds, "too_long"];
const rowsPerStatement = 5_000;

/**
 * Makes the issues of these kinds what was found now: new ones come, gone ones go, those that a person ignored stay as they are.
 * Examples whose open kinds changed are told so. All of it at once, so that nobody sees half.
 */
export async function writeFindings(datasetId: string, found: readonly Found[]): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        create temporary table found (position bigint, other bigint, kind text, key text, detail jsonb) on commit drop`;
      for (let start = 0; start < found.length; start += rowsPerStatement)
        await tx.$executeRaw`
          insert into found select position, other, kind, key, detail
          from jsonb_to_recordset(${JSON.stringify(found.slice(start, start + rowsPerStatement))}::jsonb)
            as row(position bigint, other bigint, kind text, key text, detail jsonb)`;
      await tx.$executeRaw`
        create temporary table wanted on commit drop as
        select example.id as "exampleId", example.revision, found.kind, coalesce(older.id, found.key) as key,
          case when older.id is null then detail else detail || jsonb_build_object('otherId', older.id) end as detail
        from found
        join "Example" example on example."datasetId" = ${datasetId} and example.position = found.position and example."deletedAt" is null
        left join "Example" older on older."datasetId" = ${datasetId} and older.position = found.other`;
      await tx.$executeRaw`create index on wanted ("exampleId", kind, key)`;
      await tx.$executeRaw`analyze wanted`;
      // The examples before their issues and in the order of their ids, as every other change to many of them: nobody waits in a circle.
      await tx.$executeRaw`
        with concerned as materialized (
          select id from "Example" where id in (
            select "exampleId" from wanted
            union select "exampleId" from "ExampleIssue" where "datasetId" = ${datasetId} and kind = any(${kinds}::text[]) and "ignoredAt" is null
          ) order by id for update
        ) select count(*) from concerned`;
      await tx.$executeRaw`create temporary table touched ("exampleId" text) on commit drop`;
      await tx.$executeRaw`
        with gone as (
          delete from "ExampleIssue" issue where "datasetId" = ${datasetId} and kind = any(${kinds}::text[]) and "ignoredAt" is null
            and not exists (select 1 from wanted where wanted."exampleId" = issue."exampleId" and wanted.kind = issue.kind and wanted.key = issue.key)
          returning "exampleId"
        ) insert into touched select distinct "exampleId" from gone`;
      await tx.$executeRaw`
        with come as (
          insert into "ExampleIssue" (id, "datasetId", "exampleId", kind, key, detail, revision)
          select gen_random_uuid()::text, ${datasetId}, "exampleId", kind, key, detail, revision from wanted
          on conflict ("exampleId", kind, key) do update set detail = excluded.detail, revision = excluded.revision
            where "ExampleIssue".detail <> excluded.detail or "ExampleIssue".revision <> excluded.revision
          returning "exampleId"
        ) insert into touched select distinct "exampleId" from come`;
      await tx.$executeRaw`
        update "Example" example set "issueKinds" = open.kinds
        from (
          select "exampleId", coalesce((
            select array_agg(distinct kind order by kind) from "ExampleIssue" issue where issue."exampleId" = touched."exampleId" and "ignoredAt" is null
          ), '{}') as kinds
          from (select distinct "exampleId" from touched) as touched
        ) as open
        where example.id = open."exampleId" and example."issueKinds" <> open.kinds`;
    },
    { timeout: 300_000, maxWait: 30_000 },
  );
}
