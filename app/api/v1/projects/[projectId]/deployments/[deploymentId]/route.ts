import { deleteDeployment } from "@/lib/deployments/delete-deployment";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { updateDeploymentInput } from "@/lib/deployments/schemas";
import { updateDeployment } from "@/lib/deployments/update-deployment";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getDeployment(caller, id("deploymentId")));

export const PATCH = route({ may: "launch", body: updateDeploymentInput }, ({ caller, id, body }) =>
  updateDeployment(caller, id("deploymentId"), body),
);

export const DELETE = route({ may: "launch", status: 204 }, ({ caller, id }) => deleteDeployment(caller, id("deploymentId")));
