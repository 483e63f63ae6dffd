import { setSharesInput } from "@/lib/deployments/schemas";
import { setShares } from "@/lib/deployments/set-shares";
import { route } from "@/lib/http/route";

export const PUT = route({ may: "launch", body: setSharesInput }, ({ caller, id, body }) => setShares(caller, id("deploymentId"), body));
