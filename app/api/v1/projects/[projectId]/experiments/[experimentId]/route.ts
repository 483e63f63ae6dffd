import { getExperiment } from "@/lib/deployments/experiments/get-experiment";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getExperiment(caller, id("experimentId")));
