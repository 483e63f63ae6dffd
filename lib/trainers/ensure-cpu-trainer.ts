import { db } from "@/lib/db/client";
import type { Trainer } from "@/lib/db/generated/client";

/** The trainer that starts with Hone; its row is made when somebody first asks for it. */
export async function ensureCpuTrainer(): Promise<Trainer> {
  const name = "CPU trainer";
  return (
    (await db.trainer.findFirst({ where: { kind: "cpu" } })) ??
    db.trainer.upsert({ where: { name }, create: { name, kind: "cpu" }, update: {} })
  );
}
