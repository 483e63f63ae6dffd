import { createExperiment } from "@/lib/deployments/experiments/create-experiment";
import { listExperiments } from "@/lib/deployments/experiments/list-experiments";
import { createExperimentInput } from "@/lib/deployments/experiments/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listExperiments(caller, id("deploymentId")));

export const POST = route({ may: "launch", body: createExperimentInput, status: 201 }, ({ caller, id, body }) =>
  createExperiment(caller, id("deploymentId"), body),
);
