import { planExperiment } from "@/lib/deployments/experiments/plan-experiment";
import { planExperimentInput } from "@/lib/deployments/experiments/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read", body: planExperimentInput }, ({ caller, id, body }) =>
  planExperiment(caller, id("deploymentId"), body),
);
