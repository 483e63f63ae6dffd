import { APIConnectionError } from "openai";

/** What a request threw, as the SDK would say it; an abort that we asked for stays one, and patience that ran out is none. */
export function connectionBroke(error: unknown, signal?: AbortSignal | null): unknown {
  const isOurs = signal?.aborted && !(signal.reason instanceof Error && signal.reason.name === "TimeoutError");
  if (isOurs) return error;
  return new APIConnectionError({ message: "The connection broke.", ...(error instanceof Error ? { cause: error } : {}) });
}
