import type { IncomingMessage } from "node:http";
import { hashToken } from "@/lib/accounts/tokens";
import { GatewayError } from "../http/gateway-error";
import type { RoutedKey } from "../routing/routing-data";
import type { RoutingTable } from "../routing/routing-table";

/** Whose key it is. Looked up by its hash, so that nothing is compared letter by letter. */
export function authorize(request: IncomingMessage, table: RoutingTable): RoutedKey {
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (!given) {
    throw new GatewayError(401, "missing_api_key", "No key came along. Send a gateway key as “Authorization: Bearer hone_gw_…”.");
  }
  const key = table.key(hashToken(given));
  if (!key) {
    const words = "This gateway key is unknown or was revoked. Make a new one on the deployment's page.";
    throw new GatewayError(401, "invalid_api_key", words);
  }
  if (key.expiresAt !== null && key.expiresAt <= Date.now()) {
    const words = `This gateway key expired on ${new Date(key.expiresAt).toISOString().slice(0, 10)}. Make a new one on the deployment's page.`;
    throw new GatewayError(401, "expired_api_key", words);
  }
  return key;
}
