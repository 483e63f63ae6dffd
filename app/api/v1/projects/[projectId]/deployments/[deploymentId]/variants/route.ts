import { addVariant } from "@/lib/deployments/add-variant";
import { addVariantInput } from "@/lib/deployments/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: addVariantInput, status: 201 }, ({ caller, id, body }) =>
  addVariant(caller, id("deploymentId"), body),
);
