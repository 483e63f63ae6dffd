import type { z } from "zod";
import { type Problem, problemSchema } from "./problem";

/** An error that the API explained; `message` may be shown as it is. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
  }
}

interface Options {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
  idempotencyKey?: string;
}

/** Calls the API and parses the answer with the schema that shaped it on the server. */
export async function fetchJson<S extends z.ZodType>(schema: S, url: string, options: Options = {}): Promise<z.infer<S>> {
  const { method = "GET", body, signal, idempotencyKey } = options;
  const isRaw = body instanceof Blob;
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = isRaw ? "application/octet-stream" : "application/json";
  if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;
  const response = await fetch(url, {
    method,
    headers,
    signal,
    body: isRaw ? body : body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(unreachable());
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(answer);
  const problem = problemSchema.safeParse(answer);
  throw new ApiError(problem.success ? problem.data : { ...unreachable(), status: response.status });
}

function unreachable(): Problem {
  return {
    type: "about:blank",
    title: "Hone cannot be reached",
    status: 503,
    code: "unavailable",
    detail: "Hone does not answer. It may be restarting, or the connection is down. What you typed is kept; try again in a moment.",
    fields: [],
  };
}
