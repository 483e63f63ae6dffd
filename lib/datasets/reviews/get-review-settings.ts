import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ReviewSettingsInput } from "./schemas";

export async function getReviewSettings({ projectId }: Caller, datasetId: string): Promise<ReviewSettingsInput> {
  const dataset = await db.dataset.findFirst({
    where: { id: datasetId, projectId },
    select: { reviewersPerExample: true, isReviewBlind: true },
  });
  if (!dataset) throw new AppError("not_found", "There is no such dataset in this project.");
  return dataset;
}
