import { revertChange } from "@/lib/deployments/revert-change";
import { revertInput } from "@/lib/deployments/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: revertInput }, ({ caller, id, body }) =>
  revertChange(caller, id("deploymentId"), id("changeId"), body),
);
