import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

const mostTokens = 2_048;
const spareTokens = 8;

/** No token is shorter than a byte, so a right answer is never cut off, and a rambling one is. */
export async function readMaxTokens(benchmarkId: string, tx: Prisma.TransactionClient = db): Promise<number> {
  const rows =
    await tx.$queryRaw`select coalesce(max(octet_length(target) + coalesce(octet_length("targetCalls"::text), 0)), 0)::int as bytes from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}`;
  const [longest] = z.array(z.object({ bytes: z.number() })).parse(rows);
  return Math.min(mostTokens, (longest?.bytes ?? 0) + spareTokens);
}
