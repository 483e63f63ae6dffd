import { listChanges } from "@/lib/deployments/list-changes";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listChanges(caller, id("deploymentId")));
