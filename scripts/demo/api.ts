import { setTimeout as pause } from "node:timers/promises";
import type { z } from "zod";
import { problemSchema } from "@/lib/http/problem";
import { PlainError } from "../platform/plain-error.mjs";

interface Call {
  method?: "POST" | "DELETE";
  body?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  idempotencyKey?: string;
}

export type Api = ReturnType<typeof createApi>;

/** The REST API as any program uses it: over HTTP, with a key. */
export function createApi(url: string, key: string) {
  async function send(path: string, { method, body, bytes, idempotencyKey }: Call): Promise<unknown> {
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, accept: "application/json" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (bytes) headers["content-type"] = "application/octet-stream";
    if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;
    const payload = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}${path}`, { method: method ?? "GET", headers, body: payload }).catch(() => {
      throw new PlainError(
        `Hone does not answer at ${url}. Start it with \`npm start\`, or leave out HONE_URL to have one started for you.`,
      );
    });
    const text = await response.text();
    const answer: unknown = text ? parseJson(text) : null;
    if (response.ok) return answer;
    const problem = problemSchema.safeParse(answer);
    throw new PlainError(problem.success ? problem.data.detail : `Hone answered ${path} with status ${response.status}.`);
  }

  async function ask<S extends z.ZodType>(schema: S, path: string, call: Call = {}): Promise<z.infer<S>> {
    return schema.parse(await send(path, call));
  }

  /** Asks until it is done; what stands in between is handed to `onLook`. */
  async function waitFor<S extends z.ZodType>(
    schema: S,
    path: string,
    isDone: (answer: z.infer<S>) => boolean,
    onLook?: (answer: z.infer<S>) => void,
  ) {
    for (;;) {
      const answer = await ask(schema, path);
      onLook?.(answer);
      if (isDone(answer)) return answer;
      await pause(500);
    }
  }

  return { ask, waitFor, remove: (path: string) => send(path, { method: "DELETE" }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
