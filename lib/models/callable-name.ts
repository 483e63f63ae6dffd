import type { ModelVersion } from "@/lib/db/generated/client";

/** The name that is asked: the deployment's where a provider lets nothing answer without one, and otherwise the model's own. */
export function callableName({ deploymentName, trainerModel }: Pick<ModelVersion, "deploymentName" | "trainerModel">): string {
  return deploymentName ?? trainerModel;
}
