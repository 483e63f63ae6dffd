import { callNormal } from "@/lib/deployments/drift/call-normal";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch" }, ({ caller, id }) => callNormal(caller, id("deploymentId")));
