import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getEvaluation } from "../get-evaluation";
import { enqueueRegrade } from "./enqueue-regrade";
import { type Regrade, regradeSchema } from "./schemas";

/** Grades the stored answers once more, without asking the model. Who asks again while it runs gets the one that runs. */
export async function startRegrade(caller: Caller, evaluationId: string): Promise<Regrade> {
  const { id, status, caseCount, repeats } = await getEvaluation(caller, evaluationId);
  if (status !== "succeeded")
    throw new AppError(
      "conflict",
      "Not every case has its answer yet. Grade again once the evaluation is done; one that stopped has to go on first.",
    );
  if (repeats > 1)
    throw new AppError(
      "conflict",
      "Cases that were asked several times cannot be graded again yet. Measure with the graders that you want.",
    );
  const regrade = await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from "Evaluation" where id = ${id} for update`;
    const running = await tx.regrade.findFirst({ where: { evaluationId: id, status: "running" } });
    if (running) return running;
    const made = await tx.regrade.create({ data: { evaluationId: id } });
    await enqueueRegrade(tx, made.id);
    return made;
  });
  return regradeSchema.parse({ ...regrade, caseCount });
}
