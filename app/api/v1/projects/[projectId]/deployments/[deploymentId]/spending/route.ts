import { changeSpending } from "@/lib/deployments/spending/change-spending";
import { getSpending } from "@/lib/deployments/spending/get-spending";
import { changeSpendingInput } from "@/lib/deployments/spending/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getSpending(caller, id("deploymentId")));

export const PATCH = route({ may: "launch", body: changeSpendingInput }, ({ caller, id, body }) =>
  changeSpending(caller, id("deploymentId"), body),
);
