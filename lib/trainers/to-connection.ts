import type { Person } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import type { Prisma } from "@/lib/db/generated/client";
import { capabilitiesOf } from "./get-trainer";
import { type Connection, connectionSchema } from "./schemas";

export const connectionInclude = { _count: { select: { runs: true } } } satisfies Prisma.TrainerInclude;

/** The schema lets through what it names, and the key is not among it. Where a trainer is concerns those who set it up. */
export function toConnection({ role }: Person, row: Prisma.TrainerGetPayload<{ include: typeof connectionInclude }>): Connection {
  const { credentials, baseUrl, _count, ...trainer } = row;
  return connectionSchema.parse({
    ...trainer,
    baseUrl: mayDo(role, "launch") ? baseUrl : null,
    hasKey: credentials !== null,
    runCount: _count.runs,
    capabilities: capabilitiesOf(row.kind),
  });
}
