import { promoteVariant } from "@/lib/deployments/promote-variant";
import { promoteInput } from "@/lib/deployments/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: promoteInput }, ({ caller, id, body }) =>
  promoteVariant(caller, id("deploymentId"), body),
);
