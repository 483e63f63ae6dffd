import { APIError } from "openai";
import { followAddress } from "../follow-address";
import { readWithin } from "../read-within";
import type { Address } from "./create-client";

const mostOfRefusal = 100_000;

/**
 * A file's bytes while they come. The client for everything else reads answers to the end to take a quoted key out of them; a training file may
 * be gigabytes, and it is the team's own text. A refusal is read and cleaned as everywhere.
 */
export async function openFile(
  { profile, baseURL, apiKey }: Address,
  fileId: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers: Record<string, string> = profile.keyHeader === "api-key" ? { "api-key": apiKey } : { authorization: `Bearer ${apiKey}` };
  const url = `${baseURL.replace(/\/+$/, "")}/files/${encodeURIComponent(fileId)}/content`;
  const response = await followAddress(url, { baseURL, headers, signal });
  const elsewhere = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
  // A storage that carries its own permission in the address: our key must not travel there.
  const file = elsewhere ? await followAddress(resolved(elsewhere, url), { baseURL, signal }) : response;
  if (file.ok && file.body) return file.body;
  return refuse(file, apiKey);
}

/** What is no address stays as it is, and is refused as such. */
const resolved = (location: string, url: string) => (URL.canParse(location, url) ? new URL(location, url).href : location);

async function refuse(response: Response, apiKey: string): Promise<never> {
  const text = (await readWithin(response.body, mostOfRefusal)).replaceAll(apiKey, "[key]");
  throw APIError.generate(response.status, readBody(text), undefined, response.headers);
}

function readBody(text: string): object {
  try {
    return { error: { message: text.slice(0, 500) }, ...JSON.parse(text) };
  } catch {
    return { error: { message: text.slice(0, 500) } };
  }
}
