import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getDeploymentRow } from "../get-deployment";
import { compareShadow } from "./compare-shadow";
import { type Shadow, shadowSchema } from "./schemas";

/** The last ones are compared: what a candidate did weeks ago says little about today. */
const mostCompared = 1_000;
const mostPairs = 10;

/** What is mirrored, what it cost this month, and how it did beside what was served. */
export async function getShadow(caller: Caller, deploymentId: string, now = new Date()): Promise<Shadow> {
  const { id, routingVersion, shadowVariantId, shadowShare } = await getDeploymentRow(caller, deploymentId);
  const last = await db.shadowAnswer.findFirst({ where: { deploymentId: id }, orderBy: { id: "desc" }, select: { variantId: true } });
  const shownVariantId = shadowVariantId ?? last?.variantId ?? null;
  const answers = await db.shadowAnswer.findMany({
    where: { deploymentId: id, variantId: shownVariantId ?? "" },
    orderBy: { id: "desc" },
    take: mostCompared,
    omit: { answer: true },
  });
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const { _sum } = await db.shadowDay.aggregate({
    where: { deploymentId: id, day: { gte: month } },
    _sum: { requests: true, dropped: true, costUsd: true, unpriced: true },
  });
  return shadowSchema.parse({
    routingVersion,
    variantId: shadowVariantId,
    share: shadowShare,
    shownVariantId,
    figures: compareShadow(answers),
    month: { requests: _sum.requests ?? 0, dropped: _sum.dropped ?? 0, costUsd: _sum.costUsd ?? 0, unpriced: _sum.unpriced ?? 0 },
    pairs: await readPairs(answers.slice(0, mostPairs).map((answer) => answer.id)),
  });
}

const mostLetters = 1_000;

async function readPairs(ids: string[]) {
  const [answers, contents] = await Promise.all([
    db.shadowAnswer.findMany({ where: { id: { in: ids } }, orderBy: { id: "desc" } }),
    db.requestContent.findMany({ where: { requestId: { in: ids } }, select: { requestId: true, answer: true, searched: true } }),
  ]);
  const byId = new Map(contents.map((content) => [content.requestId, content]));
  return answers.map((one) => {
    const content = byId.get(one.id);
    const question = content?.searched.slice(0, Math.max(0, content.searched.length - content.answer.length)).trim();
    return {
      ...one,
      answer: one.answer?.slice(0, mostLetters) ?? null,
      servedAnswer: content?.answer.slice(0, mostLetters) ?? null,
      question: question?.slice(0, mostLetters) ?? null,
    };
  });
}
