import { getParityCheck } from "@/lib/deployments/parity/get-parity-check";
import { startParity } from "@/lib/deployments/parity/start-parity";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getParityCheck(caller, id("deploymentId"), id("variantId")));

export const POST = route({ may: "launch", status: 201 }, ({ caller, id }) => startParity(caller, id("deploymentId"), id("variantId")));
