import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { checkMapping } from "./check-mapping";
import { key } from "./find-mapping";
import { type SavedMapping, savedMappingSchema, type saveMappingInput } from "./schemas";

/** Keeps what the columns mean under a name, for the next file with the same ones. The same name is overwritten. */
export async function saveMapping(caller: Caller, { name, columns, mapping }: z.infer<typeof saveMappingInput>): Promise<SavedMapping> {
  const [problem, ...more] = checkMapping(mapping, columns);
  if (problem) throw new AppError("invalid", problem.problem, [problem, ...more]);
  // A new one under the old name is the newest again, so that it is the one that is offered.
  const data = { columns: key(columns), mapping, createdById: caller.userId, createdAt: new Date() };
  const saved = await db.savedMapping.upsert({
    where: { projectId_name: { projectId: caller.projectId, name } },
    create: { projectId: caller.projectId, name, ...data },
    update: data,
  });
  return savedMappingSchema.parse(saved);
}
