import { createHash } from "node:crypto";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { holdClaim, type NoteMade } from "./hold-claim";

interface Asked {
  request: Request;
  userId: string;
  body: unknown;
  status: number;
  /** The answer holds what is shown once: it is not kept, and whoever repeats the request is told so. */
  isSecret?: boolean;
  /** Answers with what an earlier request under this key has made, by the id that it noted. */
  again?: (id: string) => Promise<unknown>;
}

/** Whose claim was not renewed for this long has died. */
const abandonedAfterMs = 60_000;
const keptForMs = 24 * 60 * 60 * 1000;

/** Runs the verb; under an `Idempotency-Key`, once: whoever repeats the request gets the first answer again. */
export async function answerOnce(asked: Asked, verb: (noteMade: NoteMade) => Promise<unknown>): Promise<Response> {
  const key = asked.request.headers.get("idempotency-key");
  if (!key || !["POST", "PUT"].includes(asked.request.method)) return toAnswer(await verb(noteNothing), asked.status);
  if (key.length > 200) throw new AppError("invalid", "The Idempotency-Key is too long. Use at most 200 characters, for example a UUID.");

  const claim = await claimKey(asked, key);
  if ("answer" in claim) return claim.answer;

  const { mine, noteMade, letGo } = holdClaim(asked.userId, key, claim.claimedAt);
  try {
    const result = await verb(noteMade);
    await letGo();
    const isKept = result !== undefined && !(result instanceof Response) && !asked.isSecret;
    const response = isKept ? toJson(result) : Prisma.DbNull;
    await db.idempotencyKey.updateMany({ where: mine(), data: { status: result === undefined ? 204 : asked.status, response } });
    return toAnswer(result, asked.status);
  } catch (error) {
    await letGo();
    // What was made stays made, though its answer failed: the key goes on standing for it.
    await db.idempotencyKey.deleteMany({ where: { ...mine(), madeId: null } });
    throw error;
  }
}

async function noteNothing(): Promise<void> {}

async function claimKey(
  { request, userId, body, status, isSecret, again }: Asked,
  key: string,
): Promise<{ claimedAt: Date } | { answer: Response }> {
  const url = new URL(request.url);
  const route = `${request.method} ${url.pathname}`;
  const requestHash = createHash("sha256")
    .update(JSON.stringify([url.search, body ?? request.headers.get("content-length")]))
    .digest("hex");
  const claimedAt = new Date();
  await db.idempotencyKey.deleteMany({ where: { userId, createdAt: { lt: new Date(claimedAt.getTime() - keptForMs) } } });
  const { count } = await db.idempotencyKey.createMany({
    data: [{ userId, key, route, requestHash, createdAt: claimedAt }],
    skipDuplicates: true,
  });
  if (count === 1) return { claimedAt };

  const known = await db.idempotencyKey.findUnique({ where: { userId_key: { userId, key } } });
  if (known && (known.route !== route || known.requestHash !== requestHash))
    throw new AppError("conflict", "This Idempotency-Key was used for another request before. Use a new key for a new request.");
  if (known?.status && isSecret)
    throw new AppError(
      "conflict",
      "This was made already, and what it answered is shown only once. Look at the list, and make another one.",
    );
  if (known?.status)
    return { answer: known.status === 204 ? new Response(null, { status: 204 }) : Response.json(known.response, { status: known.status }) };
  if (known?.madeId && again) return { answer: toAnswer(await again(known.madeId), status) };

  const takenOver = known && claimedAt.getTime() - known.createdAt.getTime() > abandonedAfterMs;
  if (takenOver) {
    const { count: won } = await db.idempotencyKey.updateMany({
      where: { userId, key, status: null, madeId: null, createdAt: known.createdAt },
      data: { createdAt: claimedAt },
    });
    if (won === 1) return { claimedAt };
  }
  throw new AppError(
    "conflict",
    "The first request with this Idempotency-Key is still being worked on. Ask again in a moment to get its answer.",
  );
}

function toAnswer(result: unknown, status: number): Response {
  if (result instanceof Response) return result;
  return result === undefined ? new Response(null, { status: 204 }) : Response.json(result, { status });
}

function toJson(result: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(result));
}
