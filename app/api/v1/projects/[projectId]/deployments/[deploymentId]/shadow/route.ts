import { getShadow } from "@/lib/deployments/shadow/get-shadow";
import { setShadowInput } from "@/lib/deployments/shadow/schemas";
import { setShadow } from "@/lib/deployments/shadow/set-shadow";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getShadow(caller, id("deploymentId")));

export const PUT = route({ may: "launch", body: setShadowInput }, ({ caller, id, body }) => setShadow(caller, id("deploymentId"), body));
