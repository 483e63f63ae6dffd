import { Prisma } from "@/lib/db/generated/client";

/**
 * The order in which cases `c` are asked: mixed, the same for every model on the benchmark, the cases of one source after each other. What was
 * answered first is a fair sample, and evaluations that stop early have the most cases in common.
 */
export const askedOrder = Prisma.sql`md5(c."benchmarkId" || coalesce(c."groupKey", c.id)), c.position`;
