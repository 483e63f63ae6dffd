import { addWaitingCases } from "@/lib/deployments/rules/add-waiting-cases";
import { discardWaitingCases } from "@/lib/deployments/rules/discard-waiting-cases";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", status: 201 }, ({ caller, id }) => addWaitingCases(caller, id("deploymentId"), id("ruleId")));

export const DELETE = route({ may: "launch" }, ({ caller, id }) => discardWaitingCases(caller, id("deploymentId"), id("ruleId")));
