import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { RequestRecord } from "@/lib/deployments/request-record";

export interface Unit {
  source: RequestRecord["unitSource"];
  value: string;
}

/** Who asks: a header made for it, the protocol's own field, or a session; the first that is there. */
export function unitOf(headers: IncomingHttpHeaders, body: { user?: string | null; safety_identifier?: string | null }): Unit {
  const header = first(headers["x-hone-unit"]);
  if (header) return { source: "header", value: header };
  const user = body.user || body.safety_identifier;
  if (user) return { source: "user", value: user };
  const session = first(headers["x-session-id"]);
  return session ? { source: "session", value: session } : { source: "none", value: "" };
}

/** What the log knows somebody by: enough to tell people apart, nothing to find them with. */
export function hashUnit(salt: string, { value }: Unit): string {
  return value === "" ? "" : createHash("sha256").update(`log\n${salt}\n${value}`).digest("hex").slice(0, 24);
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim();
