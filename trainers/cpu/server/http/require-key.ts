import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { ApiError } from "./api-error";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Every route but /health wants the key, unknown routes too. Digests of equal length are compared in constant time. */
export function requireKey(app: FastifyInstance, apiKey: string): void {
  const expected = digest(apiKey);
  app.addHook("onRequest", async (request) => {
    if (request.routeOptions.url === "/health") return;
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (timingSafeEqual(digest(given), expected)) return;
    throw new ApiError(
      401,
      "invalid_api_key",
      "The trainer's key is missing or wrong. Send it as Authorization: Bearer <HONE_TRAINER_API_KEY>.",
    );
  });
}
