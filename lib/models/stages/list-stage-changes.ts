import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getModelVersion } from "../get-model-version";
import { type StageChange, stageChangeSchema } from "../schemas";

const mostShown = 200;

/** The newest first. */
export async function listStageChanges(caller: Caller, modelVersionId: string): Promise<StageChange[]> {
  const { id } = await getModelVersion(caller, modelVersionId);
  const rows = await db.modelStageChange.findMany({
    where: { modelVersionId: id },
    orderBy: { stageVersion: "desc" },
    take: mostShown,
  });
  const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = new Map(people.map(({ id: userId, name }) => [userId, name]));
  return z.array(stageChangeSchema).parse(rows.map(({ userId, ...row }) => ({ ...row, by: nameOf.get(userId ?? "") ?? null })));
}
