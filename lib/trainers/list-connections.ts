import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { ensureCpuTrainer } from "./ensure-cpu-trainer";
import type { Connection } from "./schemas";
import { connectionInclude, toConnection } from "./to-connection";

/** As they are set up; nobody is asked whether they answer. */
export async function listConnections(person: Person): Promise<Connection[]> {
  await ensureCpuTrainer();
  const rows = await db.trainer.findMany({ include: connectionInclude, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map((row) => toConnection(person, row));
}
