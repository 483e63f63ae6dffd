import type { Prisma } from "@/lib/db/generated/client";
import type { ChangeKind, VersionChanges } from "./schemas";

/**
 * What is different from the version before, example by example. Rows that both hold in the same split fall out in one pass;
 * only the rest is looked up, so that a small change to a large dataset stays a small one.
 */
export async function pickChanges(tx: Prisma.TransactionClient, since: { id: string; number: number }): Promise<VersionChanges> {
  await tx.$executeRaw`
    create temporary table different on commit drop as
    with differing as materialized (
      select before."revisionId" as "fromRevisionId", before.split as "fromSplit", picked."revisionId" as "toRevisionId", picked.split as "toSplit", picked."exampleId"
      from (select "revisionId", split from "DatasetVersionExample" where "versionId" = ${since.id}) before
      full join picked on picked."revisionId" = before."revisionId"
      where picked.split is distinct from before.split
    ), gone as (
      select revision."exampleId", differing."fromRevisionId", differing."fromSplit"
      from differing join "ExampleRevision" revision on revision.id = differing."fromRevisionId"
    ), fresh as (
      select "exampleId", "toRevisionId", "toSplit" from differing where "toRevisionId" is not null
    ), joined as (
      select coalesce(fresh."exampleId", gone."exampleId") as "exampleId", "fromRevisionId", "fromSplit", "toRevisionId", "toSplit",
        (case when "fromRevisionId" is null then 'added' when "toRevisionId" is null then 'removed'
          when "fromRevisionId" = "toRevisionId" then 'moved' else 'changed' end)::"ChangeKind" as kind
      from fresh full join gone on gone."exampleId" = fresh."exampleId"
    )
    select joined.*, row_number() over (partition by kind order by example.position, joined."exampleId")::int as position
    from joined left join "Example" example on example.id = joined."exampleId"`;
  const rows = await tx.$queryRaw<
    { kind: ChangeKind; count: number }[]
  >`select kind::text as kind, count(*)::int as count from different group by kind`;
  const of = (kind: ChangeKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { since, added: of("added"), changed: of("changed"), moved: of("moved"), removed: of("removed") };
}
