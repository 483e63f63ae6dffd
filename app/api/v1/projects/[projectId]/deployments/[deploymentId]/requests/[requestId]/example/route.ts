import { addToDataset } from "@/lib/deployments/collect/add-to-dataset";
import { addToDatasetInput } from "@/lib/deployments/collect/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: addToDatasetInput, status: 201 }, ({ caller, id, body }) =>
  addToDataset(caller, id("deploymentId"), id("requestId"), body),
);
