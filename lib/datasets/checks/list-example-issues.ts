import type { Caller } from "@/lib/accounts/caller";
import { getExample } from "@/lib/datasets/examples/get-example";
import { db } from "@/lib/db/client";
import { readGroups, readPartners } from "./issue-examples";
import { makeExcerpt } from "./make-excerpt";
import { type Issue, issueDetailSchema, issueSchema } from "./schemas";

/** Everything open about one example, for whoever edits it. */
export async function listExampleIssues(caller: Caller, exampleId: string): Promise<Issue[]> {
  const { id, position, state, promptText, answerText, sourceFile, sourceRow, messages, tools, rejected } = await getExample(
    caller,
    exampleId,
  );
  const rows = await db.exampleIssue.findMany({
    where: { exampleId, ignoredAt: null, example: { projectId: caller.projectId } },
    orderBy: { createdAt: "asc" },
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
    issueSchema.parse({
      id: issueId,
      datasetId,
      kind,
      words: detail.words,
      isIgnored: false,
      example: { id, position, state, promptText, answerText, sourceFile, sourceRow },
      excerpts: (detail.spans ?? []).flatMap((span) => makeExcerpt({ messages, tools, rejected }, span) ?? []),
      others: (kind === "contradiction" ? groups.get(key) : partners.get(detail.otherId ?? "")) ?? [],
    }),
  );
}
