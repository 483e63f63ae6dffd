import { endExperiment } from "@/lib/deployments/experiments/end-experiment";
import { endExperimentInput } from "@/lib/deployments/experiments/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: endExperimentInput }, ({ caller, id, body }) =>
  endExperiment(caller, id("experimentId"), body),
);
