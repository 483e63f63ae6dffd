import { createReadStream } from "node:fs";
import { APIError } from "openai";
import { followAddress } from "../follow-address";
import { connectionBroke } from "../openai-protocol/connection-broke";
import { readWithin } from "../read-within";
import type { Spool } from "./spool-rows";

const readMs = 30_000;
const sendMs = 600_000;
const mostBytes = 20_000_000;

/** An address that carries its own permission, as Fireworks' answer names it: our key must not travel there. */
export interface SignedUrl {
  url: string;
  /** Where Fireworks is. */
  baseURL: string;
}

/** Null where nothing is yet. */
export async function readSignedUrl({ url, baseURL }: SignedUrl): Promise<string | null> {
  const signal = AbortSignal.timeout(readMs);
  const response = await followAddress(url, { baseURL, signal });
  if (response.status === 404) return null;
  if (!response.ok) throw refused(response, "The figures could not be read.");
  return readWithin(response.body, mostBytes).catch((error: unknown) => {
    throw connectionBroke(error, signal);
  });
}

/** The same for what may be gigabytes: the bytes while they come. */
export async function openSignedUrl({ url, baseURL }: SignedUrl, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await followAddress(url, { baseURL, signal });
  if (response.ok && response.body) return response.body;
  throw refused(response, "The rows could not be read.");
}

export async function sendToSignedUrl({ url, baseURL }: SignedUrl, { path, sizeBytes }: Spool): Promise<void> {
  // What the signature of such an address was made for.
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": String(sizeBytes),
    "x-goog-content-length-range": `${sizeBytes},${sizeBytes}`,
  };
  const sending = { method: "PUT", headers, body: bytesOf(path), duplex: "half" as const, signal: AbortSignal.timeout(sendMs) };
  const response = await followAddress(url, { baseURL, ...sending });
  if (!response.ok) throw refused(response, "The rows could not be stored.");
}

/** Opened when the first byte is asked for, and closed whoever breaks off. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

function refused({ status, headers }: Response, message: string): APIError {
  return APIError.generate(status, { error: { message } }, undefined, headers);
}
