import type { IncomingMessage, ServerResponse } from "node:http";
import { bucketOf, variantAt } from "@/lib/deployments/assign-variant";
import type { RequestRecord } from "@/lib/deployments/request-record";
import { spentOf } from "@/lib/deployments/spent-of";
import type { Gateway } from "../gateway";
import { GatewayError } from "../http/gateway-error";
import { readBody } from "../http/read-body";
import { sendError, sendText } from "../http/send";
import { authorize } from "../keys/authorize";
import { opens, type RoutedDeployment, type RoutedVariant } from "../routing/routing-table";
import { answerWhole } from "./answer-whole";
import { UpstreamFailure } from "./ask-upstream";
import { readChatRequest } from "./chat-request";
import type { Ending, Exchange } from "./exchange";
import { relayStream } from "./relay-stream";
import { toClientError } from "./to-client-error";
import { toRecord } from "./to-record";
import { type Unit, unitOf } from "./unit-of";

/** From the door to the last byte. What is refused at the door is counted and not logged: it never was anybody's request. */
export async function handleChat(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = await admit(gateway, request, response);
  const headers = () => headersOf(exchange);
  try {
    // What is enforced has to be looked at before it goes out.
    const { checkAnswer, formatMode } = exchange.deployment;
    if (exchange.chat.isStream && !(checkAnswer && formatMode === "enforce")) {
      const { ending, finish } = await relayStream(exchange, response, headers);
      const record = await log(gateway, exchange, ending);
      finish();
      return gateway.shadows.mirror(exchange, record);
    }
    const { ending, send } = await answerWhole(exchange);
    if (ending.outcome === "format_failed") {
      const words = `The answer does not keep the format of this deployment, and one attempt to have it repaired did not help. ${ending.errorMessage}`;
      const error = new GatewayError(502, "format_failed", words);
      const record = await log(gateway, exchange, { ...ending, status: error.status });
      sendError(response, error, headers());
      return gateway.shadows.mirror(exchange, record);
    }
    const record = await log(gateway, exchange, ending);
    send(response, headers());
    gateway.shadows.mirror(exchange, record);
  } catch (error) {
    await end(gateway, exchange, response, error);
  }
}

async function admit(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const startedAt = performance.now();
  const { table } = gateway;
  const key = authorize(request, table);
  gateway.limits.takeRequest(key);
  gateway.limits.requireBudget(key);
  const hangUp = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) hangUp.abort();
  });
  const chat = readChatRequest(await readBody(request));
  const deployment = table.deployment(chat.read.model);
  if (!deployment || !opens(key, deployment)) throw noSuchModel(chat.read.model);
  const unit = unitOf(request.headers, chat.read);
  const id = gateway.ids.make(deployment.projectId);
  const assigned = assign(deployment, unit, id);
  const begun = { at: Date.now(), startedAt, attempts: 0, firstByteMs: null };
  return { id, key, deployment, assigned, served: assigned, unit, chat, signal: hangUp.signal, ...begun };
}

/** Somebody stays with their variant; who is nobody falls anywhere, each time anew. */
function assign(deployment: RoutedDeployment, unit: Unit, id: string): RoutedVariant {
  const bucket = bucketOf(deployment.salt, unit.source === "none" ? id : `${unit.source} ${unit.value}`);
  const variant = variantAt(deployment.variants, bucket);
  if (variant) return variant;
  throw new GatewayError(
    503,
    "no_variant",
    `The deployment ${deployment.name} serves nothing at the moment. Promote a variant on its page.`,
  );
}

function noSuchModel(name: string): GatewayError {
  const words = `There is no deployment “${name.slice(0, 100)}”, or this key may not use it. GET /v1/models lists what it may.`;
  return new GatewayError(404, "model_not_found", words);
}

function headersOf({ id, served, assigned }: Exchange): Record<string, string> {
  const fallback: Record<string, string> = served.id === assigned.id ? {} : { "x-hone-fallback": "1" };
  return { "x-request-id": id, "x-hone-variant": String(served.number), ...fallback };
}

async function end(gateway: Gateway, exchange: Exchange, response: ServerResponse, error: unknown): Promise<void> {
  if (exchange.signal.aborted) return void (await log(gateway, exchange, { outcome: "client_left", status: 499, answer: "" }));
  if (!(error instanceof UpstreamFailure)) throw error;
  if (error.kind === "refused_request" && error.answer) {
    const { status, text, contentType } = error.answer;
    await log(gateway, exchange, { outcome: "refused", status, answer: "", errorMessage: error.message });
    return sendText(response, status, text, { "content-type": contentType, ...headersOf(exchange) });
  }
  const told = toClientError(error);
  const record = await log(gateway, exchange, { outcome: "failed", status: told.status, answer: "", errorMessage: error.message });
  sendError(response, told, headersOf(exchange));
  gateway.shadows.mirror(exchange, record);
}

async function log(gateway: Gateway, exchange: Exchange, ending: Ending): Promise<RequestRecord> {
  const record = toRecord(exchange, ending);
  gateway.metrics.ended(exchange, record);
  const usd = spentOf(record);
  if (usd > 0) gateway.limits.spend(record.keyId, usd);
  await gateway.spool.append(record);
  return record;
}
