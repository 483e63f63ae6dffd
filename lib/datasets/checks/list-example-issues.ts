import type { Caller } from "@/lib/accounts/caller";
import { getExample } from "@/lib/datasets/examples/get-example";
import { db } from "@/lib/db/client";
import { readGroups, readPartners } from "./issue-examples";
import { makeExcerpt, textAt } from "./make-excerpt";
import { type ExampleIssue, exampleIssueSchema, issueDetailSchema } from "./schemas";

/** Everything open about one example, for whoever edits it. */
export async function listExampleIssues(caller: Caller, exampleId: string): Promise<ExampleIssue[]> {
  const content = await getExample(caller, exampleId);
  const { id, position, state, promptText, answerText, sourceFile, sourceRow } = content;
  const rows = await db.exampleIssue.findMany({
    where: { exampleId, ignoredAt: null, example: { projectId: caller.projectId } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const issues = rows.map((row) => ({ ...row, detail: issueDetailSchema.parse(row.detail) }));
  const [datasetId = ""] = issues.map((issue) => issue.datasetId);
  const [partners, groups] = await Promise.all([
    readPartners(
      datasetId,
      issues.flatMap(({ detail }) => detail.otherId ?? []),
    ),
    readGroups(
      datasetId,
      issues.flatMap(({ kind, key }) => (kind === "contradiction" ? key : [])),
      false,
    ),
  ]);
  return issues.map(({ id: issueId, kind, key, detail }) =>
    exampleIssueSchema.parse({
      id: issueId,
      datasetId,
      kind,
      words: detail.words,
      isIgnored: false,
      example: { id, position, state, promptText, answerText, sourceFile, sourceRow },
      excerpts: (detail.spans ?? []).flatMap((span) => makeExcerpt(content, span) ?? []),
      marks: (detail.spans ?? []).flatMap((span) => {
        const text = textAt(content, span)?.slice(span.from, span.to) ?? "";
        return text.length === span.to - span.from ? { ...span, text } : [];
      }),
      others: (kind === "contradiction" ? groups.get(key) : partners.get(detail.otherId ?? "")) ?? [],
    }),
  );
}
