import { overrideParity } from "@/lib/deployments/parity/override-parity";
import { overrideParityInput } from "@/lib/deployments/parity/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: overrideParityInput }, ({ caller, id, body }) =>
  overrideParity(caller, id("deploymentId"), id("variantId"), body),
);
