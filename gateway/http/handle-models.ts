import type { IncomingMessage, ServerResponse } from "node:http";
import type { Gateway } from "../gateway";
import { authorize } from "../keys/authorize";
import { GatewayError } from "./gateway-error";
import { sendJson } from "./send";

/** The deployments that a key may use, as a list of models or one of them. */
export function handleModels(gateway: Gateway, request: IncomingMessage, response: ServerResponse, name: string | null): void {
  const key = authorize(request, gateway.table);
  const models = gateway.table.deploymentsOf(key).map(({ name: id, created }) => ({ id, object: "model", created, owned_by: "hone" }));
  if (name === null) {
    sendJson(response, 200, { object: "list", data: models });
    return;
  }
  const model = models.find(({ id }) => id === name);
  if (!model) throw new GatewayError(404, "model_not_found", `There is no deployment “${name.slice(0, 100)}”, or this key may not use it.`);
  sendJson(response, 200, model);
}
