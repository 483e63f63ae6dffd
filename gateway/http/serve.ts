import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { handleChat } from "../chat/handle-chat";
import { handleFeedback } from "../feedback/handle-feedback";
import type { Gateway } from "../gateway";
import { GatewayError, toGatewayError } from "./gateway-error";
import { handleModels } from "./handle-models";
import { sendError, sendJson, sendText } from "./send";

/** Whoever sends slower than this is not waited for; how long an answer may take is the deployment's business. */
const [headersMs, wholeRequestMs, idleMs, lingerMs, mostHeaderBytes] = [10_000, 30_000, 65_000, 5_000, 16 * 1024];

export async function listenOn(port: number): Promise<Server> {
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: wholeRequestMs,
    keepAliveTimeout: idleMs,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: mostHeaderBytes,
    noDelay: true,
  });
  server.listen(port);
  await once(server, "listening");
  return server;
}

export function serveOn(server: Server, gateway: Gateway): void {
  server.on("request", (request, response) => void serve(gateway, request, response));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => refuseConnection(gateway, error, socket));
}

async function serve(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.on("error", () => undefined);
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (request.method === "GET" && path === "/health") return health(gateway, response);
  if (request.method === "GET" && path === "/metrics") return metrics(gateway, response);
  gateway.metrics.began();
  if (gateway.isDraining) response.setHeader("connection", "close");
  try {
    await route(gateway, request, response, path);
  } catch (error) {
    // Who left while still sending was nobody yet.
    if (request.destroyed && !request.complete) gateway.metrics.refused("client_left_early");
    else {
      const told = toGatewayError(error);
      gateway.metrics.refused(told.code);
      sendError(response, told);
      if (!request.complete) letFinish(request);
    }
    if (response.headersSent && !response.writableEnded) response.destroy();
  } finally {
    gateway.metrics.left();
  }
}

async function route(gateway: Gateway, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { method = "GET" } = request;
  if (!gateway.isRouted) {
    const words =
      "The gateway has just been started and knows no deployments yet, because the database does not answer. Try again shortly.";
    throw new GatewayError(503, "not_ready", words, { "retry-after": "2" });
  }
  if (method === "POST" && path === "/v1/chat/completions") return handleChat(gateway, request, response);
  if (method === "POST" && path === "/v1/feedback") return handleFeedback(gateway, request, response);
  if (method === "GET" && path === "/v1/models") return handleModels(gateway, request, response, null);
  const model = /^\/v1\/models\/([^/]+)$/.exec(path)?.[1];
  if (method === "GET" && model !== undefined) return handleModels(gateway, request, response, safeDecode(model));
  const words = `${method} ${path.slice(0, 100)} is not served here. There are POST /v1/chat/completions, GET /v1/models and POST /v1/feedback.`;
  throw new GatewayError(404, "unknown_url", words);
}

/** A program reads its answer only when it has sent its body; cut off before, it would never know why. */
function letFinish(request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), lingerMs);
  request.once("close", () => clearTimeout(timer));
  request.resume();
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function health(gateway: Gateway, response: ServerResponse): void {
  const status = gateway.isDraining ? "draining" : gateway.isRouted ? "ok" : "not_ready";
  const spool = { waitingBytes: gateway.spool.waitingBytes(), ...gateway.spool.counts };
  sendJson(response, status === "ok" ? 200 : 503, { status, database: gateway.isStoreUp ? "connected" : "away", spool });
}

function metrics(gateway: Gateway, response: ServerResponse): void {
  const { written, dropped, withoutText } = gateway.spool.counts;
  const text = gateway.metrics.write({
    hone_gateway_in_flight: gateway.metrics.inFlight(),
    hone_gateway_shadows_running: gateway.shadows.running(),
    hone_gateway_database_up: Number(gateway.isStoreUp),
    hone_gateway_spool_bytes: gateway.spool.waitingBytes(),
    hone_gateway_spool_written: written,
    hone_gateway_spool_dropped: dropped,
    hone_gateway_spool_without_text: withoutText,
    hone_gateway_memory_bytes: process.memoryUsage.rss(),
  });
  sendText(response, 200, text, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
}

/** What is no HTTP, or came too slowly, never becomes a request; it gets an answer in the same shape all the same. */
function refuseConnection(gateway: Gateway, error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const isSlow = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  const told = isSlow
    ? new GatewayError(408, "request_too_slow", "The request did not come in whole within half a minute. Send it again.")
    : new GatewayError(
        error.code === "HPE_HEADER_OVERFLOW" ? 431 : 400,
        "invalid_http",
        "This is not a request that can be read. Send HTTP/1.1.",
      );
  gateway.metrics.refused(told.code);
  const body = JSON.stringify(told.toBody());
  const head = `HTTP/1.1 ${told.status} ${told.code}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\n\r\n${body}`);
}
