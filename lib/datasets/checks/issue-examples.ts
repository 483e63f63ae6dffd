import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { IssueExample } from "./schemas";

const longestText = 6_000;

export const exampleColumns = Prisma.sql`example.id, example.position::float8 as position, state::text as state, left("promptText", ${longestText}) as "promptText",
  left("answerText", ${longestText}) as "answerText", "sourceRow",
  (select "fileName" from "Import" where id = example."importId") as "sourceFile"`;

export async function readPartners(datasetId: string, ids: string[]): Promise<Map<string, IssueExample[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<IssueExample[]>`
    select ${exampleColumns} from "Example" example where id = any(${ids}::text[]) and "datasetId" = ${datasetId} and "deletedAt" is null`;
  return new Map(rows.map((row) => [row.id, [row]]));
}

const mostInGroup = 100;

export async function readGroups(datasetId: string, keys: string[], isIgnored: boolean): Promise<Map<string, IssueExample[]>> {
  if (keys.length === 0) return new Map();
  const rows = await db.$queryRaw<(IssueExample & { key: string })[]>`
    select issue.key, ${exampleColumns}
    from "ExampleIssue" issue join "Example" example on example.id = issue."exampleId"
    where issue."datasetId" = ${datasetId} and issue.kind = 'contradiction' and issue.key = any(${keys}::text[])
      and ("ignoredAt" is not null) = ${isIgnored} and example."deletedAt" is null
    order by example.position limit ${mostInGroup * keys.length}`;
  const groups = new Map<string, IssueExample[]>();
  for (const { key, ...example } of rows) groups.set(key, [...(groups.get(key) ?? []), example]);
  return groups;
}
