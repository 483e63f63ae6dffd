import { db } from "@/lib/db/client";
import type { JobPayload } from "@/lib/jobs/catalog";
import { summariseScores } from "../summarise-scores";

/** The evaluation's means once more, after people have rated answers of it. */
export async function sumUp({ evaluationId }: JobPayload<"evaluations.sumUp">): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from "Evaluation" where id = ${evaluationId} for update`;
    const evaluation = await tx.evaluation.findFirst({
      where: { id: evaluationId, status: { in: ["succeeded", "stopped"] } },
      include: { benchmark: true },
    });
    if (evaluation) await tx.evaluation.update({ where: { id: evaluationId }, data: await summariseScores(tx, evaluation) });
  });
}
