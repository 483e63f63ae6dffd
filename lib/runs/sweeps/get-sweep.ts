import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Sweep } from "./schemas";
import { sweepInclude, toSweeps } from "./to-sweep";

export async function getSweep({ projectId }: Caller, sweepId: string): Promise<Sweep> {
  const [sweep] = await toSweeps(await db.sweep.findMany({ where: { id: sweepId, projectId }, include: sweepInclude }));
  if (!sweep) throw new AppError("not_found", "There is no such sweep in this project. Look at the list of runs.");
  return sweep;
}
