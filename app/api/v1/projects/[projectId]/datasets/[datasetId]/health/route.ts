import { checkNow } from "@/lib/datasets/checks/check-now";
import { getHealth } from "@/lib/datasets/checks/get-health";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getHealth(caller, id("datasetId")));

export const POST = route({ may: "edit" }, ({ caller, id }) => checkNow(caller, id("datasetId")));
