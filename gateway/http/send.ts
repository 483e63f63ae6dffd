import type { ServerResponse } from "node:http";
import type { GatewayError } from "./gateway-error";

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  sendText(response, status, JSON.stringify(body), { "content-type": "application/json", ...headers });
}

export function sendText(response: ServerResponse, status: number, body: string | Buffer, headers: Record<string, string>): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body), "x-content-type-options": "nosniff" });
  response.end(body);
}

export function sendError(response: ServerResponse, error: GatewayError, headers: Record<string, string> = {}): void {
  sendJson(response, error.status, error.toBody(), { ...headers, ...error.headers });
}
