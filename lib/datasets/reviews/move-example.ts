import type { Caller } from "@/lib/accounts/caller";
import { getExample } from "@/lib/datasets/examples/get-example";
import type { Example } from "@/lib/datasets/examples/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { opensAgain, statesBefore } from "./moves";
import type { MoveExampleInput } from "./schemas";

/**
 * Moves an example by hand: into review, or open again, from where the judgements until then count no more. One conditional update, so of two
 * at once one wins.
 */
export async function moveExample(caller: Caller, exampleId: string, { from, to }: MoveExampleInput): Promise<Example> {
  const where = { id: exampleId, projectId: caller.projectId, deletedAt: null };
  const example = await getExample(caller, exampleId);
  const { dataset } = await db.example.findFirstOrThrow({
    where,
    select: { dataset: { select: { reviewersPerExample: true } } },
  });
  if (!statesBefore(to, caller.role, dataset.reviewersPerExample).includes(from))
    throw new AppError(
      "invalid",
      dataset.reviewersPerExample > 1 && (to === "approved" || to === "rejected")
        ? "Several people judge each example of this dataset, so it is settled by their judgements, or by a lead."
        : "An example cannot go that way. What is settled is opened again first.",
    );
  const data = {
    state: to,
    ...(to === "approved" ? { isMachineWritten: false } : {}),
    ...(opensAgain(from, to) ? { reviewRound: { increment: 1 } } : {}),
  };
  const { count } = await db.example.updateMany({ where: { ...where, state: from, revision: example.revision }, data });
  if (count === 0) throw new AppError("conflict", "Somebody moved or changed this example in the meantime. Look at it again.");
  return getExample(caller, exampleId);
}
