import type { Dispatcher } from "undici";
import type { RoutedVariant } from "../routing/routing-table";

type Answer = Dispatcher.ResponseData;

/** Why nothing came, or nothing that can be given out. `text` is what the provider said, its key taken out. */
export class UpstreamFailure extends Error {
  constructor(
    readonly kind: "unreachable" | "timeout" | "broken" | "overloaded" | "failed" | "refused_key" | "refused_request",
    message: string,
    readonly answer: { status: number; text: string; contentType: string; retryAfter: string | null } | null = null,
  ) {
    super(message);
    this.name = "UpstreamFailure";
  }

  /** Whether asking the same provider again may help, and costs nobody a second wait. */
  get mayRetry(): boolean {
    return this.kind === "unreachable" || this.kind === "broken" || this.kind === "failed";
  }

  /** Whether somebody else may do better: not where the request itself is wrong. */
  get mayFallBack(): boolean {
    return this.kind !== "refused_request";
  }
}

const mostErrorBytes = 64 * 1024;

/** Asks once. Comes back when the answer begins; whatever is not an answer is thrown. */
export async function askUpstream({ upstream }: RoutedVariant, body: string, timeoutMs: number, signal: AbortSignal): Promise<Answer> {
  const { pool, path, headers, name } = upstream;
  const answer = await pool
    .request({ path, method: "POST", headers, body, signal, headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      throw toFailure(error, name);
    });
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer;
  throw await refusal(answer, upstream);
}

export function toFailure(error: unknown, name: string): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT")
    return new UpstreamFailure("timeout", `${name} did not answer in time.`);
  if (code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE" || code.startsWith("HPE_"))
    return new UpstreamFailure("broken", `The connection to ${name} broke.`);
  return new UpstreamFailure("unreachable", `${name} cannot be reached${code ? ` (${code})` : ""}.`);
}

async function refusal(
  { statusCode: status, headers, body }: Answer,
  { name, withoutKey }: RoutedVariant["upstream"],
): Promise<UpstreamFailure> {
  let text = "";
  try {
    for await (const chunk of body) {
      text += String(chunk);
      if (text.length > mostErrorBytes) break;
    }
  } catch {
    // The status says enough.
  }
  const contentType = String(headers["content-type"] ?? "application/json");
  const retryAfter = headers["retry-after"] === undefined ? null : String(headers["retry-after"]);
  const answer = { status, text: withoutKey(text), contentType, retryAfter };
  if (status === 401 || status === 403)
    return new UpstreamFailure("refused_key", `${name} refused the key that it was asked with.`, answer);
  if (status === 404) return new UpstreamFailure("refused_key", `${name} does not know the model that this deployment asks for.`, answer);
  if (status === 429) return new UpstreamFailure("overloaded", `${name} answers no more requests at the moment.`, answer);
  if (status >= 500 || status < 400) return new UpstreamFailure("failed", `${name} failed (${status}).`, answer);
  return new UpstreamFailure("refused_request", `${name} refused the request (${status}).`, answer);
}
