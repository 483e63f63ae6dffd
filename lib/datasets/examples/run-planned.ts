import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** `collect`: all rows that an index names, however many. `walk`: along an index, until there are enough. */
type Plan = "collect" | "walk";

const settings: Record<Plan, Prisma.Sql> = {
  collect: Prisma.sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true),
    set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`,
  walk: Prisma.sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true), set_config('jit', 'off', true)`,
};

/**
 * The planner believes that filters have nothing to do with each other and with the order of the table. They have: a tag stands on one
 * import's rows, and these stand together. A wrong guess costs it seconds over a million rows, so here the caller says how.
 */
export async function runPlanned<T>(plan: Plan, query: Prisma.Sql): Promise<T[]> {
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw(settings[plan]);
      return tx.$queryRaw<T[]>(query);
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}
