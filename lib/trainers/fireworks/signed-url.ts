import { openAsBlob } from "node:fs";
import { APIConnectionError, APIError } from "openai";
import type { Spool } from "./spool-rows";

const readMs = 30_000;
const sendMs = 600_000;
const mostCharacters = 20_000_000;

/** What stands behind an address that carries its own permission: our key must not travel there. Null where nothing is yet. */
export async function readSignedUrl(url: string): Promise<string | null> {
  const response = await reach(url, { signal: AbortSignal.timeout(readMs) });
  if (response.status === 404) return null;
  if (!response.ok)
    throw APIError.generate(response.status, { error: { message: "The figures could not be read." } }, undefined, response.headers);
  return (await response.text()).slice(0, mostCharacters);
}

/** The same for what may be gigabytes: the bytes while they come. */
export async function openSignedUrl(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await reach(url, { signal });
  if (response.ok && response.body) return response.body;
  throw APIError.generate(response.status, { error: { message: "The rows could not be read." } }, undefined, response.headers);
}

export async function sendToSignedUrl(url: string, { path, sizeBytes }: Spool): Promise<void> {
  // What the signature of such an address was made for.
  const headers = {
    "content-type": "application/octet-stream",
    "x-goog-content-length-range": `${sizeBytes},${sizeBytes}`,
  };
  const body = await openAsBlob(path);
  const response = await reach(url, { method: "PUT", headers, body, signal: AbortSignal.timeout(sendMs) });
  if (!response.ok)
    throw APIError.generate(response.status, { error: { message: "The rows could not be stored." } }, undefined, response.headers);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "manual" });
  } catch (error) {
    throw new APIConnectionError({ message: "The connection broke.", ...(error instanceof Error ? { cause: error } : {}) });
  }
}
