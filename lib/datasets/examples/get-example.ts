import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Example } from "./schemas";
import { toExample, withSource } from "./to-example";

export async function getExample(caller: Caller, exampleId: string): Promise<Example> {
  const example = await db.example.findFirst({
    where: { id: exampleId, projectId: caller.projectId, deletedAt: null },
    include: withSource,
  });
  if (!example) throw new AppError("not_found", "There is no such example in this project. It may have been deleted.");
  return toExample(example);
}
