import type { Prisma } from "@/lib/db/generated/client";

/** A foreign payload as it can be stored: what JSON cannot say is dropped. */
export function toJsonInput(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value ?? null) ?? "null");
}
