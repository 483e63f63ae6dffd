import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { exampleColumns, readGroups, readPartners } from "./issue-examples";
import { makeExcerpt } from "./make-excerpt";
import { requireDataset } from "./require-dataset";
import { type Issue, issueDetailSchema, issuePageSchema, type ListIssuesInput } from "./schemas";

const excerptsPerIssue = 3;

const rowSchema = z.object({
  issueId: z.string(),
  key: z.string(),
  detail: issueDetailSchema,
  ignoredAt: z.date().nullable(),
  id: z.string(),
  position: z.number(),
  state: z.string(),
  promptText: z.string(),
  answerText: z.string(),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().nullable(),
  content: exampleContentSchema.nullable(),
});

/** The findings of one kind in the order of the examples; of contradictions one for each question. */
export async function listIssues(caller: Caller, datasetId: string, input: ListIssuesInput): Promise<z.infer<typeof issuePageSchema>> {
  const { kind, ignored, cursor, limit } = input;
  await requireDataset(db, caller, datasetId);
  const rows = await readIssues(datasetId, input);
  const page = rows.slice(0, limit);
  const others =
    kind === "contradiction"
      ? await readGroups(
          datasetId,
          page.map(({ key }) => key),
          ignored === "true",
        )
      : await readPartners(
          datasetId,
          page.flatMap(({ detail }) => detail.otherId ?? []),
        );
  const items = page.map(({ issueId, key, detail, ignoredAt, content, ...example }) => ({
    id: issueId,
    datasetId,
    kind,
    words: detail.words,
    isIgnored: ignoredAt !== null,
    example,
    excerpts: content
      ? (detail.spans ?? []).slice(0, excerptsPerIssue).flatMap((span) => makeExcerpt(content, span) ?? [])
      : ([] satisfies Issue["excerpts"]),
    others: others.get(kind === "contradiction" ? key : (detail.otherId ?? "")) ?? [],
  }));
  const last = page.at(-1);
  return issuePageSchema.parse({ items, nextCursor: rows.length > limit && last ? `${last.position}:${last.issueId}` : null });

  function readIssues(id: string, { limit: most }: ListIssuesInput) {
    const after = parseCursor(cursor);
    return db.$queryRaw<unknown[]>`
      select issue.id as "issueId", issue.key, detail, "ignoredAt", ${exampleColumns},
        case when detail ? 'spans' then jsonb_build_object('messages', messages, 'tools', tools, 'rejected', rejected) end as content
      from "ExampleIssue" issue join "Example" example on example.id = issue."exampleId"
      where issue."datasetId" = ${id} and issue.kind = ${kind} and ("ignoredAt" is not null) = ${ignored === "true"} and example."deletedAt" is null
        and (example.position, issue.id) > (${after.position}::bigint, ${after.id})
        ${kind === "contradiction" ? firstOfGroup(ignored === "true") : Prisma.empty}
      order by example.position, issue.id limit ${most + 1}`.then((found) => found.map((row) => rowSchema.parse(row)));
  }
}

/** The oldest may be deleted or set aside, so the group is told by whoever is the oldest of those that are left. */
function firstOfGroup(isIgnored: boolean): Prisma.Sql {
  return Prisma.sql`and not exists (
    select 1 from "ExampleIssue" older join "Example" before on before.id = older."exampleId"
    where older."datasetId" = issue."datasetId" and older.kind = 'contradiction' and older.key = issue.key
      and (older."ignoredAt" is not null) = ${isIgnored} and before."deletedAt" is null and before.position < example.position)`;
}

function parseCursor(cursor: string | undefined): { position: number; id: string } {
  if (cursor === undefined || cursor === "") return { position: -1, id: "" };
  const [position = "", id] = cursor.split(":");
  if (/^\d{1,15}$/.test(position) && id !== undefined) return { position: Number(position), id };
  throw new AppError("invalid", "The cursor is not one that Hone gave out. Start again from the first page.");
}
