import { GatewayError } from "../http/gateway-error";
import type { UpstreamFailure } from "./ask-upstream";

/** What the program is told when no variant answered. Whose turn it is stands in it; what the provider said about Hone's key does not. */
export function toClientError(failure: UpstreamFailure): GatewayError {
  const { kind, message, answer } = failure;
  if (kind === "overloaded") {
    const headers: Record<string, string> = answer?.retryAfter ? { "retry-after": answer.retryAfter } : {};
    return new GatewayError(429, "upstream_overloaded", `${message} Try again a little later.`, headers);
  }
  if (kind === "timeout") {
    const words = `${message} Try again, or give the deployment more time.`;
    return new GatewayError(504, "upstream_timeout", words);
  }
  if (kind === "refused_key") {
    const words = `${message} Somebody who runs this workspace has to look at the trainer's connection.`;
    return new GatewayError(502, "upstream_misconfigured", words);
  }
  return new GatewayError(502, "upstream_failed", `${message} Try again; if it lasts, look at the provider's status page.`);
}
