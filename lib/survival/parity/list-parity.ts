import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { parityInclude, toParity } from "./get-parity";
import type { ParityReport } from "./schemas";

const most = 200;

/** Newest first. */
export async function listParity({ projectId }: Caller): Promise<ParityReport[]> {
  const rows = await db.parityReport.findMany({
    where: { projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    include: parityInclude,
  });
  return Promise.all(rows.map(toParity));
}
