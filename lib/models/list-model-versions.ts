import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { modelVersionInclude } from "./model-version-include";
import { type ModelVersion, modelVersionSchema } from "./schemas";

/** Newest first, baselines last. */
export async function listModelVersions({ projectId }: Caller): Promise<ModelVersion[]> {
  const rows = await db.modelVersion.findMany({
    where: { projectId },
    orderBy: [{ number: "desc" }, { createdAt: "desc" }],
    include: modelVersionInclude,
  });
  return rows.map((row) => modelVersionSchema.parse(row));
}
