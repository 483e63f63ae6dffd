import type { Prisma } from "@/lib/db/generated/client";

/** What `modelVersionSchema` says about a version beyond its own columns. */
export const modelVersionInclude = {
  trainer: { select: { id: true, name: true } },
  run: { select: { id: true, number: true } },
} satisfies Prisma.ModelVersionInclude;
