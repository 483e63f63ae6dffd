import type { Prisma } from "@/lib/db/generated/client";

/** The lock makes runs that start at once wait for each other, so that no two of a project share a number. */
export async function nextRunNumber(tx: Prisma.TransactionClient, projectId: string): Promise<number> {
  await tx.$queryRaw`select id from "Project" where id = ${projectId} for update`;
  const newest = await tx.run.findFirst({ where: { projectId }, orderBy: { number: "desc" }, select: { number: true } });
  return (newest?.number ?? 0) + 1;
}
