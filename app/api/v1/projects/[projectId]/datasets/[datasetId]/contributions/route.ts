import { listContributions } from "@/lib/evaluations/list-contributions";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listContributions(caller, id("datasetId")));
