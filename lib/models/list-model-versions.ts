import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { modelVersionInclude } from "./model-version-include";
import { type ListedModel, listedModelSchema } from "./schemas";
import { readServing } from "./stages/read-serving";

/** Newest first, baselines last. */
export async function listModelVersions({ projectId }: Caller): Promise<ListedModel[]> {
  const rows = await db.modelVersion.findMany({
    where: { projectId },
    orderBy: [{ number: "desc" }, { createdAt: "desc" }],
    include: modelVersionInclude,
  });
  const serving = await readServing(db, { projectId });
  return rows.map((row) => listedModelSchema.parse({ ...row, serves: serving.get(row.id) ?? [] }));
}
