import { advanceExperiment } from "@/lib/deployments/experiments/advance-experiment";
import { advanceExperimentInput } from "@/lib/deployments/experiments/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: advanceExperimentInput }, ({ caller, id, body }) =>
  advanceExperiment(caller, id("experimentId"), body),
);
