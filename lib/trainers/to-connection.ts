import type { Prisma } from "@/lib/db/generated/client";
import { capabilitiesOf } from "./get-trainer";
import { type Connection, connectionSchema } from "./schemas";

export const connectionInclude = { _count: { select: { runs: true } } } satisfies Prisma.TrainerInclude;

/** The schema lets through what it names, and the key is not among it. */
export function toConnection(row: Prisma.TrainerGetPayload<{ include: typeof connectionInclude }>): Connection {
  const { credentials, _count, ...trainer } = row;
  return connectionSchema.parse({
    ...trainer,
    hasKey: credentials !== null,
    runCount: _count.runs,
    capabilities: capabilitiesOf(row.kind),
  });
}
