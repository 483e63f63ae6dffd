import { getRequest } from "@/lib/deployments/get-request";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getRequest(caller, id("deploymentId"), id("requestId")));
