import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { estimateRecord } from "../records/estimate-record";
import { createRecordInput, type RecordSource } from "../records/schemas";
import { boardLead, boardSentence, boardSteps, inOrder } from "./board-words";
import { readRows } from "./read-rows";
import { type Board, type BoardRow, type boardQuery, boardSchema } from "./schemas";
import { visibleProjects } from "./visible-projects";

/** When every model stops, how far its rescue has come, and what comes first. */
export async function getBoard(caller: Caller, { scope }: z.infer<typeof boardQuery>, now = new Date()): Promise<Board> {
  const projectIds = scope === "all" ? await visibleProjects(caller) : [caller.projectId];
  const rows = inOrder(await readRows(projectIds, now));
  const first = rows.find(({ next }) => next !== "none");
  const asked = await db.accountReading.aggregate({ _max: { completedAt: true } });
  return boardSchema.parse({
    rows,
    ...boardSentence(rows),
    lead: boardLead(first, rows, scope === "all"),
    firstId: first?.modelVersion.id ?? null,
    firstUsd: first?.next === "record" ? await priceOf(caller, first) : null,
    steps: boardSteps(rows),
    askedAt: asked._max.completedAt,
  });
}

/** Of recording it as it is proposed; null where nothing can be proposed, or no price is known. */
async function priceOf({ userId, role }: Caller, { project, modelVersion }: BoardRow): Promise<number | null> {
  const source = await likelySource(project.id);
  if (!source) return null;
  const { usd } = await estimateRecord(
    { userId, role, projectId: project.id },
    createRecordInput.parse({ modelVersionId: modelVersion.id, source }),
  );
  return usd;
}

/** The newest benchmark of a project, else the newest test split. */
async function likelySource(projectId: string): Promise<RecordSource | null> {
  const benchmark = await db.benchmark.findFirst({ where: { projectId }, orderBy: { number: "desc" }, select: { id: true } });
  if (benchmark) return { kind: "benchmark", benchmarkId: benchmark.id };
  const version = await db.datasetVersion.findFirst({
    where: { projectId, testCount: { gt: 0 } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return version && { kind: "test_split", datasetVersionId: version.id };
}
