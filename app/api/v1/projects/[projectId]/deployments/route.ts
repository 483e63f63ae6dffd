import { createDeployment } from "@/lib/deployments/create-deployment";
import { listDeployments } from "@/lib/deployments/list-deployments";
import { createDeploymentInput } from "@/lib/deployments/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listDeployments(caller));

export const POST = route({ may: "launch", body: createDeploymentInput, status: 201 }, ({ caller, body }) =>
  createDeployment(caller, body),
);
