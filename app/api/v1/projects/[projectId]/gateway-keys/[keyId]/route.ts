import { revokeGatewayKey } from "@/lib/deployments/revoke-gateway-key";
import { route } from "@/lib/http/route";

export const DELETE = route({ may: "launch", status: 204 }, ({ caller, id }) => revokeGatewayKey(caller, id("keyId")));
