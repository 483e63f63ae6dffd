import { db } from "@/lib/db/client";
import type { Facts } from "./matches";

/** What is known of some requests at this moment, in the order of their ids; those that are gone are left out. */
export async function readFacts(requestIds: readonly string[]): Promise<(Facts & { deploymentId: string })[]> {
  const [rows, marks] = await Promise.all([
    db.requestLog.findMany({
      where: { id: { in: [...requestIds] } },
      orderBy: { id: "asc" },
      select: {
        id: true,
        deploymentId: true,
        at: true,
        outcome: true,
        format: true,
        variantId: true,
        servedVariantId: true,
        content: { select: { answer: true, searched: true } },
        feedback: { select: { kind: true, name: true, value: true, at: true } },
      },
    }),
    db.experimentMark.findMany({
      where: { requestId: { in: [...requestIds] }, score: { not: null } },
      select: { requestId: true, score: true, settledAt: true },
    }),
  ]);
  const markOf = new Map(marks.map(({ requestId, score, settledAt }) => [requestId, { score: score ?? 0, at: settledAt ?? new Date(0) }]));
  return rows.map(({ id, variantId, servedVariantId, content, feedback, ...row }) => ({
    ...row,
    requestId: id,
    isFallback: servedVariantId !== variantId,
    text: content && { question: content.searched.slice(0, -content.answer.length || undefined).trim(), answer: content.answer },
    said: feedback,
    mark: markOf.get(id) ?? null,
  }));
}
