import { getTraffic } from "@/lib/deployments/get-traffic";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getTraffic(caller, id("deploymentId")));
