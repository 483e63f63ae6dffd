import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { listGatewayKeys } from "@/lib/deployments/list-gateway-keys";
import { createGatewayKeyInput } from "@/lib/deployments/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listGatewayKeys(caller));

export const POST = route({ may: "launch", body: createGatewayKeyInput, status: 201, isSecret: true }, ({ caller, body }) =>
  createGatewayKey(caller, body),
);
