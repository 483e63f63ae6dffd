import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * The public address, and the one this request came to: a person may open Hone under the machine's name or number.
 * A browser lets no page choose the Host header of a request to somebody else, so it proves as much as the setting.
 */
export function ownOrigins(request: Request): string[] {
  const host = request.headers.get("host");
  return [new URL(env.url).origin, ...(host ? [`http://${host}`, `https://${host}`] : [])];
}

/** A cookie travels with requests that other sites start; what changes something must come from a page of ours. */
export function requireSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  if (origin && ownOrigins(request).includes(origin)) return;
  throw new AppError(
    "forbidden",
    `This request came from ${origin ?? "an unnamed place"}, not from a page of this Hone. Open ${env.url} and try there; a program signs in with an API key instead of a cookie.`,
  );
}
