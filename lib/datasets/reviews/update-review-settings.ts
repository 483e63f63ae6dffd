import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import type { Dataset } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type ReviewSettingsInput, reviewSettingsInput } from "./schemas";

/** How many people judge each example, and whether blindly. Asking for fewer settles what they agree about already. */
export async function updateReviewSettings(caller: Caller, datasetId: string, input: ReviewSettingsInput): Promise<Dataset> {
  const { reviewersPerExample, isReviewBlind } = reviewSettingsInput.parse(input);
  const { projectId } = caller;
  await db.$transaction(async (tx) => {
    await lockDataset(tx, datasetId);
    const { count } = await tx.dataset.updateMany({ where: { id: datasetId, projectId }, data: { reviewersPerExample, isReviewBlind } });
    if (count === 0) throw new AppError("not_found", "There is no such dataset in this project.");
    await tx.$executeRaw`
      update "Example" example
      set state = agreed.state::"ReviewState", "updatedAt" = now(), "isMachineWritten" = example."isMachineWritten" and agreed.state <> 'approved'
      from (
        select waiting.id, waiting.revision, waiting."reviewRound", case when bool_and(review.decision = 'approve') then 'approved' else 'rejected' end as state
        from "Example" waiting join "ExampleReview" review
          on review."exampleId" = waiting.id and review.revision = waiting.revision and review.round = waiting."reviewRound"
        where waiting."datasetId" = ${datasetId} and waiting."projectId" = ${projectId} and waiting."deletedAt" is null
          and waiting.state in ('draft', 'in_review') and review.decision <> 'skip' and not review."isAdjudication"
        group by waiting.id, waiting.revision, waiting."reviewRound"
        having count(*) >= ${reviewersPerExample} and count(distinct review.decision) = 1) as agreed
      where example.id = agreed.id and example.revision = agreed.revision and example."reviewRound" = agreed."reviewRound"
        and example.state in ('draft', 'in_review')`;
  });
  return getDataset(caller, datasetId);
}
