import { reviewSettingsInput } from "@/lib/datasets/reviews/schemas";
import { updateReviewSettings } from "@/lib/datasets/reviews/update-review-settings";
import { route } from "@/lib/http/route";

export const PUT = route({ may: "launch", body: reviewSettingsInput }, ({ caller, id, body }) =>
  updateReviewSettings(caller, id("datasetId"), body),
);
