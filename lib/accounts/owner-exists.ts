import { db } from "@/lib/db/client";

export async function ownerExists(): Promise<boolean> {
  return (await db.user.count({ where: { role: "owner" } })) > 0;
}
