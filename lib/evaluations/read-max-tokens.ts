import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Grader, gradersSchema } from "./graders/schemas";

const mostTokens = 2_048;
const spareTokens = 8;
/** JSON may be written with more white space, and with fields that nobody asked for, and still be right. */
const roomOfJson = { times: 2, spareTokens: 64 };

const sizesSchema = z.tuple([z.object({ bytes: z.number(), lackCount: z.number() })]);

/**
 * How long an answer may become, in tokens. No token is shorter than a byte: where only the target itself is right, a right answer is never cut
 * off by this, and a rambling one is. Where something else may be right too, the target says nothing about how long.
 */
export async function readMaxTokens(benchmarkId: string, tx: Prisma.TransactionClient = db): Promise<number> {
  const { graders } = await tx.benchmark.findUniqueOrThrow({ where: { id: benchmarkId }, select: { graders: true } });
  const room = roomFor(gradersSchema.parse(graders));
  if (!room) return mostTokens;
  const rows = await tx.$queryRaw`
    select coalesce(max(octet_length(target) + coalesce(octet_length("targetCalls"::text), 0)), 0)::int as bytes,
      (count(*) filter (where target = '' and "targetCalls" is null))::int as "lackCount"
    from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}`;
  const [{ bytes, lackCount }] = sizesSchema.parse(rows);
  return lackCount > 0 ? mostTokens : Math.min(mostTokens, bytes * room.times + room.spareTokens);
}

function roomFor(graders: readonly Grader[]): typeof roomOfJson | null {
  const kinds = new Set(graders.flatMap(({ kind }) => (kind === "weighted" ? [] : [kind])));
  const areAll = (...known: Grader["kind"][]) => [...kinds].every((kind) => known.includes(kind));
  if (areAll("exact", "label")) return { times: 1, spareTokens };
  return areAll("exact", "label", "json_fields", "tool_calls") ? roomOfJson : null;
}
